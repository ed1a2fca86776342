from pathlib import Path

import docx
from docx.oxml import OxmlElement

from tests.support.open_xml_sdk import faults_of


def test_sound_file_has_no_faults_and_a_broken_one_has(tmp_path: Path) -> None:
    sound, broken, noise = (tmp_path / name for name in ("sound.docx", "bảng hỏng.docx", "noise.docx"))
    document = docx.Document()
    document.add_paragraph("Điều 1")
    document.save(str(sound))
    # A table may not stand inside a paragraph.
    document.paragraphs[0]._p.append(OxmlElement("w:tbl"))
    document.save(str(broken))
    noise.write_bytes(bytes(range(256)))
    faults = faults_of([sound, broken, noise])
    assert faults[sound] == ()
    assert [fault.part for fault in faults[broken]] == ["/word/document.xml"]
    assert [fault.part for fault in faults[noise]] == [None]

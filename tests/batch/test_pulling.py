"""Papers edited in Word, read back as edits of the commune's own, and kept through updates."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
import yaml

from generator.adapting.overriding import CONFLICT
from generator.batch.plan import Plan
from generator.batch.pulling import Pulled, find_paper, pull, take_over
from generator.batch.result import Status
from generator.diagnostics import Diagnostics
from generator.importing.receipt import import_file
from generator.resources import data_folder
from tests.batch.communes import BINH_LU, DAY, DOAN_KET, Communes, Word, edit, made

REGULATION, DECISION, INVITATION = "quy-che.docx", "quyet-dinh-ban-hanh.docx", "giay-moi-phien-thu-nhat.docx"
COLLECTIVE = "1. Theo nguyên tắc tập trung dân chủ"
FORMS = "Hoạt động của Ban Chỉ đạo được tiến hành"


def pulled(path: Path) -> tuple[Pulled | None, Diagnostics]:
    found = Diagnostics()
    paper = find_paper(path, found)
    return (None if paper is None else pull(paper, found)), found


def taken_over(path: Path) -> Pulled:
    result, found = pulled(path)
    assert result is not None, [str(one) for one in found]
    assert result.entries
    assert len(take_over(result, "en", lambda: None, found)) == 2
    assert not found.has_errors()
    return result


def lines(path: Path) -> list[str]:
    """What the regulation in a paper says, without its numbers."""
    imported = import_file(path, Diagnostics())
    assert imported is not None
    provisions = (one for top in imported.recognised.children for one in top.walk())
    return [line for one in provisions for line in (one.title or "", *one.paragraphs) if line]


def four_edits(word: Word) -> None:
    word.change(COLLECTIVE, "là người kết luận", "là người chủ trì và kết luận")
    word.drop("4. Trong phạm vi chức năng, nhiệm vụ")
    word.insert("5. Nhiệm vụ được giao", "6. Việc gấp thì làm theo khoản 2 Điều này.")
    word.move("b) Dự đủ các cuộc họp", "c) Đảm nhiệm những việc khác khi được")


def test_what_is_edited_in_word_stands_in_every_paper_after_the_update(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edited = edit(paper, four_edits)
    # The number of the clause that is cited here follows what was dropped before it.
    said = [line.replace("theo khoản 5 Điều 2.", "theo khoản 4 Điều 2.") for line in lines(paper)]
    assert said != lines(paper)
    assert communes.update()[BINH_LU].findings[0].code == "edited-by-hand"
    result = taken_over(paper)
    assert [next(iter(one)) for one in result.entries] == ["edit", "insert", "move", "drop"]
    after = communes.update()
    assert (after[BINH_LU].status, after[BINH_LU].written) == (Status.WRITTEN, 2)
    assert after[DOAN_KET].status is Status.UNCHANGED
    assert lines(paper) == said
    assert lines(communes.unit() / DECISION) == said
    (kept,) = communes.unit().glob("quy-che-sua-tay-*.docx")
    assert kept.read_bytes() == edited
    again = communes.update()
    assert (again[BINH_LU].status, again[BINH_LU].written) == (Status.UNCHANGED, 0)
    nothing, found = pulled(paper)
    assert nothing is not None
    assert (nothing.entries, [one.code for one in found]) == ((), ["not-edited"])


def test_words_keep_their_tags_and_citations_become_references(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, four_edits)
    result, _found = pulled(paper)
    assert result is not None
    edited, inserted, moved, dropped = result.entries
    assert edited["edit"] == "principles.collective"
    assert inserted["insert"]["text"] == "Việc gấp thì làm theo {{ ref('principles.no-substitution') }}."
    assert inserted["after"] == "principles.disagreement"
    assert (moved["move"], moved["after"]) == ("duties.deputy.meetings", "duties.deputy.others")
    assert dropped["drop"] == "principles.initiative"
    assert all(len(one["against"]) == 16 and one["base"] for one in result.entries)


def test_own_edits_stay_when_the_province_changes_something_else(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, four_edits)
    taken_over(paper)
    communes.update()
    communes.amend(
        "hội nghị, hội thảo, việc cho ý kiến bằng văn bản", "hội nghị, việc cho ý kiến bằng văn bản"
    )
    results = communes.update()
    assert {one.status for one in results.values()} == {Status.WRITTEN}
    text = "\n".join(lines(paper))
    assert "hội nghị, việc cho ý kiến bằng văn bản" in text
    assert "là người chủ trì và kết luận" in text
    assert "là người chủ trì" not in "\n".join(lines(communes.unit(DOAN_KET) / REGULATION))


def test_a_conflict_leaves_the_papers_as_they_are_until_it_is_decided(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, lambda word: word.change(FORMS, "phiên họp định kỳ", "phiên họp hằng tháng"))
    taken_over(paper)
    communes.update()
    before = {one.name: one.read_bytes() for one in communes.unit().iterdir() if one.is_file()}
    communes.amend("hội nghị, hội thảo, việc", "hội nghị, việc")
    results = communes.update()
    assert results[BINH_LU].status is Status.CONFLICT
    assert results[DOAN_KET].status is Status.WRITTEN
    assert {one.name: one.read_bytes() for one in communes.unit().iterdir() if one.is_file()} == before
    assert {one.file for one in results[BINH_LU].documents} == {REGULATION, DECISION, INVITATION}
    (finding,) = results[BINH_LU].findings
    assert (finding.code, finding.file) == (CONFLICT, "overrides.yaml")
    texts = (
        "phiên họp định kỳ, cuộc họp đột xuất, hội nghị, hội thảo, việc",
        "phiên họp định kỳ, cuộc họp đột xuất, hội nghị, việc",
        "phiên họp hằng tháng, cuộc họp đột xuất, hội nghị, việc",
    )
    assert [finding.message.count(text) for text in texts] == [1, 1, 1]
    overrides = communes.unit() / "overrides.yaml"
    text = overrides.read_text(encoding="utf-8")
    (entry,) = yaml.safe_load(text)["overrides"]
    new = (finding.hint or "").partition("against: ")[2][:16]
    # The unit keeps its words, on the text of now.
    overrides.write_text(text.replace(entry["against"], new), encoding="utf-8")
    assert communes.update()[BINH_LU].status is Status.WRITTEN
    assert texts[2] in "\n".join(lines(paper))
    # Or it follows the province: the entry is deleted.
    overrides.write_text("overrides: []\n", encoding="utf-8")
    assert communes.update()[BINH_LU].status is Status.WRITTEN
    assert texts[1] in "\n".join(lines(paper))


def test_the_decision_that_holds_the_regulation_is_read_back_too(communes: Communes) -> None:
    paper = communes.unit() / DECISION
    edit(paper, four_edits)
    taken_over(paper)
    communes.update()
    assert "chủ trì và kết luận" in "\n".join(lines(communes.unit() / REGULATION))


def test_what_is_no_provision_is_named_and_not_taken_over(communes: Communes) -> None:
    paper = communes.unit() / DECISION

    def work(word: Word) -> None:
        word.letterhead("/QĐ-BCĐ", "12/QĐ-BCĐ")
        word.bold(COLLECTIVE)
        word.change("Căn cứ Luật", "Căn cứ Luật", "Căn cứ vào Luật")

    edit(paper, work)
    result, found = pulled(paper)
    assert result is not None
    assert result.entries == ()
    assert {one.code for one in found} == {"not-taken-over"}
    told = " ".join(one.message for one in found)
    assert "12/QĐ-BCĐ" in told
    assert "Căn cứ vào Luật" in told


def test_entries_come_behind_those_that_are_there(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, lambda word: word.drop("4. Trong phạm vi chức năng, nhiệm vụ"))
    taken_over(paper)
    overrides = communes.unit() / "overrides.yaml"
    overrides.write_text(overrides.read_text(encoding="utf-8") + "# Ghi chú của xã.\n", encoding="utf-8")
    communes.update()
    edit(paper, lambda word: word.change(COLLECTIVE, "là người kết luận", "là người chủ trì và kết luận"))
    result = taken_over(paper)
    assert [next(iter(one)) for one in result.entries] == ["edit"]
    text = overrides.read_text(encoding="utf-8")
    assert "# Ghi chú của xã." in text
    assert [next(iter(one)) for one in yaml.safe_load(text)["overrides"]] == ["drop", "edit"]
    assert communes.update()[BINH_LU].status is Status.WRITTEN
    said = "\n".join(lines(paper))
    assert "chủ trì và kết luận" in said
    assert "Trong phạm vi chức năng, nhiệm vụ, quyền hạn của mình" not in said


def test_what_is_edited_after_it_was_taken_over_is_kept(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, four_edits)
    taken_over(paper)
    later = edit(paper, lambda word: word.bold(COLLECTIVE))
    results = communes.update()
    assert results[BINH_LU].status is Status.EDITED
    assert paper.read_bytes() == later


def test_a_file_that_changes_while_it_is_read_is_not_taken_over(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, four_edits)
    result, found = pulled(paper)
    assert result is not None
    edit(paper, lambda word: word.bold(COLLECTIVE))
    assert take_over(result, "en", lambda: None, found) == ()
    assert [one.code for one in found if one.severity == "error"] == ["file-changed"]
    assert not (communes.unit() / "overrides.yaml").exists()


def test_a_reference_to_what_was_taken_out_is_told(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, lambda word: word.drop("4. Báo cáo, tham mưu để Ban Chỉ đạo đề nghị"))
    result, found = pulled(paper)
    assert result is not None
    (error,) = (one for one in found if one.severity == "error")
    assert error.code == "dropped-reference"
    assert error.location is not None
    assert Path(error.location.file) == communes.unit() / "overrides.yaml"


def test_only_papers_of_a_batch_that_hold_the_regulation_are_read(communes: Communes, tmp_path: Path) -> None:
    _result, found = pulled(communes.unit() / INVITATION)
    assert [one.code for one in found] == ["not-pulled"]
    _result, found = pulled(communes.unit() / "khac.docx")
    assert [one.code for one in found] == ["file-missing"]
    elsewhere = shutil.copy(communes.unit() / REGULATION, tmp_path / "quy-che.docx")
    _result, found = pulled(Path(elsewhere))
    assert [one.code for one in found] == ["not-a-unit"]
    (communes.unit() / REGULATION).write_bytes(b"no Word file")
    result, found = pulled(communes.unit() / REGULATION)
    assert result is None
    assert found.has_errors()


def test_a_commune_may_drop_what_its_papers_cite(communes: Communes) -> None:
    """The invitation cites who convenes a meeting: without that provision it cites none."""
    (communes.unit() / "overrides.yaml").write_text(
        "overrides:\n  - {drop: meetings.convening, against: 0000000000000000}\n", encoding="utf-8"
    )
    (finding,) = communes.update()[BINH_LU].findings
    fingerprint = (finding.hint or "").partition("against: ")[2][:16]
    (communes.unit() / "overrides.yaml").write_text(
        f"overrides:\n  - {{drop: meetings.convening, against: {fingerprint}}}\n", encoding="utf-8"
    )
    found = Diagnostics()
    assert communes.update(found)[BINH_LU].status is Status.WRITTEN
    assert not found.has_errors()


def test_own_edits_that_cannot_be_read_stop_that_commune_alone(communes: Communes) -> None:
    overrides = communes.unit() / "overrides.yaml"
    overrides.mkdir()
    results = communes.update()
    assert (results[BINH_LU].status, results[DOAN_KET].status) == (Status.FAILED, Status.UNCHANGED)
    overrides.rmdir()
    overrides.write_text("overrides:\n  - {dropp: scope, against: 0000000000000000}\n", encoding="utf-8")
    found = Diagnostics()
    assert communes.update(found)[BINH_LU].status is Status.FAILED
    (error,) = (one for one in found if one.severity == "error")
    assert (error.code, error.location and error.location.line) == ("no-operation", 2)


def test_a_paper_of_before_the_last_change_is_not_taken_over_blindly(communes: Communes) -> None:
    """Its earlier words would come back as the commune's own edits."""
    paper = communes.unit() / REGULATION
    edited = edit(paper, lambda word: word.drop("4. Trong phạm vi chức năng, nhiệm vụ"))
    communes.amend("hội nghị, hội thảo, việc", "hội nghị, việc")
    for _before_and_after_the_update in range(2):
        result, found = pulled(paper)
        assert result is not None
        assert [next(iter(one)) for one in result.entries] == ["edit", "drop"]
        assert "paper-outdated" in {one.code for one in found if one.severity == "warning"}
        assert take_over(result, "en", lambda: None, found) == ()
        assert "paper-outdated" in {one.code for one in found if one.severity == "error"}
        assert communes.update()[BINH_LU].status is Status.EDITED
        assert paper.read_bytes() == edited


def test_a_paper_that_says_the_same_by_now_is_let_go_with_a_copy(communes: Communes) -> None:
    """Both papers that hold the regulation were edited alike; what was read from one is in the other too."""
    both = (communes.unit() / REGULATION, communes.unit() / DECISION)
    drafts = [edit(paper, four_edits) for paper in both]
    taken_over(both[0])
    result, found = pulled(both[1])
    assert result is not None
    assert result.entries == ()
    (copy,) = take_over(result, "en", lambda: None, found)
    assert not found.has_errors()
    assert copy.read_bytes() == drafts[1]
    assert communes.update()[BINH_LU].status is Status.WRITTEN
    assert lines(both[0]) == lines(both[1])


def test_a_paper_that_nobody_edited_is_left_as_it_is(communes: Communes) -> None:
    before = {path.name: path.read_bytes() for path in communes.unit().iterdir() if path.is_file()}
    communes.amend("hội nghị, hội thảo, việc", "hội nghị, việc")
    result, found = pulled(communes.unit() / REGULATION)
    assert result is not None
    assert (result.entries, [one.code for one in found]) == ((), ["not-edited"])
    assert take_over(result, "en", lambda: None, found) == ()
    assert {path.name: path.read_bytes() for path in communes.unit().iterdir() if path.is_file()} == before


@pytest.mark.parametrize("dossier", ["lai-chau-cai-cach-hanh-chinh", "lang-son-chuyen-doi-so"])
def test_paragraphs_that_print_does_not_place_are_no_edits(dossier: str, tmp_path: Path) -> None:
    """An unnumbered paragraph behind points is read as one of the last point: that alone changes nothing."""
    data = data_folder()
    rules = data / "adaptations" / f"{dossier}.yaml"
    plan = Plan(data / "committees" / dossier, rules, DAY, kinds=("quy-che",), codes=(BINH_LU,))
    results = made(plan, tmp_path / "xa", Diagnostics())
    paper = tmp_path / "xa" / results[BINH_LU].folder / REGULATION
    edit(paper, lambda word: word.bold("Điều 1."))
    result, _found = pulled(paper)
    assert result is not None
    assert result.entries == ()
    first = next(one.text for one in docx.Document(str(paper)).paragraphs if one.text.startswith("1. "))
    edit(paper, lambda word: word.change(first, first, f"{first} Xã ghi thêm câu này."))
    result, found = pulled(paper)
    assert result is not None
    assert [next(iter(one)) for one in result.entries] == ["edit"]
    assert [one.code for one in found] == []

"""Rules over printed pages: the faces really used (phông chữ khi in), PL1 I.4."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import Printed
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.fonts import COMPATIBLE_FAMILIES, FAMILY

_COMPATIBLE = tuple(family.replace(" ", "") for family in COMPATIBLE_FAMILIES)


def check_faces(printed: Printed) -> Iterator[FormSlip]:
    """Letters of text in Times New Roman that are printed in another face (PL1 I.4).

    What the file sets in another face is told by the rules that read the file; signs that Times New Roman
    does not have at all (☐, ✓) come from another face everywhere.
    """
    for _part, paragraph in printed.document.paragraphs():
        if not _is_in_times(paragraph):
            continue
        foreign: dict[str, list[str]] = defaultdict(list)
        lines = printed.lines_of(paragraph)
        for one in lines:
            for piece in one.line.pieces:
                if piece.face and not piece.face.startswith(_COMPATIBLE):
                    foreign[piece.face] += filter(str.isalpha, piece.text)
        for face, letters in foreign.items():
            if letters:
                message = _("the letters {letters} are printed in {face}, not in {family}").format(
                    letters=", ".join(dict.fromkeys(letters)), face=face, family=FAMILY
                )
                hint = _(
                    "type these letters anew as Vietnamese letters (Unicode), or install a complete face"
                )
                yield FormSlip(paragraph, message, hint, page=lines[0].page.number)


def _is_in_times(paragraph: FormParagraph) -> bool:
    return all(run.look.font in COMPATIBLE_FAMILIES for run in paragraph.letters)


def _explain() -> Explanation:
    return Explanation(
        _("The file asks for Times New Roman, but some letters are printed in another face."),
        _("The face lacks these letters: they come out thicker, thinner or as boxes."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục I.4",
        _("Type the letters anew in Unicode; signs from foreign alphabets look like Vietnamese ones."),
        Example("Ủy ban nhân dаn (chữ “а” là chữ Nga)", "Ủy ban nhân dân"),
    )


RULES: Final = (
    PrintedRule("letters-in-another-face", Severity.ERROR, check_faces, _explain, usual=Severity.WARNING),
)

"""Rules of form: the sizes of letters, each and together (cỡ chữ), PL1 V and its footnote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart, FormRun
from generator.checking.form.elements import Element
from generator.checking.form.gathering import gathered, mend_all, told
from generator.checking.form.looks import BODY, GROUPS, Group, Look, looked_at, name_of, words
from generator.checking.form.mending import set_on_run
from generator.checking.form.rule import FormSlip

# The pairs of nation, motto and place are the decree's own examples (PL1 V, footnote); the others follow.
_SMALLER: Final = frozenset({Element.NATION, Element.PARENT_BODY, Element.ISSUER, Element.LETTER_SUBJECT})
_PAIRED: Final = (Element.NATION, Element.MOTTO, Element.PLACE_DATE)
_FOLLOWING: Final = (
    *(Element.PARENT_BODY, Element.ISSUER, Element.KIND, Element.SUBJECT, Element.LETTER_SUBJECT),
    *(Element.AUTHORITY, Element.DECIDES, Element.SALUTATION, Element.ADDRESSEE),
    *(Element.CAPACITY, Element.OTHER_POST, Element.SIGNER),
)
_SURE_SHARE: Final = 0.8


def check_size(group: Group, document: FormDocument) -> Iterator[FormSlip]:
    """Letters of an element that are larger or smaller than laid down (cỡ chữ; NĐ 30/2020, PL1 V)."""

    def wrong() -> Iterator[tuple[tuple[int, Element, float], FormParagraph, list[FormRun]]]:
        for part, element, paragraph, look in looked_at(document, group):
            smallest, largest = look.sizes
            runs = [run for run in words(paragraph.runs) if not smallest <= run.look.size <= largest]
            if runs:
                yield (id(part), element, runs[0].look.size), paragraph, runs

    for (_part, element, size), one in gathered(wrong()).items():
        look = group.looks[element]
        right = _right_size(document, element, look)
        message = _("{element}: size {size}, where {right} is laid down").format(
            element=name_of(element), size=_number(size), right=_range(look)
        )
        hint = _("set it in size {size}").format(size=_number(right))
        yield told(one, message, partial(_set_size, right), hint)


def _right_size(document: FormDocument, element: Element, look: Look) -> float:
    body = main_size(document.main) or look.sizes[1]
    wanted = round(body) - (1 if element in _SMALLER else 0)
    return min(max(wanted, look.sizes[0]), look.sizes[1])


def _set_size(size: float, run: FormRun) -> None:
    for name in ("sz", "szCs"):
        set_on_run(run.element, name, val=str(round(2 * size)))


def _number(size: float) -> str:
    return f"{size:g}".replace(".", ",")


def _range(look: Look) -> str:
    smallest, largest = map(_number, look.sizes)
    return smallest if smallest == largest else _("{least} to {most}").format(least=smallest, most=largest)


def _sizes(part: FormPart, *elements: Element) -> Counter[float]:
    """How many letters of these elements have which size."""
    sizes: Counter[float] = Counter()
    for paragraph in part.of(*elements):
        for run in paragraph.runs:
            sizes[run.look.size] += len(run.text)
    return sizes


def main_size(part: FormPart) -> float | None:
    """The size of most letters of the body (cỡ chữ của nội dung)."""
    return next((size for size, _letters in _sizes(part, *BODY).most_common(1)), None)


def check_mixed_sizes(document: FormDocument) -> Iterator[FormSlip]:
    """Letters of the body in several sizes (cỡ chữ của nội dung không thống nhất; NĐ 30/2020, PL1 V)."""
    for part in document.parts:
        sizes = _sizes(part, *BODY)
        if len(sizes) < 2:
            continue
        (main, letters), *_others = sizes.most_common()
        mend = partial(_set_size, main) if letters > _SURE_SHARE * sizes.total() else None
        strange = (
            (run.look.size, paragraph, (run,))
            for paragraph in part.of(*BODY)
            for run in words(paragraph.runs)
            if run.look.size != main and _is_body_size(run.look.size)
        )
        for size, one in gathered(strange).items():
            message = _("size {size}, where most of the body is of size {main}").format(
                size=_number(size), main=_number(main)
            )
            yield told(one, message, mend, _("set the whole body in one size"))


def _is_body_size(size: float) -> bool:
    return 13 <= size <= 14


def check_pairing(document: FormDocument) -> Iterator[FormSlip]:
    """Name of the nation, motto, place and date whose sizes do not belong together (PL1 V, footnote).

    They go up and down together: 13, 14, 14 or 12, 13, 13.
    """
    for part in document.parts:
        head = _heads(part, _PAIRED)
        larger = {one: size + 1 if one in _SMALLER else size for one, (_paragraph, size) in head.items()}
        if len(set(larger.values())) < 2:
            continue
        base = main_size(part)
        wanted = base if base in (13, 14) else Counter(larger.values()).most_common(1)[0][0]
        for element, (paragraph, size) in head.items():
            if larger[element] != wanted:
                yield _out_of_step(element, paragraph, size, wanted)


def check_following_sizes(document: FormDocument) -> Iterator[FormSlip]:
    """Other elements whose sizes do not go with the name of the nation and the motto (PL1 V, footnote)."""
    for part in document.parts:
        head = _heads(part, _PAIRED)
        bases = {size + 1 if one in _SMALLER else size for one, (_paragraph, size) in head.items()}
        if len(bases) != 1:
            continue
        base = bases.pop()
        for element, (paragraph, size) in _heads(part, _FOLLOWING).items():
            if size + (1 if element in _SMALLER else 0) != base:
                yield _out_of_step(element, paragraph, size, base)
        body = main_size(part)
        first = next(iter(part.of(Element.TEXT, Element.CLAUSE, Element.ARTICLE, Element.ITEM)), None)
        if body is not None and first is not None and body != base and _is_body_size(body):
            yield FormSlip(
                first,
                _("the body is of size {size}; with the sizes of the letterhead it is {right}").format(
                    size=_number(body), right=_number(base)
                ),
                _("set the letterhead in 13, 14, 14 and the body in 14, or in 12, 13, 13 and the body in 13"),
            )


def _heads(part: FormPart, elements: tuple[Element, ...]) -> dict[Element, tuple[FormParagraph, float]]:
    """The first paragraph of each of these elements, with its size where that is one, and in its range."""
    heads = {}
    for element in elements:
        look = next(group.looks[element] for group in GROUPS if element in group.looks)
        paragraph = part.first(element)
        sizes = {run.look.size for run in words(paragraph.runs)} if paragraph else set()
        if paragraph is not None and len(sizes) == 1 and look.sizes[0] <= min(sizes) <= look.sizes[1]:
            heads[element] = paragraph, sizes.pop()
    return heads


def _out_of_step(element: Element, paragraph: FormParagraph, size: float, base: float) -> FormSlip:
    right = base - 1 if element in _SMALLER else base
    return FormSlip(
        paragraph,
        _("{element}: size {size}, which with the other sizes of the letterhead is {right}").format(
            element=name_of(element), size=_number(size), right=_number(right)
        ),
        _("set it in size {size}").format(size=_number(right)),
        partial(mend_all, words(paragraph.runs), partial(_set_size, right)),
    )

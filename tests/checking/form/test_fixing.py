"""Certain repairs in a copy of a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element
from generator.checking.form.examining import examine_form
from generator.checking.form.fixing import Fixed, fix_form
from generator.checking.form.mending import replace_words, set_on_run
from generator.checking.form.reading import read_form
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.rules import FORM_RULES
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Diagnostics, Severity
from generator.word.package import Package, package_from
from tests.checking.form.faults import WordCopy
from tests.support.open_xml_sdk import faults_of

INVITATION = ("lai-chau-du-lieu", "giay-moi-2026-q1")
DECISION = ("lai-chau-du-lieu", "quyet-dinh-ban-hanh")


def package_of(content: bytes) -> Package:
    package = package_from(content, Path("giay-to.docx"), Diagnostics())
    assert package is not None
    return package


def codes_in(content: bytes) -> list[str]:
    document = read_form(package_of(content), Diagnostics())
    assert document is not None
    return [one.rule.code for one in examine_form(document)]


def fixed(content: bytes, *only: str) -> Fixed:
    found = Diagnostics()
    result = fix_form(package_of(content), found, only=only)
    assert result is not None, list(map(str, found))
    assert list(found) == []
    return result


def texts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(one.text or "" for one in paragraph.iter("{*}t")) for paragraph in root.iter("{*}p")]


def rule_of(check: Callable[[FormDocument], Iterator[FormSlip]]) -> FormRule:
    def explain() -> Explanation:
        return Explanation("Thử.", "Thử.", "Thử.", "Thử.", Example("sai", "đúng"))

    return FormRule("test-rule", Severity.ERROR, check, explain, fixable=True)


def test_a_paper_without_fault_keeps_every_part(papers: Mapping[tuple[str, str], bytes]) -> None:
    result = fixed(papers[DECISION])
    assert result.done == ()
    assert package_of(result.content).parts == package_of(papers[DECISION]).parts


def test_what_is_certain_is_repaired_and_words_stay(
    papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    word = WordCopy(papers[INVITATION])
    word.look(word.paragraph("CỘNG HÒA"), "sz", val="20")
    margins = next(word.body.iter("{*}pgMar"))
    margins.set(margins.tag.replace("pgMar", "left"), "900")
    spoilt = word.bytes()
    before = codes_in(spoilt)
    assert before
    result = fixed(spoilt)
    assert sorted(one.code for one in result.done) == sorted(before)
    assert codes_in(result.content) == []
    assert texts(result.content) == texts(spoilt)
    copy = tmp_path / "copy.docx"
    copy.write_bytes(result.content)
    assert faults_of([copy]) == {copy: ()}


def test_only_asked_rules_repair(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[INVITATION])
    word.look(word.paragraph("CỘNG HÒA"), "sz", val="20")
    found = Diagnostics()
    result = fix_form(package_of(word.bytes()), found, only=["no-such-rule"])
    assert result is not None
    assert result.done == ()


def test_a_repair_that_changes_a_word_is_refused(
    papers: Mapping[tuple[str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(document: FormDocument) -> Iterator[FormSlip]:
        motto = document.main.first(Element.MOTTO)
        assert motto is not None
        yield FormSlip(motto, "thử", repair=lambda: replace_words(motto.element, "Tự do", "Tự chủ"))

    monkeypatch.setitem(FORM_RULES, "test-rule", rule_of(check))
    found = Diagnostics()
    assert fix_form(package_of(papers[INVITATION]), found) is None
    assert [one.code for one in found] == ["repair-changes-words"]


def test_zeros_in_front_of_numbers_may_be_repaired(
    papers: Mapping[tuple[str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(document: FormDocument) -> Iterator[FormSlip]:
        for _part, one in document.paragraphs():
            if "lúc 8 giờ" in one.text:
                repair = partial(replace_words, one.element, "8 giờ", "08 giờ")
                yield FormSlip(one, "thử", repair=repair)

    word = WordCopy(papers[INVITATION])
    body = next(one for one in word.paragraphs("") if len("".join(one.itertext())) > 100)
    word.add_after(body, "Cuộc họp bắt đầu lúc 8 giờ.")
    monkeypatch.setitem(FORM_RULES, "test-rule", rule_of(check))
    result = fixed(word.bytes(), "test-rule")
    assert [one.code for one in result.done] == ["test-rule"]
    assert "Cuộc họp bắt đầu lúc 08 giờ." in texts(result.content)


def test_a_repair_that_helps_nothing_is_not_told_as_done(
    papers: Mapping[tuple[str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(document: FormDocument) -> Iterator[FormSlip]:
        motto = document.main.first(Element.MOTTO)
        assert motto is not None
        yield FormSlip(motto, "thử", repair=lambda: set_on_run(motto.runs[0].element, "b"))

    monkeypatch.setitem(FORM_RULES, "test-rule", rule_of(check))
    assert fixed(papers[INVITATION], "test-rule").done == ()

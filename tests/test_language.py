"""The language of the messages, and the catalogue of their Vietnamese."""

from __future__ import annotations

import ast
import gettext
import io
import os
import re
import string
import unicodedata
from collections.abc import Iterator
from functools import cache
from gettext import gettext as translate
from pathlib import Path

import click
import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.language import CATALOGUES, DOMAIN, LANGUAGES, language_asked, use_language

PACKAGE = Path(generator.__file__).parent
CLICK = Path(click.__file__).parent
PO = CATALOGUES / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

VIETNAMESE_LETTERS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u00c0-\u00ff\u1ea0-\u1ef9]")

FOREIGN_NAMES = re.compile(r"NĐ-CP|“[^”]*”")
"""Vietnamese that English sentences may name: the decree, and in quotes the words that a paper prints."""


@cache
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


@cache
def msgids(folder: Path) -> dict[str | tuple[str, ...], str]:
    """Every message that the code of a folder looks up, with the place of one use."""
    found = {}
    for file, line, message, _comments, _context in extract_from_dir(folder, keywords=DEFAULT_KEYWORDS):
        found[message] = f"{file}:{line}"
    return found


def fields(text: str) -> set[str]:
    """The names of the placeholders in a text, in the manner of str.format and of %."""
    named = {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\(\w+\)s", text))


def messages() -> Iterator[Message]:
    return (message for message in catalogue() if message.id)


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


@pytest.fixture(autouse=True)
def _language_of_before() -> Iterator[None]:
    before = os.environ.get("LANGUAGE")
    yield
    if before is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = before


@pytest.mark.parametrize("folder", [PACKAGE, CLICK], ids=["vanban", "click"])
def test_every_message_has_its_vietnamese(folder: Path) -> None:
    assert len(msgids(folder)) > 50
    lacking = {}
    for msgid, place in msgids(folder).items():
        message = catalogue().get(msgid if isinstance(msgid, str) else msgid[0])
        if message is None or message.fuzzy or not message.string or not all(message.string):
            lacking[msgid] = place
    assert not lacking


def test_catalogue_holds_nothing_that_no_code_asks_for() -> None:
    asked = {
        msgid if isinstance(msgid, str) else msgid[0]
        for folder in (PACKAGE, CLICK)
        for msgid in msgids(folder)
    }
    assert {singular(message) for message in messages()} <= asked
    assert not catalogue().obsolete


def test_vietnamese_has_the_placeholders_of_the_english() -> None:
    for message in messages():
        english = [message.id] if isinstance(message.id, str) else message.id
        # Vietnamese has one form for every number.
        vietnamese = [message.string] if isinstance(message.string, str) else message.string or ()
        assert len(vietnamese) == 1, message.id
        assert fields(vietnamese[0]) in [fields(one) for one in english], message.id


def test_vietnamese_is_composed_and_tidy() -> None:
    for message in messages():
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
            assert unicodedata.is_normalized("NFC", text), text
            assert text.strip() == text, text
            assert "  " not in text, text


def test_vietnamese_is_not_the_english_again() -> None:
    # Names and terms that both languages share.
    same = {singular(message) for message in messages() if message.string == message.id}
    assert not same


def test_binary_catalogue_is_the_compiled_text() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    expected, present = (
        gettext.GNUTranslations(compiled),
        gettext.GNUTranslations(io.BytesIO(MO.read_bytes())),
    )
    # The entry "" is the header, where Babel writes its own version.
    entries = [
        {key: text for key, text in vars(one)["_catalog"].items() if key} for one in (expected, present)
    ]
    assert entries[0] == entries[1]
    assert len(entries[0]) > 100


def test_no_message_is_looked_up_in_vietnamese() -> None:
    for msgid, place in msgids(PACKAGE).items():
        for text in (msgid,) if isinstance(msgid, str) else msgid:
            assert not VIETNAMESE_LETTERS.search(FOREIGN_NAMES.sub("", text)), (place, text)


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    looked_at = 0
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "ngettext"}
            ):
                looked_at += 1
                constants = node.args[:1] if node.func.id == "_" else node.args[:2]
                assert all(isinstance(one, ast.Constant) for one in constants), f"{path}:{node.lineno}"
    assert looked_at > 100


def test_no_message_is_looked_up_while_modules_are_imported() -> None:
    # Looked up then, it would stay in the language of that moment.
    for path in PACKAGE.rglob("*.py"):
        for node in _outside_functions(ast.parse(path.read_text(encoding="utf-8"))):
            is_lookup = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
            assert not is_lookup, f"{path}:{getattr(node, 'lineno', 0)}"


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield child
        yield from _outside_functions(child)


def test_messages_follow_the_language_from_call_to_call() -> None:
    texts = []
    for language in ("vi", "en", "vi"):
        use_language(language, os.environ)
        texts.append(translate("Options"))
    assert texts == ["Tùy chọn", "Options", "Tùy chọn"]


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ([], None, "vi"),
        (["--lang", "en"], None, "en"),
        (["--lang=en"], None, "en"),
        (["kinds", "--lang", "en"], None, "en"),
        (["--lang", "EN"], None, "en"),
        ([], "en", "en"),
        (["--lang", "vi"], "en", "vi"),
        (["--lang", "en", "--lang", "vi"], None, "vi"),
        (["--lang", "fr"], None, "vi"),
        (["--lang"], None, "vi"),
        ([], "fr", "vi"),
        ([], "", "vi"),
        (["--", "--lang", "en"], None, "vi"),
        (["--language", "en"], None, "vi"),
    ],
)
def test_language_is_found_on_the_command_line_then_in_the_environment(
    arguments: list[str], variable: str | None, language: str
) -> None:
    environment = {} if variable is None else {"VANBAN_LANG": variable}
    assert language_asked(arguments, environment) == language


@given(arguments=st.lists(st.one_of(st.text(), st.sampled_from(["--lang", "--lang=", "--", "en"]))))
def test_any_command_line_gives_a_language(arguments: list[str]) -> None:
    assert language_asked(arguments, {}) in LANGUAGES

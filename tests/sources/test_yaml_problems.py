"""Every complaint of PyYAML's parser has a sentence of ours."""

from __future__ import annotations

import inspect
import re

import pytest
import yaml
from yaml import parser, scanner

from generator.diagnostics import Diagnostics
from generator.sources.yaml_problems import _CODES, _sentences, report_syntax

# What the parser itself puts for %s.
_NAMES = {
    "while scanning an %s": ("alias", "anchor"),
    "while scanning a %s": ("tag", "directive"),
    "while parsing a %s": ("tag", "directive"),
    "while parsing a %s node": ("block", "flow"),
}


def complaints() -> list[tuple[str, str]]:
    """Context and problem of every error that the scanner and the parser raise, from their source."""
    source = inspect.getsource(scanner) + inspect.getsource(parser)
    source = re.sub(r"^\s*#.*$", "", source, flags=re.MULTILINE)
    raised = re.findall(
        r"raise (?:Scanner|Parser)Error\((.*?)get_mark\(\)|raise \w+Error\((.*?)_mark\)", source, re.DOTALL
    )
    texts = [re.findall(r'"([^"]*)"', "".join(one)) for one in raised]
    return [(one[0] if len(one) > 1 else "", one[-1]) for one in texts if one]


def test_the_parser_has_been_looked_at() -> None:
    assert len(complaints()) > 30


@pytest.mark.parametrize(("context", "problem"), complaints())
def test_complaint_of_the_parser_has_a_code(context: str, problem: str) -> None:
    for name in _NAMES.get(context, ("",)):
        told = f"{context.replace('%s', name)}: {problem}"
        assert any(part in told for part, _code, _start in _CODES), told


def test_every_code_has_a_sentence_and_a_hint() -> None:
    sentences = _sentences("@")
    assert {code for _part, code, _start in _CODES} <= set(sentences)
    assert all(message and hint for message, hint in sentences.values())


def test_an_unknown_complaint_is_told_in_general_words() -> None:
    found = Diagnostics()
    report_syntax(yaml.MarkedYAMLError("while doing so", None, "a new complaint", None), "", "f", found)
    (one,) = found
    assert (one.code, str(one.location)) == ("bad-structure", "f")
    assert "complaint" not in one.message

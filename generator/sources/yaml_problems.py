"""Own sentences for what the pure Python parser of PyYAML finds wrong: its English never reaches a user."""

from __future__ import annotations

from gettext import gettext as _

import yaml

from generator.diagnostics import Diagnostics, Location

_AT_END = "but found '<stream end>'"

# What stands in "context: problem" of the parser's error, the code of ours, and whether ours stands where the
# construct began (an unclosed quote is found only at the end of the file). The first that fits counts.
_CODES: tuple[tuple[str, str, bool], ...] = (
    ("cannot start any token", "bad-start-of-text", False),
    ("could not find expected ':'", "missing-colon", True),
    ("sequence entries are not allowed", "misplaced-dash", False),
    ("mapping keys are not allowed", "bad-key", False),
    ("mapping values are not allowed", "misplaced-colon", False),
    ("directive", "directive", False),
    ("tag", "tag", True),
    ("alias", "alias", True),
    ("anchor", "anchor", True),
    ("scanning a block scalar", "bad-block-text", False),
    ("escape", "bad-escape", False),
    ("scanning a quoted scalar", "unclosed-quote", True),
    ("document start", "bad-structure", False),
    ("incompatible YAML document", "directive", False),
    (_AT_END, "unclosed-bracket", False),
    ("expected the node content", "missing-value", False),
    ("parsing a block", "bad-structure", False),
    ("parsing a flow", "unclosed-bracket", True),
)


def report_syntax(problem: yaml.MarkedYAMLError, text: str, file: str, found: Diagnostics) -> None:
    """Report an error of the parser with a code, a sentence and a hint of ours, at its line and column."""
    told = f"{problem.context}: {problem.problem}"
    code, at_start = next(
        ((code, start) for part, code, start in _CODES if part in told), ("bad-structure", False)
    )
    first, last = problem.context_mark, problem.problem_mark
    mark = (first or last) if at_start else (last or first)
    location = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
    if _AT_END in told:  # the parser names no place but the end of the file
        location = _last_bracket(text, file)
    character = text[mark.index : mark.index + 1] if mark else ""
    message, hint = _sentences(character)[code]
    found.error(code, message, location, hint)


def _last_bracket(text: str, file: str) -> Location:
    before = text[: max(text.rfind("["), text.rfind("{"))]
    return Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _sentences(character: str) -> dict[str, tuple[str, str]]:
    quote = _("put the whole text in double quotes")
    return {
        "bad-start-of-text": (
            _("a text may not begin with the character {character}").format(character=character),
            quote,
        ),
        "missing-colon": (
            _("a line without a colon stands among the keys"),
            _("write key: value with a blank after the colon; a text of several lines begins with key: |"),
        ),
        "misplaced-dash": (
            _("a list item may not stand here"),
            _("write the dash on its own line under the key, indented like its neighbours"),
        ),
        "bad-key": (
            _("a key must be a word, not a list or a group of keys"),
            _("put a text that begins with a question mark in double quotes"),
        ),
        "misplaced-colon": (
            _("a colon may not stand here"),
            _("put a text that holds a colon in double quotes, and check the indentation of the line"),
        ),
        "directive": (_("a YAML directive is not allowed"), _("delete the line that begins with %")),
        "tag": (_("a type mark is not allowed"), _("put a text that begins with ! in double quotes")),
        "alias": (
            _("a reference to another place is not allowed"),
            _("put a text that begins with * in double quotes"),
        ),
        "anchor": (_("a named place is not allowed"), _("put a text that begins with & in double quotes")),
        "bad-block-text": (
            _("only the end of the line may follow the mark | or >"),
            _("begin the text on the next line, two blanks further in"),
        ),
        "bad-escape": (
            _("a backslash is followed by a character that has no meaning there"),
            _("write two backslashes, or put the text in single quotes"),
        ),
        "unclosed-quote": (
            _("a quote is opened here and never closed"),
            _("close the quote at the end of the text"),
        ),
        "missing-value": (
            _("a value may not begin with the character {character}").format(character=character),
            quote,
        ),
        "bad-structure": (
            _("this line does not fit the structure of the lines around it"),
            _("indent all keys of one group alike; put a text in quotes as a whole or not at all"),
        ),
        "unclosed-bracket": (
            _("a bracket is opened here, and what follows is not a list or group of keys that is closed"),
            _("close the bracket, separate the entries by commas, put texts with brackets in quotes"),
        ),
    }

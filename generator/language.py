"""The language users see: our catalogue of messages, bound where our own code and click look for them."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("vi", "en")
"""Vietnamese, the language of the catalogue, and English, the language of the code."""

DEFAULT_LANGUAGE: Final = "vi"

OPTION: Final = "--lang"
VARIABLE: Final = "VANBAN_LANG"

DOMAIN: Final = "messages"
"""gettext's own default domain: the one that click's messages are looked up in."""

CATALOGUES: Final = Path(__file__).parent / "locale"


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Find the language (ngôn ngữ) a command line asks for, the last ``--lang`` first, then ``VANBAN_LANG``.

    It is read ahead of click's own parsing, since help and misuse are reported from inside that parsing.
    An unknown language counts as none; click reports it later as misuse.
    """
    asked = environment.get(VARIABLE, "")
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION:
            asked = "".join(arguments[index + 1 : index + 2])
        elif argument.startswith(f"{OPTION}="):
            asked = argument.removeprefix(f"{OPTION}=")
    asked = asked.casefold()
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def use_language(language: str, environment: MutableMapping[str, str]) -> None:
    """Make ``language`` the language of every message from now on, click's included.

    ``environment`` is the process's own: gettext reads the language from ``LANGUAGE`` in it at every message.
    """
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    environment["LANGUAGE"] = language

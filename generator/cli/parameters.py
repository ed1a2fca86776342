"""What several commands take: their arguments and options, with checks that need no heavy import."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from gettext import gettext as _
from glob import glob
from pathlib import Path
from typing import Any, Final

import click

from generator.language import DEFAULT_LANGUAGE, LANGUAGES, OPTION, VARIABLE

DEBUG_OPTION: Final = "--debug"
USUAL_RULES: Final = "tinh-xuong-xa"

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Command(click.Command):
    """A command of the group; it also takes the group's options, so that ``vanban kinds --lang en`` works."""

    def __init__(self, name: str, **attributes: Any) -> None:
        super().__init__(name, options_metavar=_("[OPTIONS]"), **attributes)
        self.params += global_options(hidden=True)


def iso_date(text: str) -> datetime.date:
    """A date as data writes it: 2026-02-15; click reports what is none as misuse."""
    try:
        if _ISO_DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        message = _("{value} is not a day of the calendar")
    else:
        message = _("{value} is not written as year-month-day, e.g. 2026-02-15")
    raise click.BadParameter(message.format(value=text))


def known_kind(context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """The code of a kind of document (loại văn bản), also of one declared beside the templates that
    ``--templates`` names; click reports what is none as misuse.
    """
    if text is not None:
        _check_kinds(context, (text,))
    return text


def _known_kinds(
    context: click.Context, _parameter: click.Parameter, named: tuple[str, ...]
) -> tuple[str, ...]:
    _check_kinds(context, named)
    return named


def _check_kinds(context: click.Context, named: tuple[str, ...]) -> None:
    if not named:
        return
    from generator.diagnostics import Diagnostics  # noqa: PLC0415 - heavy
    from generator.documents.own_kinds import load_kinds  # noqa: PLC0415
    from generator.resources import templates_folder  # noqa: PLC0415
    from generator.vietnamese.text import nearest  # noqa: PLC0415

    found = Diagnostics()
    codes = load_kinds(context.params.get("templates") or templates_folder(), found)
    for text in named:
        # Where the declaration has a fault, the command tells that instead.
        if text in codes or found.has_errors():
            continue
        close = nearest(text, codes)
        if close is None:
            message = _("{value} is not a kind of document; `vanban kinds` lists them")
        else:
            message = _("{value} is not a kind of document; did you mean {close}? `vanban kinds` lists them")
        raise click.BadParameter(message.format(value=text, close=close))


def rule_code(text: str) -> str:
    """The code of a rule of the check; click reports what is none as misuse."""
    from generator.checking.catalogue import CATALOGUE  # noqa: PLC0415 - heavy
    from generator.vietnamese.text import nearest  # noqa: PLC0415

    if text in CATALOGUE:
        return text
    close = nearest(text, CATALOGUE)
    if close is None:
        message = _("{value} is not a code; `vanban explain` lists them")
    else:
        message = _("{value} is not a code; did you mean {close}? `vanban explain` lists them")
    raise click.BadParameter(message.format(value=text, close=close))


def global_options(*, hidden: bool = False) -> list[click.Parameter]:
    """The options of the whole program: ``main`` reads them ahead of click, which checks and explains."""
    return [
        click.Option(
            [OPTION],
            type=click.Choice(LANGUAGES, case_sensitive=False),
            default=DEFAULT_LANGUAGE,
            envvar=VARIABLE,
            show_envvar=True,
            show_default=True,
            expose_value=False,
            hidden=hidden,
            help=_("Language of the messages; the documents are always in Vietnamese."),
        ),
        click.Option(
            [DEBUG_OPTION],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            help=_("Show the details of an internal error."),
        ),
    ]


def dossier_argument() -> click.Argument:
    """The dossier's folder (thư mục hồ sơ); one that is not there is a fault of the input, not of usage."""
    return click.Argument(["dossier"], metavar=_("DOSSIER"), type=_folder())


def dossiers_argument(*, required: bool = True) -> click.Argument:
    """Folders of dossiers, by name or by pattern (``data/committees/*``); each is taken once."""
    return click.Argument(
        ["dossiers"],
        metavar=_("DOSSIER...") if required else _("[DOSSIER]..."),
        nargs=-1,
        required=required,
        type=_folder(),
        callback=each_dossier,
    )


def inputs_argument() -> click.Argument:
    """Folders of dossiers and files, by name or by pattern (``*.docx``); each is taken once."""
    return click.Argument(
        ["inputs"],
        metavar=_("DOSSIER|FILE..."),
        nargs=-1,
        required=True,
        type=_folder(),
        callback=_each_input,
    )


def real_path(folder: Path) -> Path:
    """A folder by its own name: without ``.``, ``..`` and symbolic links, whose circles lead nowhere."""
    return Path(os.path.realpath(folder))


def each_dossier(
    _context: click.Context, _parameter: click.Parameter, named: tuple[Path, ...]
) -> tuple[Path, ...]:
    """The folders that names and patterns mean, each once."""
    message = _("no folder matches {pattern}; give the folders of dossiers, e.g. {example}")
    # The stroke at the end: folders only.
    return _each_once(one for name in named for one in _matched(name, f"{name}/", message))


def _each_input(
    _context: click.Context, _parameter: click.Parameter, named: tuple[Path, ...]
) -> tuple[Path, ...]:
    message = _("nothing matches {pattern}; give files or the folders of dossiers, e.g. {example}")
    return _each_once(one for name in named for one in _matched(name, str(name), message))


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    once: dict[Path, Path] = {}
    for path in paths:
        once.setdefault(real_path(path), path)
    return tuple(once.values())


def _matched(name: Path, pattern: str, message: str) -> list[Path]:
    """What a pattern matches, in the order of a POSIX shell: that of Windows expands none."""
    if not any(sign in str(name) for sign in "*?[") or os.path.exists(name):  # noqa: PTH110 - never raises
        return [name]
    matched = sorted(map(Path, glob(pattern)), key=str)  # noqa: PTH207 - Path.glob refuses roots
    if not matched:
        raise click.BadParameter(message.format(pattern=name, example="data/committees/*"))
    return matched


def _folder() -> click.Path:
    """A folder by name only: those who use it say what is wrong with it, as a fault of the input."""
    return click.Path(readable=False, path_type=Path)


def date_option(explanation: str | None = None, usual: str | None = None) -> click.Option:
    """The day for which documents are made, or what else it is for; the ``usual`` one is today."""
    return click.Option(
        ["--date"],
        type=iso_date,
        metavar=_("YYYY-MM-DD"),
        show_default=usual or _("today"),
        help=explanation or _("The day for which the documents are made, e.g. 2026-02-15."),
    )


def kinds_option() -> click.Option:
    """Which kinds of paper are made (loại văn bản); none means all."""
    return click.Option(
        ["kinds", "--kind"],
        multiple=True,
        callback=_known_kinds,
        metavar=_("KIND"),
        help=_("Only papers of this kind; may be repeated. `vanban kinds` lists them."),
    )


def rules_option() -> click.Option:
    """The rules by which a lower level differs (quy tắc chuyển cấp): a file, or the name of one of ours."""
    return click.Option(
        ["--rules"],
        type=_rules_file,
        default=USUAL_RULES,
        show_default=True,
        metavar=_("RULES"),
        help=_("The file of rules by which communes differ, or the name of one that comes with vanban."),
    )


def _rules_file(text: str) -> Path:
    """A file by its path; a bare name without ending is one in ``data/adaptations``."""
    from generator.resources import data_folder  # noqa: PLC0415

    path = Path(text)
    is_name = path.name == text and not path.suffix and not path.exists()
    return data_folder() / "adaptations" / f"{text}.yaml" if is_name else path


def folder_option(name: str, explanation: str) -> click.Option:
    """An option that names a folder."""
    return click.Option([name], type=_folder(), metavar=_("FOLDER"), help=explanation)


def templates_option() -> click.Option:
    """The folder of Word templates of one's own (mẫu Word); read first, since it may declare kinds."""
    return click.Option(
        ["--templates"],
        type=_folder(),
        metavar=_("FOLDER"),
        is_eager=True,
        help=_("Word templates of your own, instead of those of vanban."),
    )


def library_option() -> click.Option:
    """The folder of a library of provisions of one's own (thư viện điều khoản)."""
    return folder_option("--library", _("A library of provisions of your own, instead of that of vanban."))


def json_option() -> click.Option:
    """The option for programs that read the result."""
    return click.Option(
        ["as_json", "--json"], is_flag=True, help=_("Give the result as one JSON object on stdout.")
    )


def template_argument(name: str = "template") -> click.Argument:
    """A Word template (mẫu Word) by its name or its file."""
    return click.Argument([name], metavar=_("TEMPLATE"))


def template_kind_option(name: str = "kind") -> click.Option:
    """The kind of paper that a template is for, where its name does not tell (loại của mẫu)."""
    return click.Option(
        [name, "--kind"],
        metavar=_("KIND"),
        help=_("The kind of paper that the template is for, if its name does not begin with it."),
    )

"""``vanban template``: what those who edit Word templates need (bảo trì mẫu)."""

from __future__ import annotations

from gettext import gettext as _

import click

from generator.cli import (
    template_check,
    template_fields,
    template_fix,
    template_impact,
    template_new,
    template_preview,
)


def build() -> click.Group:
    """Build the group with its texts in the language in use; nothing heavy is imported for it."""
    return click.Group(
        "template",
        commands=[
            module.build()
            for module in (
                *(template_check, template_fields, template_preview),
                *(template_new, template_fix, template_impact),
            )
        ],
        help=_(
            "For those who edit the Word templates: check them, list the fields they use, look at what they "
            "print, mend their tags."
        ),
        short_help=_("Check, preview and mend Word templates."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
    )

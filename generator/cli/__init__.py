"""The command ``vanban`` (dòng lệnh): only here things are printed, and the clock and environment read."""

from generator.cli.program import main

__all__ = ["main"]

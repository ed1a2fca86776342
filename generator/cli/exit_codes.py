"""How a run of ``vanban`` ended (mã kết thúc), for scripts."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes; the last is the shells' custom for Ctrl-C, 128 and the number of the signal."""

    DONE = 0
    FAILED = 1
    MISUSE = 2
    INTERNAL = 3
    STOPPED = 130

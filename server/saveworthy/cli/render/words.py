"""The words for numbers and severities that every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import Severity

if TYPE_CHECKING:
    from saveworthy.cli.render.terminal import Ink

SEVERITIES = {
    Severity.ERROR: ("error", "errors", "bold red"),
    Severity.WARNING: ("warning", "warnings", "yellow"),
    Severity.INFO: ("suggestion", "suggestions", "cyan"),
    Severity.HINT: ("hint", "hints", "dim"),
}
"""For each severity, the gravest first: one of them, several, and their style."""

_LONGEST = max(len(one) for one, _, _ in SEVERITIES.values())


def severity_word(severity: Severity, ink: Ink, *, pad: bool = False) -> str:
    """Return a severity as a reader is told it, as wide as the longest if `pad`."""
    word, _, style = SEVERITIES[severity]
    return ink(style, word) + " " * ((_LONGEST - len(word)) if pad else 0)


def counted(number: int, one: str, many: str) -> str:
    """Return "1 word" or "1,234 words"."""
    return f"{number:,} {one if number == 1 else many}"

"""What fixes would change, as a unified diff that `git apply` and `patch` understand."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import Ink, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.errors import Problem

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


class Diff:
    """Shows the changes of each draft, and nothing else.

    Args:
        ink: colours.
    """

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def draft(self, reviewed: Reviewed) -> str:
        """The changes of one draft, "" if there are none."""
        change = reviewed.change
        if change is None or change.old == reviewed.text:
            return ""
        name = printable(reviewed.name).lstrip("/")
        old, new = _LINE.findall(change.old), _LINE.findall(reviewed.text)
        lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
        return "".join(self._shown(lines))

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: what could not be reviewed is said on standard error."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """Nothing: whoever applies a diff wants nothing else in it."""
        del totals
        return ""

    def _shown(self, lines: Iterator[str]) -> Iterator[str]:
        for number, line in enumerate(lines):
            style = "bold" if number < 2 else _STYLES.get(line[:1], "")
            body = line.removesuffix("\n")
            if self._ink:  # a terminal would obey what a file may hold
                body = self._ink(style, printable(body)) if style else printable(body)
            yield body + "\n"
            if not line.endswith("\n"):
                yield _NO_END


_STYLES = {"+": "green", "-": "red", "@": "cyan"}

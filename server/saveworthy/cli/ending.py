"""How a review ends: what is said beside it, and the exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from saveworthy.cli.render.formats import TEXT
from saveworthy.cli.render.terminal import printable
from saveworthy.cli.render.words import SEVERITIES, counted
from saveworthy.core import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.options import Options
    from saveworthy.cli.outcome import Reviewed, Totals

_FAILED = 2


class Ending:
    """Watches what a review comes to.

    Args:
        options: what was asked for.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._below = False

    def look(self, reviewed: Reviewed, minimum: Sequence[tuple[str, float]] = ()) -> None:
        """Say which scores of a draft are below those that were asked for.

        Args:
            reviewed: the draft.
            minimum: what its settings ask for; the command line wins.
        """
        asked = {name: (least, "its settings ask") for name, least in minimum}
        for name, least in self._options.min_scores:
            asked[name] = least, "--min-score asks"
        for name, (least, who) in asked.items():
            score = reviewed.report.scores.get(name)
            if score is not None and score.value is not None and score.value < least:
                self._below = True
                _say(f"{reviewed.name}: {name} is {score.value:g}; {who} for {least:g}.")

    def recorded(self, findings: int, path: str) -> None:
        """Say what the baseline holds now."""
        _say(f"{path}: {counted(findings, 'finding', 'findings')} recorded.")

    def status(self, totals: Totals) -> int:
        """Return the exit status."""
        options = self._options
        if options.fix and not options.diff and (options.format != TEXT or options.fixes_stdin):
            self._say_fixed(totals)
        if totals.refused:
            return _FAILED
        if options.write_baseline:
            return 0
        if options.diff:
            return int(totals.fixed > 0)
        fails = options.fail_on != "never" and totals.any_from(Severity[options.fail_on.upper()])
        return int(fails or self._below)

    def _say_fixed(self, totals: Totals) -> None:
        left = ", ".join(
            counted(totals.findings[severity], one, many)
            for severity, (one, many, _) in SEVERITIES.items()
            if totals.findings[severity]
        )
        made = counted(totals.fixed, "fix made", "fixes made")
        _say(f"{made}; {left or 'nothing'} left{' in the others' * totals.refused}.")


def _say(line: str) -> None:
    sys.stderr.write(f"{printable(line)}\n")
    sys.stderr.flush()

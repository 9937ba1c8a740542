"""How often each rule applies, the most frequent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import Ink, printable
from saveworthy.cli.render.words import SEVERITIES, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem


class Statistics:
    """Shows sums instead of places.

    Args:
        show: how to show them.
        json: whether as JSON.
        ink: colours, for people.
    """

    def __init__(self, show: Show, ink: Ink, *, json: bool) -> None:
        self._show = show
        self._ink = ink
        self._json = json

    def draft(self, reviewed: Reviewed) -> str:
        """Nothing yet."""
        del reviewed
        return ""

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: what could not be reviewed is said on standard error."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """The table."""
        ordered = sorted(totals.rules.items(), key=lambda row: (-row[1], row[0]))
        if self._json:
            from saveworthy.cli.render.json import dump, summary_fields

            rules = [
                {"rule": rule, "count": count, "fixable": totals.fixable[rule]}
                for rule, count in ordered
            ]
            shown = {"version": 1, "rules": rules, "summary": summary_fields(totals)}
            return dump(shown) + "\n"
        return "".join(self._lines(ordered, totals))

    def _lines(self, ordered: list[tuple[str, int]], totals: Totals) -> list[str]:
        ink = self._ink
        room = max((len(f"{count:,}") for _, count in ordered), default=0)
        lines = []
        for rule_id, count in ordered:
            safe = totals.fixable[rule_id]
            fixable = ink("green", f"  {safe:,} with a safe fix") if safe else ""
            lines.append(f"{count:>{room},}  {printable(rule_id)}{fixable}\n")
        if self._show.quiet:
            return lines
        counts = ", ".join(
            ink(style, counted(totals.findings[severity], one, many))
            for severity, (one, many, style) in SEVERITIES.items()
            if totals.findings[severity]
        )
        drafts = counted(totals.files, "draft", "drafts")
        words = counted(totals.words, "word", "words")
        above = "\n" if lines else ""
        return [*lines, f"{above}{drafts} · {words} · {counts or 'nothing to change'}\n"]

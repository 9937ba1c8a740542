"""A review as lines of JSON: one object for each draft, as it is ready, and one for the sum.

Each has a `type`: "draft" (the fields of `files` in `--format json`), "problem" or "summary".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.json import draft_fields, dump, summary_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem


class JsonLines:
    """Writes one object to a line."""

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's review."""
        return _line({"type": "draft", **draft_fields(reviewed)})

    def refused(self, problems: Sequence[Problem]) -> str:
        """Each reason why a draft could not be reviewed."""
        return "".join(
            _line(
                {
                    "type": "problem",
                    "path": each.path,
                    "code": each.code,
                    "message": each.message,
                    "line": each.line or None,
                    "mend": each.mend,
                }
            )
            for each in problems
        )

    def close(self, totals: Totals) -> str:
        """The sum of all drafts, and whether they were all looked at."""
        return _line({"type": "summary", **summary_fields(totals), "complete": totals.complete})


def renderer(show: Show) -> JsonLines:
    """Show reviews as lines of JSON; nothing is left out, whatever `show` says."""
    del show
    return JsonLines()


def _line(fields: dict[str, object]) -> str:
    return dump(fields) + "\n"

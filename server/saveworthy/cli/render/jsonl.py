"""A review as lines of JSON: for each draft one object, with the fields it has in `--format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.json import draft_fields, dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem


class JsonLines:
    """Writes one draft to a line."""

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's line."""
        return dump(draft_fields(reviewed)) + "\n"

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: what could not be reviewed is said on standard error."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """Nothing."""
        del totals
        return ""


def renderer(show: Show) -> JsonLines:
    """Show reviews as lines of JSON; nothing is left out, whatever `show` says."""
    del show
    return JsonLines()

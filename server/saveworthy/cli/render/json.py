"""A review as JSON, in the shape that other programs rely on.

One draft to a line, so that a long review can be read while it grows, and two can be compared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from saveworthy.pipeline.fields import finding_fields, score_fields
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem

_VERSION = 1


class Json:
    """Writes `{"version", "files", "summary"}`; offsets are code points from 0, the rest from 1."""

    def __init__(self) -> None:
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """One element of `files`."""
        return f"{self._between()}{dump(draft_fields(reviewed))}"

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: what could not be reviewed is said on standard error."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """The end of `files`, and `summary`."""
        head = "\n" if self._begun else self._between().rstrip("\n")
        return f'{head}], "summary": {dump(summary_fields(totals))}}}\n'

    def _between(self) -> str:
        if self._begun:
            return ",\n"
        self._begun = True
        return f'{{"version": {_VERSION}, "files": [\n'


def renderer(show: Show) -> Json:
    """Show reviews as JSON; nothing is left out, whatever `show` says."""
    del show
    return Json()


def draft_fields(reviewed: Reviewed) -> dict[str, object]:
    """The fields of one draft's review."""
    lines = Lines(reviewed.text)
    report = reviewed.report
    return {
        "path": reviewed.name,
        "format": reviewed.format,
        "words": report.words,
        "scores": {name: score_fields(score) for name, score in report.scores.items()},
        "findings": [finding_fields(finding, reviewed.text, lines) for finding in report.findings],
    }


def summary_fields(totals: Totals) -> dict[str, object]:
    """The fields of what all drafts add up to."""
    return {
        "files": totals.files,
        "words": totals.words,
        "findings": {at.label: count for at, count in totals.findings.items()},
    }


def dump(value: Mapping[str, object]) -> str:
    """One line of JSON."""
    # A lone surrogate (a byte of a file name that is no UTF-8) has no UTF-8 form; JSON can escape it.
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode()

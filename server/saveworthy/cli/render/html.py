"""A review as one page to look at: a table of all drafts, then each with its text and its marks.

The page needs no network, holds everything it shows, and works without its script, which only sorts
the table.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from typing import TYPE_CHECKING

from saveworthy.cli.render.page import bar, foot, head, safe
from saveworthy.cli.render.section import section
from saveworthy.cli.render.words import SEVERITIES, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Report
    from saveworthy.errors import Problem

_SCORES = ("voice", "readability", "save")
_IN_MEMORY = 16 * 1024 * 1024
_PIECE = 1024 * 1024


class Html:
    """Collects the drafts, since the table of all of them stands first.

    Args:
        hints: whether findings that are no more than hints are marked.
    """

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints
        self._rows: list[str] = []
        self._refused: list[str] = []
        self._sections = tempfile.SpooledTemporaryFile(  # noqa: SIM115  # closed in `close`
            _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline=""
        )

    def draft(self, reviewed: Reviewed) -> str:
        """Nothing yet."""
        number = len(self._rows) + 1
        self._rows.append(_row(number, reviewed))
        self._sections.write(section(number, reviewed, hints=self._hints))
        return ""

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing yet."""
        self._refused += (f"<li>{safe(str(problem))}</li>\n" for problem in problems)
        return ""

    def close(self, totals: Totals) -> Iterator[str]:
        """The page, in pieces: that of many drafts is large."""
        yield head("Review")
        yield self._top(totals)
        yield self._table()
        self._sections.seek(0)
        while piece := self._sections.read(_PIECE):
            yield piece
        self._sections.close()
        yield foot()

    def _top(self, totals: Totals) -> str:
        parts = [counted(totals.files, "draft", "drafts"), counted(totals.words, "word", "words")]
        parts += (
            counted(totals.findings[severity], one, many)
            for severity, (one, many, _) in SEVERITIES.items()
            if totals.findings[severity]
        )
        top = f'<h1>Review</h1>\n<p class="soft">{safe(" · ".join(parts))}</p>\n'
        if not totals.complete:
            top += "<p><b>The review was interrupted; some drafts are missing.</b></p>\n"
        if self._refused:
            top += f"<h2>Not reviewed</h2>\n<ul>\n{''.join(self._refused)}</ul>\n"
        return top

    def _table(self) -> str:
        if not self._rows:
            return ""
        names = ("Draft", "Words", *(name.capitalize() for name in _SCORES), "To look at")
        heads = "".join(f'<th scope="col"><button>{name}</button></th>' for name in names)
        return (
            f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'
            f"{''.join(self._rows)}</tbody>\n</table></div>\n"
        )


def renderer(show: Show) -> Html:
    """Show reviews as one page."""
    return Html(hints=show.hints)


def _row(number: int, reviewed: Reviewed) -> str:
    report = reviewed.report
    name = safe(reviewed.name)
    cells = [
        f'<th scope="row" data-value="{name}"><a href="#d{number}">{name}</a></th>',
        f'<td data-value="{report.words}">{report.words:,}</td>',
        *(_score(report, score) for score in _SCORES),
        _findings(report),
    ]
    return f"<tr>{''.join(cells)}</tr>\n"


def _score(report: Report, name: str) -> str:
    score = report.scores.get(name)
    if score is None or score.value is None:
        reason = safe(score.reason or "") if score else ""
        return f'<td data-value="" class="soft" title="{reason}">–</td>'
    return f'<td data-value="{score.value:.1f}">{bar(score.value)}</td>'


def _findings(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    shown = ", ".join(
        counted(counts[severity], one, many)
        for severity, (one, many, _) in SEVERITIES.items()
        if counts[severity]
    )
    return f'<td data-value="{len(report.findings)}">{shown or "nothing"}</td>'

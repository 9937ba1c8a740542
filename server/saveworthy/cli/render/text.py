"""A review as text: for each draft one line that sums it up, then its findings in order of place.

post.md  312 words · voice 58 · reads at grade 11 · save 1 of 3 · 1 warning, 1 suggestion

  3:14  warning  “leverage” is jargon; “use” says the same.  buzzwords/leverage
        We leverage our platform to help teams move faster.
           ━━━━━━━━ → use | draw on
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from saveworthy.cli.render.excerpt import excerpt
from saveworthy.cli.render.fixes import proposals
from saveworthy.cli.render.terminal import Ink, cells, fill, printable, width
from saveworthy.cli.render.words import SEVERITIES, counted
from saveworthy.core import Finding, Severity, Span
from saveworthy.rules.profiles import DEFAULT
from saveworthy.scores.summary import summary
from saveworthy.text.lines import Lines, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem

_AT_MOST = 5  # places shown per rule and draft
_LINES_NAMED = 8
_LONG = 40  # cells; a mark beyond that is a sentence, and is underlined lightly


class Text:
    """Shows reviews to a person."""

    def __init__(
        self,
        ink: Ink,
        width: int,
        *,
        hints: bool = False,
        everything: bool = False,
        quiet: bool = False,
    ) -> None:
        """Set how to show them.

        Args:
            ink: colours.
            width: cells to a line, at least 40.
            hints: also show findings that are no more than hints.
            everything: show every place a rule applies, not just the first five.
            quiet: leave out drafts without findings, and the sum of all drafts.
        """
        self._ink = ink
        self._width = width
        self._hints = hints
        self._at_most = None if everything else _AT_MOST
        self._quiet = quiet
        self._hidden = 0
        self._left_out = 0
        self._first_rule = ""
        self._spaced = True  # nothing, or an empty line, stands above

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's review."""
        shown = reviewed.shown(hints=self._hints)
        self._hidden += len(reviewed.report.findings) - len(shown)
        if self._quiet and not shown:
            return ""
        head = f"{self._ink('bold', printable(reviewed.name))}  {self._summary(reviewed)}\n"
        if not shown:
            self._spaced = False
            return head
        self._first_rule = self._first_rule or shown[0].rule_id
        above = "" if self._spaced else "\n"
        self._spaced = True
        return f"{above}{head}\n{self._findings(reviewed.text, shown)}\n"

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: what could not be reviewed is said on standard error."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """The sum of all drafts, and what to do next."""
        if not totals.files or self._quiet:
            return ""
        ink = self._ink
        parts = [counted(totals.files, "draft", "drafts"), counted(totals.words, "word", "words")]
        if totals.fixed:
            parts.append(ink("green", counted(totals.fixed, "fix made", "fixes made")))
        parts.append(self._counts(totals.findings) or ink("green", "nothing to change"))
        if totals.silent:
            old = counted(totals.silent, "old finding", "old findings")
            parts.append(ink("dim", f"{old} left out"))
        lines = [" · ".join(parts)]
        if self._hidden:
            lines.append(
                ink(
                    "dim",
                    f"{counted(self._hidden, 'hint', 'hints')} not shown; --verbose shows all.",
                )
            )
        if self._left_out:
            places = counted(self._left_out, "more place", "more places")
            lines.append(
                ink("dim", f"{places} counted but not shown; --verbose or --format json shows all.")
            )
        if self._first_rule:
            lines.append(ink("dim", f"Why? Ask: saveworthy explain {self._first_rule}"))
        above = "" if self._spaced else "\n"
        return above + "".join(f"{line}\n" for line in lines)

    def _summary(self, reviewed: Reviewed) -> str:
        report, change = reviewed.report, reviewed.change
        if not report.words:
            return self._ink("dim", "no prose")
        if report.is_foreign:
            return self._ink("dim", f"{counted(report.words, 'word', 'words')} · not English")
        kind = [report.profile] if report.profile not in {"", DEFAULT} else []
        parts = [counted(report.words, "word", "words"), *kind, *summary(report.scores).values()]
        if change and change.made:
            parts.append(self._ink("green", counted(change.made, "fix made", "fixes made")))
        counts = self._counts(Counter(finding.severity for finding in report.findings))
        return " · ".join([*parts, counts or self._ink("green", "nothing to change")])

    def _counts(self, findings: Mapping[Severity, int]) -> str:
        return ", ".join(
            self._ink(style, counted(findings[severity], one, many))
            for severity, (one, many, style) in SEVERITIES.items()
            if findings.get(severity) and (self._hints or severity > Severity.HINT)
        )

    def _findings(self, text: str, findings: Sequence[Finding]) -> str:
        lines = Lines(text)
        places = [lines.numbered(finding.span.start) for finding in findings]
        column = max(len(_at(place)) for place in places)
        count: Counter[str] = Counter()
        more: dict[str, list[int]] = {}
        out: list[str] = []
        for finding, place in zip(findings, places, strict=True):
            count[finding.rule_id] += 1
            if self._at_most is not None and count[finding.rule_id] > self._at_most:
                more.setdefault(finding.rule_id, []).append(place.line)
                continue
            out += (
                *self._message(finding, place, column),
                *self._source(lines, finding, column),
                "",
            )
        out += self._more(more)
        self._left_out += sum(map(len, more.values()))
        return "".join(f"{line}\n" for line in out)

    def _message(self, finding: Finding, place: Place, column: int) -> Iterable[str]:
        ink = self._ink
        word, _, style = SEVERITIES[finding.severity]
        indent = column + 4
        message = printable(" ".join(finding.message.split()))
        words = [*message.split(" "), f" {finding.rule_id}"]
        first, *rest = fill(words, self._width - indent, len(word) + 2)
        last = rest[-1] if rest else first
        last[-1] = " " * (len(last) > 1) + ink("dim", finding.rule_id)
        head = f"  {ink('dim', _at(place).rjust(column))}  {ink(style, word)}  "
        yield head + " ".join(first)
        for line in rest:
            yield " " * indent + " ".join(line)

    def _source(self, lines: Lines, finding: Finding, column: int) -> Iterable[str]:
        place = lines.place(finding.span.start)
        start = lines.offset(Place(place.line, 0))
        line = Span(start, lines.offset(Place(place.line, len(lines.text))))
        if not lines.text[line.start : min(line.end, line.start + 200)].strip():
            return
        indent = column + 4
        shown = excerpt(lines.text, finding.span, line, self._width - indent)
        style = SEVERITIES[finding.severity][2]
        yield f"{' ' * indent}{shown.before}{self._ink('bold', shown.marked)}{shown.after}"
        line_style = "━" if shown.length <= _LONG else "─"
        mark = f"{' ' * (indent + shown.indent)}{self._ink(style, line_style * shown.length)}"
        proposed = proposals(lines.text, finding)
        if not proposed:
            yield mark
        elif indent + shown.indent + shown.length + 3 + cells(proposed) <= self._width:
            yield f"{mark} {self._ink('green', f'→ {proposed}')}"
        else:
            yield mark
            yield f"{' ' * indent}{self._ink('green', f'→ {proposed}')}"

    def _more(self, more: Mapping[str, Sequence[int]]) -> Iterable[str]:
        for rule_id, at in more.items():
            named = list(dict.fromkeys(at))
            lines = ", ".join(map(str, named[:_LINES_NAMED]))
            lines += ", …" if len(named) > _LINES_NAMED else ""
            noun = "line" if len(named) == 1 else "lines"
            yield self._ink("dim", f"  and {len(at):,} more of {rule_id} ({noun} {lines})")
        if more:
            yield ""


def renderer(show: Show) -> Text:
    """Show reviews on standard output, to a person."""
    return Text(
        Ink.for_stdout(show.color),
        width(sys.stdout),
        hints=show.hints,
        everything=show.everything,
        quiet=show.quiet,
    )


def _at(place: Place) -> str:
    return f"{place.line}:{place.column}"

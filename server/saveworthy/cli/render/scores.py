"""Scores as bars for people and as one line of JSON for programs.

post.md  312 words

  voice        ███████████▌········  58  49–67  sounds mostly like a person
  readability  ██████████████······  71  64–78  reads at grade 7
  save         ██████▊·············  34  25–43  1 of 3; missing: something to come back to

  best   12:1  For example, ours spent 12 minutes copying …   save +6: an example, a number
  worst   3:1  Our innovative platform is live.               save −4: announces or sells
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy.cli.render.json import dump
from saveworthy.cli.render.terminal import Ink, cells, fill, printable, steady
from saveworthy.cli.render.words import counted
from saveworthy.pipeline.fields import score_fields
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.cli.outcome import Reviewed
    from saveworthy.core import Evidence, Report, Score

_ORDER = ("voice", "readability", "save")
_BAR = 20
_EIGHTHS = " ▏▎▍▌▋▊▉"
_GOOD, _FAIR = 60, 40
_SHOWN = 3
_LEAST = 0.5
"""Points below which a sentence is not worth a line."""


class _Told(NamedTuple):
    name: str
    evidence: Evidence


class Bars:
    """Shows scores to a person.

    Args:
        ink: colours.
        width: cells to a line, at least 40.
        encoding: of the output; bars are drawn in ASCII where it has no block elements.
    """

    def __init__(self, ink: Ink, width: int, encoding: str | None) -> None:
        self._ink = ink
        self._width = width
        try:
            f"█·–−{_EIGHTHS}".encode(encoding or "ascii")
            self._blocks = True
        except (UnicodeEncodeError, LookupError):
            self._blocks = False

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's scores, with the sentences that raise and lower them most."""
        report = reviewed.report
        words = counted(report.words, "word", "words")
        lines = [f"{self._ink('bold', printable(reviewed.name))}  {words}", ""]
        for name in _sorted(report.scores):
            lines += self._score(report.scores[name])
        told = list(_sentences(report))
        best = sorted((t for t in told if t.evidence.weight > 0), key=_weight, reverse=True)
        worst = sorted((t for t in told if t.evidence.weight < 0), key=_weight)
        if told:
            lines.append("")
        places = Lines(reviewed.text)
        lines += self._evidence("best", best[:_SHOWN], places)
        lines += self._evidence("worst", worst[:_SHOWN], places)
        return "\n".join([*lines, "", ""])

    def _score(self, score: Score) -> Iterator[str]:
        head = f"  {score.name:<12} "
        if score.value is None:
            said = [*(score.reason or "no score").split()]
        else:
            style = "green" if score.value >= _GOOD else "yellow" if score.value >= _FAIR else "red"
            between = "–" if self._blocks else "-"
            low_high = (
                f"{score.interval[0]:.0f}{between}{score.interval[1]:.0f}" if score.interval else ""
            )
            head += f"{self._ink(style, self._bar(score.value))} {score.value:3.0f}  {low_high:<6} "
            said = printable(score.label).split()
        indent = 15 + (0 if score.value is None else _BAR + 13)
        first, *rest = fill(said, max(self._width - indent, 20))
        yield head + " ".join(first)
        for line in rest:
            yield " " * indent + " ".join(line)

    def _bar(self, value: float) -> str:
        if not self._blocks:
            full = round(value / 100 * _BAR)
            return "#" * full + "." * (_BAR - full)
        eighths = round(value / 100 * _BAR * 8)
        full, part = divmod(eighths, 8)
        bar = "█" * full + (_EIGHTHS[part] if part else "")
        return bar + "·" * (_BAR - len(bar))

    def _evidence(self, head: str, told: Sequence[_Told], lines: Lines) -> Iterator[str]:
        for name, evidence in told:
            place = lines.numbered(evidence.span.start)
            at = f"{place.line}:{place.column}"
            sign = "+" if evidence.weight > 0 else "−" if self._blocks else "-"
            why = f"{name} {sign}{abs(evidence.weight):.0f}: {printable(evidence.note)}"
            room = max(self._width - 18, 20)
            text = _cut(" ".join(steady(evidence.span.of(lines.text)).split()), room)
            yield f"  {head:<5} {self._ink('dim', at.rjust(7))}  {text}"
            for part in fill(why.split(), room):
                yield f"{'':17}{self._ink('dim', ' '.join(part))}"
            head = ""


def _sentences(report: Report) -> Iterator[_Told]:
    for name in _sorted(report.scores):
        for evidence in report.scores[name].evidence:
            if abs(evidence.weight) >= _LEAST:
                yield _Told(name, evidence)


def _sorted(scores: Mapping[str, Score]) -> list[str]:
    return sorted(scores, key=lambda name: (*_ORDER, name).index(name))


def _weight(told: _Told) -> float:
    return told.evidence.weight


def _cut(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    while text and cells(text) > room - 1:
        text = text[: min(len(text) - 1, room)]
    return f"{text.rstrip()}…"


def scores_json(head: Mapping[str, object], report: Report | None, text: str | None = None) -> str:
    """One line of JSON: `head`, then `words` and `scores`; evidence too where `text` is given."""
    shown = dict(head)
    if report is not None:
        shown["words"] = report.words
        shown["scores"] = {
            name: score_fields(report.scores[name]) | _evidence_json(report.scores[name], text)
            for name in _sorted(report.scores)
        }
    return f"{dump(shown)}\n"


def _evidence_json(score: Score, text: str | None) -> dict[str, object]:
    if text is None:
        return {}
    return {
        "evidence": [
            {
                "start": each.span.start,
                "end": each.span.end,
                "text": each.span.of(text),
                "weight": round(each.weight, 2),
                "note": each.note,
            }
            for each in score.evidence
        ]
    }

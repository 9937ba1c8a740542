"""One draft on an HTML page: its scores and what made them, its rhythm, its text with all marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.fixes import proposals
from saveworthy.cli.render.page import bar, safe
from saveworthy.cli.render.words import SEVERITIES, counted
from saveworthy.text.formats import split
from saveworthy.text.lines import Lines
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.cli.outcome import Reviewed
    from saveworthy.core import Finding, Score

_EVIDENCE = 5
"""Places shown for each score."""

_QUOTED = 160
"""Code points of a draft that are quoted in one line."""

_ORDER = "voice readability save"

_TALLEST = 40
"""Words of a sentence whose bar fills the strip."""


def section(number: int, reviewed: Reviewed, *, hints: bool) -> str:
    """Return the part of the page about one draft.

    Args:
        number: counts the drafts, from 1.
        reviewed: the draft.
        hints: whether findings that are no more than hints are marked.
    """
    report = reviewed.report
    shown = reviewed.shown(hints=hints)
    return "".join(
        (
            f'<section id="d{number}">\n<h2>{safe(reviewed.name)}</h2>\n',
            f'<p class="soft">{counted(report.words, "word", "words")}</p>\n',
            '<div class="scores">\n',
            *(_score(report.scores[name], reviewed.text) for name in _in_order(report.scores)),
            "</div>\n",
            _rhythm(reviewed),
            '<div class="read">\n',
            f'<div class="draft">{_marked(number, reviewed.text, shown)}</div>\n',
            _list(number, reviewed.text, shown),
            "</div>\n</section>\n",
        )
    )


def _in_order(scores: Mapping[str, Score]) -> list[str]:
    """The names of `scores`, ours first, as everywhere."""
    return sorted(scores, key=lambda name: (name not in _ORDER, _ORDER.find(name)))


def _score(score: Score, text: str) -> str:
    name = safe(score.name.capitalize())
    if score.value is None:
        return f'<div><h3>{name}</h3>\n<p class="soft">{safe(score.reason or "")}</p></div>\n'
    figure = bar(score.value, score.interval)
    said = f'<p class="figure">{figure}</p>\n<p>{safe(_upper(score.label))}</p>\n'
    if score.questions:
        asked = ", ".join(f"{name} {value:.0f}" for name, value in score.questions.items())
        said += f'<p class="soft">{safe(asked)}</p>\n'
    rows = "".join(
        f"<li>{each.weight:+.1f} <q>{safe(_quoted(each.span.of(text)))}</q> {safe(each.note)}</li>\n"
        for each in score.evidence[:_EVIDENCE]
    )
    why = f"<details><summary>What made it</summary>\n<ul>\n{rows}</ul></details>\n" if rows else ""
    return f"<div><h3>{name}</h3>\n{said}{why}</div>\n"


def _rhythm(reviewed: Reviewed) -> str:
    """A bar for each sentence, as high as it is long: a flat row reads like a machine."""
    document = split(reviewed.text, reviewed.format)
    lengths = [
        len(sentence.words)
        for block in document.blocks
        for sentence in sentences(view(block).text)
        if sentence.words
    ]
    if len(lengths) < 2:
        return ""
    told = ", ".join(map(str, lengths))
    bars = "".join(
        f'<rect x="{at * 4}" y="{_TALLEST - min(words, _TALLEST)}" width="3" '
        f'height="{min(words, _TALLEST)}"/>'
        for at, words in enumerate(lengths)
    )
    return (
        '<h3>Rhythm</h3>\n<p class="soft">A bar for each sentence, as high as it is long: '
        f"{min(lengths)} to {max(lengths)} words.</p>\n"
        f'<svg class="strip" role="img" aria-label="Words in each sentence: {told}" '
        f'viewBox="0 0 {max(len(lengths), 60) * 4} {_TALLEST}" preserveAspectRatio="none">'
        f"{bars}</svg>\n"
    )


def _marked(number: int, text: str, findings: Sequence[Finding]) -> str:
    """The draft's text, each piece under the marks that lie on it."""
    ends = {0, len(text)}
    for finding in findings:
        ends |= {finding.span.start, finding.span.end}
    places = sorted(ends)
    out: list[str] = []
    open_ones: list[tuple[int, Finding]] = []
    waiting = list(enumerate(findings, 1))
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        open_ones = [each for each in open_ones if each[1].span.end > start]
        while waiting and waiting[0][1].span.start <= start:
            at, finding = waiting.pop(0)
            out.append(f'<a id="d{number}f{at}"></a>')
            if finding.span.end > start:
                open_ones.append((at, finding))
        out.append(_piece(number, safe(text[start:end]), open_ones))
    return "".join(out)


def _piece(number: int, piece: str, marks: Sequence[tuple[int, Finding]]) -> str:
    if not marks or not piece:
        return piece
    at, gravest = max(marks, key=lambda mark: mark[1].severity)
    said = safe("\n".join(finding.message for _, finding in marks))
    kind = gravest.severity.label
    return f'<mark class="{kind}" title="{said}"><a href="#d{number}l{at}">{piece}</a></mark>'


def _list(number: int, text: str, findings: Sequence[Finding]) -> str:
    if not findings:
        return "<p>Nothing to change.</p>\n"
    rows = "".join(_rows(number, text, findings))
    return f"<ul>\n{rows}</ul>\n"


def _rows(number: int, text: str, findings: Sequence[Finding]) -> Iterator[str]:
    lines = Lines(text)
    for at, finding in enumerate(findings, 1):
        place = lines.numbered(finding.span.start)
        proposed = proposals(text, finding)
        fix = f' <span class="fix">→ {safe(proposed)}</span>' if proposed else ""
        word = SEVERITIES[finding.severity][0]
        yield (
            f'<li id="d{number}l{at}"><a href="#d{number}f{at}">{place.line}:{place.column}</a> '
            f'<b class="{finding.severity.label}">{word}</b> {safe(finding.message)}{fix} '
            f'<span class="soft">{safe(finding.rule_id)}</span></li>\n'
        )


def _upper(label: str) -> str:
    return label[:1].upper() + label[1:]


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1].rstrip()}…"

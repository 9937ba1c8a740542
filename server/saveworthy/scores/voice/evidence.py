"""Why a draft has the voice it has: the places that make it, in words a writer understands.

A sentence's weight is exact: the score of the draft less the score of the draft without it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Evidence, Span
from saveworthy.scores.voice.draft import Sums, runs
from saveworthy.scores.voice.model import squashed
from saveworthy.scores.voice.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from saveworthy.scores.voice.draft import Draft

MOST_AGAINST = 5
MOST_FOR = 3
_TRIED = 12
_LEAST = 0.2
"""Points; what weighs less is not worth naming."""

_LONG_WITHOUT = 150
_USUAL_SHARE = 4
"""Writers who say *I*, *we* or *you* do so in a quarter of their sentences or more."""


class _Place(NamedTuple):
    """A place that may be evidence.

    Attributes:
        span: in the document.
        weight: points of the score.
        note: why; None for a sentence of whose signs it is still to be made.
        at: the number of that sentence.
    """

    span: Span
    weight: float
    note: str | None
    at: int = 0


def evidence(draft: Draft) -> tuple[Evidence, ...]:
    """Return what weighs most, against the draft and for it, the heaviest first."""
    if len(draft.lines) < 2:
        return ()
    places = [*_sentences(draft), *_runs(draft), *_absences(draft)]
    against = sorted((o for o in places if o.weight <= -_LEAST), key=lambda o: (o.weight, o.span))
    in_favour = sorted((o for o in places if o.weight >= _LEAST), key=lambda o: (-o.weight, o.span))
    kept = [
        *islice(_noted(draft, against), MOST_AGAINST),
        *islice(_noted(draft, in_favour), MOST_FOR),
    ]
    return tuple(sorted(kept, key=lambda one: (-abs(one.weight), one.span)))


def _noted(draft: Draft, places: Iterable[_Place]) -> Iterator[Evidence]:
    """Yield those of `places` of which there is something to say; a note takes long to make."""
    for span, weight, told, at in places:
        said = told
        if said is None:
            said = note(_text(draft, at), draft.shown[at], draft.model, weight)
        if said:
            yield Evidence(span, weight, said)


def _sentences(draft: Draft) -> Iterator[_Place]:
    """The sentences that weigh most; only those that may be among them are taken out to see."""
    whole = draft.value()
    words, machine, corporate = draft.total
    mean = (machine / words, corporate / words)
    rough = [
        sums.machine - mean[0] * sums.words + sums.corporate - mean[1] * sums.words
        for sums in draft.each
    ]
    order = sorted(range(len(rough)), key=lambda at: (rough[at], at))
    for at in dict.fromkeys((*order[:_TRIED], *order[-_TRIED:])):
        weight = whole - draft.value(draft.without(at))
        yield _Place(draft.lines[at].span, weight, None, at)


def _text(draft: Draft, at: int) -> str:
    line = draft.lines[at]
    _, view = line.place
    return view.text[line.heard.span.start : line.heard.span.end]


def _runs(draft: Draft) -> Iterator[_Place]:
    """Sentences in a row of nearly one length: even as a machine's."""
    whole = draft.value()
    for first, last in runs(draft.lines, draft.shown):
        lengths = [line.heard.words for line in draft.lines[first : last + 1]]
        weight = whole - draft.value(draft.without_run(first, last))
        few = {4: "four", 5: "five", 6: "six"}.get(len(lengths), str(len(lengths)))
        yield _Place(
            Span(draft.lines[first].span.start, draft.lines[last].span.end),
            min(weight, 0.0),
            f"{few} sentences in a row of {min(lengths)}–{max(lengths)} words",
        )


def _absences(draft: Draft) -> Iterator[_Place]:
    """What a long text never has, and what it would gain if every fourth sentence had it."""
    words = draft.words
    if words < _LONG_WITHOUT:
        return
    place = Span(draft.lines[0].span.start, draft.lines[-1].span.end)
    if not any(line.heard.person for line in draft.lines):
        gain = _gain(draft, "#i", "i")
        yield _Place(place, -gain, f"no *I*, *you* or *we* in {words:,} words")
    if not any(line.heard.detail for line in draft.lines):
        gain = max(_gain(draft, "#name", "<name>"), _gain(draft, "#number", "<num>"))
        yield _Place(place, -gain, f"no name, number or date in {words:,} words")


def _gain(draft: Draft, *signs: str) -> float:
    machine, corporate = draft.model.weigh(signs)
    total = draft.total
    for line, sums in zip(draft.lines[::_USUAL_SHARE], draft.each[::_USUAL_SHARE], strict=True):
        one = line.heard
        total = Sums(
            total.words,
            total.machine - sums.machine + squashed(one.machine + machine, one.words),
            total.corporate - sums.corporate + squashed(one.corporate + corporate, one.words),
        )
    return max(0.0, draft.value(total) - draft.value())

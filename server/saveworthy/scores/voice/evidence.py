"""Why a draft has the voice it has: the places that make it, in words a writer understands.

A sentence's weight is exact: the score of the draft less the score of the draft without it.
"""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
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
        weight: points of the score.
        first: the number of its first sentence.
        last: the number of its last.
        note: why; None for a single sentence of whose signs it is still to be made.
    """

    weight: float
    first: int
    last: int
    note: str | None = None


def evidence(draft: Draft) -> tuple[Evidence, ...]:
    """Return what weighs most, against the draft and for it, the heaviest first."""
    if len(draft.lines) < 2:
        return ()
    places = [*_sentences(draft), *_runs(draft), *_absences(draft)]
    against = sorted([o for o in places if o.weight <= -_LEAST], key=itemgetter(0, 1, 2))
    in_favour = sorted([o for o in places if o.weight >= _LEAST], key=_from_heaviest)
    kept = [
        *islice(_noted(draft, against), MOST_AGAINST),
        *islice(_noted(draft, in_favour), MOST_FOR),
    ]
    return tuple(sorted(kept, key=lambda one: (-abs(one.weight), one.span)))


def _from_heaviest(place: _Place) -> tuple[float, int, int]:
    return -place.weight, place.first, place.last


def _noted(draft: Draft, places: Iterable[_Place]) -> Iterator[Evidence]:
    """Yield those of `places` of which there is something to say; a note takes long to make."""
    for weight, first, last, told in places:
        said = told
        if said is None:
            rhythm = filter(draft.model.alone.__getitem__, draft.shown[first])
            said = note((*draft.lines[first].signs, *rhythm), draft.model, weight)
        if said:
            span = draft.span(first)
            if last > first:
                span = Span(span.start, draft.span(last).end)
            yield Evidence(span, weight, said)


def _sentences(draft: Draft) -> Iterator[_Place]:
    """The sentences that weigh most; only those that may be among them are taken out to see."""
    whole = draft.value()
    words, machine, corporate = draft.total
    mean = (machine / words, corporate / words)
    rough = [
        of_machine - mean[0] * count + of_company - mean[1] * count
        for count, of_machine, of_company in draft.each
    ]
    order = sorted(range(len(rough)), key=rough.__getitem__)
    for at in dict.fromkeys((*order[:_TRIED], *order[-_TRIED:])):
        yield _Place(whole - draft.value(draft.without(at)), at, at)


def _runs(draft: Draft) -> Iterator[_Place]:
    """Sentences in a row of nearly one length: even as a machine's."""
    found = runs(draft)
    whole = draft.value() if found else 0.0
    for first, last in found:
        lengths = [line.words for line in draft.lines[first : last + 1]]
        weight = whole - draft.value(draft.without_run(first, last))
        few = {4: "four", 5: "five", 6: "six"}.get(len(lengths), str(len(lengths)))
        said = f"{few} sentences in a row of {min(lengths)}–{max(lengths)} words"
        yield _Place(min(weight, 0.0), first, last, said)


def _absences(draft: Draft) -> Iterator[_Place]:
    """What a long text never has, and what it would gain if every fourth sentence had it."""
    words = draft.words
    if words < _LONG_WITHOUT:
        return
    last = len(draft.lines) - 1
    if not any(line.person for line in draft.lines):
        gain = _gain(draft, "#i", "i")
        yield _Place(-gain, 0, last, f"no *I*, *you* or *we* in {words:,} words")
    if not any(line.detail for line in draft.lines):
        gain = max(_gain(draft, "#name", "<name>"), _gain(draft, "#number", "<num>"))
        yield _Place(-gain, 0, last, f"no name, number or date in {words:,} words")


def _gain(draft: Draft, *signs: str) -> float:
    machine, corporate = draft.model.weigh(signs)
    total = draft.total
    for line, sums in zip(draft.lines[::_USUAL_SHARE], draft.each[::_USUAL_SHARE], strict=True):
        more = squashed(line.words, line.machine + machine, line.corporate + corporate)
        total = Sums(
            total.words,
            total.machine - sums.machine + more[0],
            total.corporate - sums.corporate + more[1],
        )
    return max(0.0, draft.value(total) - draft.value())

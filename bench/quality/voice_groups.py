"""How the voice score treats each group of writers: who is taken for a machine, and how often."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from training.voice_data import Text

from saveworthy.core import Score

LONG_ENOUGH = 40

_BY_DOMAIN = frozenset(("readme", "onestop", "ewt", "l2r"))
_FEWEST = 20
_STUDENTS = ("l2r", "EducationMaterial")
_NO_MEASURE = frozenset(("18F", "mtlynch", "yc", "lamp"))
"""Posts that never shape a figure, copy, and texts that machines had a hand in."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A text and what is said of it; `peers` says more for a machine, as far as is known."""

    text: Text
    words: int
    score: Score
    peers: dict[str, float]

    @property
    def value(self) -> float:
        """The score, the middle where it abstains."""
        return 50.0 if self.score.value is None else self.score.value


def groups(judged: Sequence[Judged]) -> None:
    """Print how each group of texts is scored: quantiles, and how many people seem machines."""
    print(
        f"\n{'scores':34}{'texts':>7}{'5 %':>7}{'25 %':>7}{'50 %':>7}{'75 %':>7}{'95 %':>7}{'< 40':>7}"
    )
    found: defaultdict[str, list[float]] = defaultdict(list)
    for one in judged:
        if one.score.value is not None and one.words >= LONG_ENOUGH:
            side = "machine" if one.text.by_machine else ""
            domain = one.text.domain if one.text.source in _BY_DOMAIN else ""
            if not (side and domain):
                found[f"{one.text.source} {domain} {side}".strip()].append(one.value)
            if domain:
                found[f"{one.text.source} (all) {side}".strip()].append(one.value)
    for name, values in sorted(found.items()):
        if len(values) >= _FEWEST:
            cuts = statistics.quantiles(values, n=20)
            shown = "".join(f"{cuts[at]:7.0f}" for at in (0, 4, 9, 14, 18))
            low = sum(value < 40 for value in values) / len(values)
            print(f"{name[:34]:34}{len(values):7,}{shown}{low:7.1%}")


def fairness(judged: Sequence[Judged]) -> None:
    """Print what share of each group of people a threshold flags that flags 5 % of them all.

    In "them all" each group counts the same, students' essays left out. Beside it, the threshold
    that flags 5 % of what people wrote on the Web (the Web Treebank).
    """
    found: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    machines = []
    for one in judged:
        if one.score.value is None or one.words < LONG_ENOUGH:
            continue
        if one.text.by_machine:
            machines += [one.value] * (one.text.source == "l2r")
        else:
            found[one.text.source, one.text.domain].append(one.value)
    large = {key: values for key, values in found.items() if len(values) >= _FEWEST}
    native = sorted(
        (value, 1 / len(values))
        for key, values in large.items()
        if key != _STUDENTS and key[0] not in _NO_MEASURE
        for value in values
    )
    web = [value for key, values in found.items() if key[0] == "ewt" for value in values]
    if not native or len(web) < _FEWEST:
        return
    limits = (_quantile(native, 0.05), _quantile(sorted((value, 1.0) for value in web), 0.05))
    print(
        f"\nflagged at the score below which 5 % of people's prose is ({limits[0]:.0f}),"
        f" and of the Web Treebank's ({limits[1]:.0f})"
    )
    large["l2r", "machine"] = machines
    shares = {
        key: tuple(sum(value < limit for value in values) / len(values) for limit in limits)
        for key, values in large.items()
        if values
    }
    for key, share in sorted(shares.items(), key=lambda item: -item[1][0]):
        print(f"{' '.join(key)[:34]:34}{len(large[key]):7,}{share[0]:7.1%}{share[1]:7.1%}")


def _quantile(weighed: Sequence[tuple[float, float]], part: float) -> float:
    goal = part * sum(weight for _, weight in weighed)
    for value, weight in weighed:
        goal -= weight
        if goal <= 0:
            return value
    return weighed[-1][0]

"""The scores of a draft in a few words, the same wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saveworthy.core import Score


def summary(scores: Mapping[str, Score]) -> dict[str, str]:
    """Return what to show of each score that has a value, by name: "voice 58", "save 1 of 3"."""
    return {
        name: _said(score)
        for name in dict.fromkeys(("voice", "readability", "save", *scores))
        if (score := scores.get(name)) is not None and score.value is not None
    }


def _said(score: Score) -> str:
    """What a score comes to; for readability the end of its label, which names the school grade."""
    if score.name == "readability":
        return score.label.rpartition("; ")[2]
    if score.name == "save" and score.label:
        return f"save {score.label.partition(':')[0].partition(';')[0]}"
    return f"{score.name} {score.value:.0f}"

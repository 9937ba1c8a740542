"""The scores of a draft in a few words, the same wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saveworthy.core import Score


def summary(scores: Mapping[str, Score]) -> tuple[str, ...]:
    """Return for each score that has a value what to show of it: "voice 58", "save 1 of 3"."""
    shown = (
        _voice(scores.get("voice")),
        _reading(scores.get("readability")),
        _save(scores.get("save")),
    )
    return tuple(filter(None, shown))


def _voice(score: Score | None) -> str:
    return "" if score is None or score.value is None else f"voice {score.value:.0f}"


def _reading(score: Score | None) -> str:
    """The end of the label, which names the school grade; the words before it are for a hover."""
    return "" if score is None or score.value is None else score.label.rpartition("; ")[2]


def _save(score: Score | None) -> str:
    if score is None or score.value is None:
        return ""
    return f"save {score.label.partition(':')[0].partition(';')[0]}"

"""Scores in a few words: for the line above a draft, for a message, for a hover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.scores.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saveworthy.core import Report

_MOST_EVIDENCE = 3
_LEAST = 0.5
"""Points below which a sentence is not worth a line."""

_QUOTED = 60
_ORDER = ("voice", "readability", "save")


def in_short(report: Report) -> str:
    """The scores on one line: "voice 58 · grade 9 · save 1 of 3"; "" if there is none."""
    return " · ".join(_short(report))


def _short(report: Report) -> Iterator[str]:
    for name, said in summary(report.scores).items():
        _, found, grade = said.rpartition("reads at ")
        if name != "readability":
            yield said
        else:  # room is short above a draft
            yield grade if found else f"readability {report.scores[name].value:.0f}"


def why_none(report: Report) -> str:
    """Why there is no score, for a draft that has none."""
    reasons = (report.scores[name].reason for name in _ORDER if name in report.scores)
    return next((reason for reason in reasons if reason), "There is nothing to score yet.")


def lines(report: Report, text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each score with what it rests on.

    Returns:
        For each: its name and value, what that means, and a line for each of the sentences that weigh
        most, with their points.
    """
    for name in dict.fromkeys((*_ORDER, *report.scores)):
        score = report.scores.get(name)
        if score is None:
            continue
        if score.value is None:
            yield name, score.reason or "", ()
            continue
        head = f"{name} {score.value:.0f}"
        if score.interval:
            low, high = score.interval
            head += f" ({low:.0f}–{high:.0f})"
        heavy = [each for each in score.evidence if abs(each.weight) >= _LEAST]
        shown = tuple(
            f"{each.weight:+.0f}".replace("-", "−")
            + f" “{_quoted(each.span.of(text))}” {each.note}".rstrip()
            for each in heavy[:_MOST_EVIDENCE]
        )
        yield head, score.label, shown


def _quoted(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _QUOTED else f"{whole[: _QUOTED - 1].rstrip()}…"

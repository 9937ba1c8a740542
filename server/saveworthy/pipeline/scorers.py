"""Scores by installed packages: asked for each draft, and kept apart from ours when they fail."""

from __future__ import annotations

import math
from dataclasses import replace

from saveworthy import plugins
from saveworthy.core import Document, Score
from saveworthy.errors import Problem

_OURS = ("readability", "voice", "save")


def more_scores(document: Document) -> tuple[tuple[Score, ...], tuple[Problem, ...]]:
    """Return what the installed scorers give to `document`, and what is wrong with them.

    A scorer that fails, or that returns no sound `Score`, gives a score without a value.
    """
    scores: list[Score] = []
    problems: list[Problem] = []
    for name, load in plugins.scorers():
        try:
            if name in _OURS:
                raise ValueError("one of ours has this name")
            scores.append(_sound(name, load()(document), document))
        except (Exception, SystemExit) as error:  # it may fail in any way at all
            said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            problems.append(
                Problem(
                    "E214",
                    f"The scorer “{name}” of an installed package fails ({said}).",
                    mend="Update the package, or uninstall it.",
                )
            )
            if name not in _OURS:
                scores.append(Score(name, None, reason=f"Its scorer fails ({said})."))
    return tuple(scores), tuple(problems)


def _sound(name: str, score: object, document: Document) -> Score:
    if not isinstance(score, Score):
        raise TypeError(f"it returns {type(score).__name__}, not a Score")
    if score.value is not None and not (math.isfinite(score.value) and 0 <= score.value <= 100):
        raise ValueError(f"its value is {score.value}, not one from 0 to 100")
    if any(not 0 <= e.span.start <= e.span.end <= len(document.text) for e in score.evidence):
        raise ValueError("its evidence lies outside the draft")
    reason = score.reason
    if score.value is None and not reason:
        reason = "It gives no value."
    return replace(score, name=name, reason=reason)

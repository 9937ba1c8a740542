from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.frequency import TABLE, UNKNOWN, fifths

MAKER = Path(__file__).parents[2] / "training" / "make_frequencies.py"


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("the", "house"), ("house", "harbour"), ("harbour", "remuneration"), ("pay", "remunerate")],
)
def test_common_words_rank_above_rare_ones(commoner: str, rarer: str) -> None:
    assert fifths(commoner) > fifths(rarer)


def test_a_word_that_nobody_writes_is_unknown() -> None:
    assert fifths("frobnicatory") == UNKNOWN
    assert fifths("日本語") == UNKNOWN


def test_capitals_and_curly_apostrophes_make_no_difference() -> None:
    assert fifths("House") == fifths("HOUSE") == fifths("house")
    assert fifths("don’t") == fifths("don't")
    assert fifths("baker's") == fifths("baker")


def test_a_compound_is_as_rare_as_its_rarest_part() -> None:
    assert fifths("epistemology-driven") == fifths("epistemology")


def test_the_table_is_what_its_maker_makes() -> None:
    pytest.importorskip("wordfreq")
    assert TABLE.read_text("utf-8") == runpy.run_path(str(MAKER))["table"]()


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 1_000_000


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_a_frequency(word: str) -> None:
    assert UNKNOWN <= fifths(word) <= 40

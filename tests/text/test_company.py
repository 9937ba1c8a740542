"""Words at home among hard sentences, and among easy ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.company import MOST, TABLE, company


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("bike", "statute"),
        ("breakfast", "righteousness"),
        ("grab", "parameter"),
        ("gym", "salvation"),
    ],
)
def test_everyday_words_keep_easier_company_than_learned_ones(easier: str, harder: str) -> None:
    assert company(easier) < company(harder)


def test_capitals_apostrophes_and_endings_make_no_difference() -> None:
    assert company("Breakfast") == company("BREAKFAST") == company("breakfast") != 0
    assert company("universe’s") == company("universe's") != 0
    assert company("gym's") == company("gym") != 0


@pytest.mark.parametrize("word", ["London", "Susan", "1984", "frobnicatory", "日本語"])
def test_names_numbers_and_unknown_words_say_nothing(word: str) -> None:
    assert company(word) == 0


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 200_000


@given(st.text(min_size=1, max_size=30))
def test_any_word_keeps_bounded_company(word: str) -> None:
    assert -MOST <= company(word) <= MOST

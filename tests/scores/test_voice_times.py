"""The table of how many times as often a sign is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.scores.voice.times import Times

TIMES = st.dictionaries(
    st.text("abc '\"", max_size=4), st.integers(-99, 99).filter(bool), min_size=1, max_size=9
)


@given(TIMES, st.sets(st.text("abcd ", max_size=4)))
def test_each_sign_has_the_number_that_was_listed(times: dict[str, int], others: set[str]) -> None:
    signs = sorted({*times, *others})
    read = Times(signs, Times.listing(signs, times))
    assert read == times
    assert len(read) == len(times)
    assert all(read.get(sign) == times.get(sign) for sign in [*signs, "z", ""])


def test_a_sign_without_a_number_is_not_there() -> None:
    with pytest.raises(KeyError):
        _ = Times(["a", "b"], "3,")["b"]

"""Counts that are packed into one number add up as they do apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.columns import Columns

ROWS = st.lists(st.tuples(*[st.integers(0, 100_000)] * 4), min_size=1, max_size=30)


@given(ROWS)
def test_packed_counts_add_up_column_by_column(rows: list[tuple[int, ...]]) -> None:
    columns = Columns(4)
    total = sum(columns.pack(*row) for row in rows)
    assert columns.sums(total) == tuple(map(sum, zip(*rows, strict=True)))
    rest = total - columns.pack(*rows[0])
    assert columns.sums(rest) == tuple(map(sum, zip(*rows[1:], strict=True))) or not rows[1:]


@given(st.tuples(*[st.integers(0, 100_000)] * 3), st.integers(0, 1))
def test_the_last_count_is_worth_more_than_all_before_it(row: tuple[int, ...], last: int) -> None:
    columns = Columns(4)
    assert (columns.pack(*row, last) >= columns.pack(0, 0, 0, 1)) == bool(last)

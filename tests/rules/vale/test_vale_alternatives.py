"""Many expressions as one, quick and the same."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.rules.vale.alternatives import joined, order

PIECE = st.sampled_from(
    [
        "a",
        "ab",
        "abc",
        "b",
        "ba",
        "a?b",
        "(?:a|b)c",
        "[ab]c",
        "a|bc",
        "A",
        "Ab",
        r"\w+x",
        "c(a|b)",
        "cab",
        "",
    ]
)


@pytest.mark.parametrize("ignorecase", [True, False])
@given(st.lists(PIECE, min_size=12, max_size=20), st.text("abcxAB ", max_size=30))
def test_it_matches_what_the_branches_match_one_after_the_other(
    ignorecase: bool, patterns: list[str], text: str
) -> None:
    flags = regex.IGNORECASE if ignorecase else 0
    plain = regex.compile("|".join(patterns), flags)
    quick = regex.compile(joined(patterns, ignorecase=ignorecase), flags)
    expected = [match.span() for match in plain.finditer(text)]
    assert [match.span() for match in quick.finditer(text)] == expected


@given(st.lists(PIECE, max_size=20))
def test_every_branch_keeps_a_place(patterns: list[str]) -> None:
    assert sorted(order(patterns, ignorecase=True)) == list(range(len(patterns)))


def test_branches_that_refer_to_each_other_stay_where_they_are() -> None:
    patterns = ["b", *["a"] * 12, r"(c)\1"]
    assert joined(patterns, ignorecase=True) == "|".join(patterns)

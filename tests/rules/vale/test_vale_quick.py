"""Expressions without repeats mean the same to both compilers."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.rules.alike import is_plain
from saveworthy.rules.vale import quick

PARTS = r"a ab B (?:a|b) (a|bc)? [ab] [a-c] \. \b (?=b) (?!b) (?<=a) (?<!a) ' é | a? (?:ab)?b (?P<n>a) - # ſ k"
PART = st.sampled_from([" ", *PARTS.split()])
TEXT = st.text("aAbBcC .'-é#ſkKK’“\n_1", max_size=20)


@given(st.lists(PART, min_size=1, max_size=8).map("".join), st.booleans(), TEXT)
def test_a_tame_expression_matches_the_same(body: str, fold: bool, text: str) -> None:
    pattern = f"(?i)(?m){body}" if fold else f"(?m){body}"
    tame = quick.compiled(pattern)
    if tame is None:
        return
    known = regex.compile(f"(?-f){pattern}", regex.VERSION1)
    assert is_plain(text)
    assert [m.span() for m in tame.finditer(text)] == [m.span() for m in known.finditer(text)]


@pytest.mark.parametrize(
    "pattern",
    ["a*", "a+", "a{2}", r"\w", ".", "^a", "a$", "(?i:a)", "[^a]", "a??", "(", r"\s", "{a}"],
)
def test_what_repeats_or_is_not_plain_is_left_to_the_other(pattern: str) -> None:
    assert quick.compiled(pattern) is None

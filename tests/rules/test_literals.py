"""What a text must hold for an expression to match."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Severity
from saveworthy.rules import RuleSet
from saveworthy.rules.literals import needed
from saveworthy.rules.patterns import PatternMatcher, spread
from saveworthy.rules.rule import PATTERN, Rule


def holds(text: str, pattern: str) -> bool:
    held = spread(text)
    return all(any(piece in held for piece in choice) for choice in needed(pattern))


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        ("abc", [("abc",)]),
        (r"(?i)\bAbc\b", [("abc",)]),
        ("Abc", [("Abc",)]),
        ("colou?r", [("color", "colour")]),
        (r"in the\s+month", [("in the month",)]),
        ("in  the", [("in the",)]),
        ("(?:big|great) news", [("great news", "big news")]),
        ("one|two", [("one", "two")]),
        ("(?:a total of|in total)", [("a total of", "in total")]),
        ("(?P<mark>abc)(?= def)", [("abc",), (" def",)]),
        ("(?<=so )abc(?!def)", [("abc",), ("so ",)]),
        (r"it(?:['’]s| is) not", [("it's not", "it’s not", "it is not")]),
        (r"(?:big )?news +(?:of|\w+)", [("news ",)]),
        (r"\babc\B(?!x)(?<=c)def", [("abcdef",), ("c",)]),
        ("(?:abc)+d{2}", [("abc",), ("d",)]),
        (r"what\?", [("what?",)]),
        ("[?!]{3}", [("!", "?")]),
        (r"(?:\?!|!\?x*)", [("!?", "?!")]),
        ("(?:xa|ax(?:ab)?)", [("ax", "xa")]),
        (r"(?=!\s\?|\?\s!)", [("!",), ("?",), ("!", "?")]),
    ],
)
def test_what_an_expression_needs(pattern: str, choices: list[tuple[str, ...]]) -> None:
    assert {frozenset(choice) for choice in needed(pattern)} == set(map(frozenset, choices))


@pytest.mark.parametrize(
    "pattern",
    [
        "", "abc|", "(?:abc)?", "(?:abc)*", "(?:abc){0,2}", "[^a]", "[a-z]", r"\w+", "(?!abc)",
        r"[\w-]", ".", r"\babc\b|\d", "(?x) a b c", "(?:abc){e<=1}", "(?>abc)", r"\Kabc",
        "[[:alpha:]]abc", "(?i:abc)", "a\nb",
    ],
)  # fmt: skip
def test_an_expression_that_needs_nothing_or_cannot_be_told(pattern: str) -> None:
    assert needed(pattern) == ()


def test_the_rarest_comes_first() -> None:
    assert needed(r"in .(?:region|vicinity). of") == (("region", "vicinity"), ("in ",), (" of",))


def test_what_has_too_many_forms_is_looked_for_in_two_places() -> None:
    few, many = "|".join("abcdefgh"), "|".join(f"w{n}" for n in range(20))
    first, second = needed(f"(?:{many})(?:{few})")
    assert set(first) == {f"w{n}" for n in range(20)} - {f"w1{n}" for n in range(10)}
    assert set(second) == set("abcdefgh")


Pair = tuple[str, str]
"""An expression, and a text that it matches."""


def _joined(pairs: list[Pair]) -> Pair:
    return "".join(p for p, _ in pairs), "".join(t for _, t in pairs)


def _either(pairs: list[Pair], at: int) -> Pair:
    return f"(?:{'|'.join(p for p, _ in pairs)})", pairs[at % len(pairs)][1]


LEAVES = st.one_of(
    st.text("abAB ,'-é", min_size=1, max_size=4).map(lambda t: (t, t)),
    st.sampled_from(
        [("[ab]", "b"), ("[^x]", "\n"), (r"\s+", "\n "), (r"\w", "Q"), (r"\?", "?"), (r"\b", "")]
    ),
)
PAIRS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(_joined),
        st.builds(_either, st.lists(inner, min_size=1, max_size=3), st.integers(0, 9)),
        inner.map(lambda pair: (f"(?:{pair[0]})?", "")),
        inner.map(lambda pair: (f"(?:{pair[0]})+", pair[1] * 2)),
        inner.map(lambda pair: (f"(?P<mark>{pair[0]}){{0,2}}", pair[1])),
        inner.map(lambda pair: (f"(?!{pair[0]}zz)", "")),
    ),
    max_leaves=12,
)


@given(PAIRS, st.text("ab z\n", max_size=3), st.booleans())
def test_a_text_that_matches_holds_what_is_needed(pair: Pair, around: str, loud: bool) -> None:
    pattern, text = pair
    text = f"{around}{text}{around}"
    if loud:
        pattern, text = f"(?i){pattern}", text.upper()
    if regex.search(pattern, text):
        assert holds(text, pattern)


def test_every_example_of_a_built_in_rule_holds_what_its_rule_needs(ruleset: RuleSet) -> None:
    for rule in ruleset.rules:
        if rule.matcher == PATTERN:
            assert rule.needs == needed(rule.pattern)
            for bad in rule.bad:
                plain = re.sub(r"\[\[|\]\]", "", bad.text)
                assert holds(plain, rule.pattern), (rule.id, plain)


def test_an_expression_is_compiled_only_for_a_text_that_holds_what_it_needs() -> None:
    broken = "(?:frob"  # would raise
    rule = Rule("t/r", "m", "w", Severity.INFO, (), (), pattern=broken, needs=(("frob",),))
    matcher = PatternMatcher([rule])
    assert list(matcher.matches("Nothing of the kind.")) == []
    with pytest.raises(regex.error):
        list(matcher.matches("We frob it."))

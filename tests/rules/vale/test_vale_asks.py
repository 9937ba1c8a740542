"""A rule reads only texts that hold what it asks for, and finds the same as if it read all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Severity
from saveworthy.rules.rule import VALE
from saveworthy.rules.vale.asks import asks, shown
from saveworthy.rules.vale.rule import Spec, ValeRule
from saveworthy.rules.vale.run import find
from saveworthy.text.formats import split

TOKEN = st.sampled_from(
    [
        "word",
        "two words",
        "it's",
        "co-op",
        "me",
        "Me",
        r"\bme\b",
        r"(?:^|\s)I\s",
        r"(?:^|\s)I(?=,\s)",
        r"word(?!s)",
        r"words?",
        r"\d+(?:MB|ms)",
        r"\d",
        "3-D",
        "caf\u00e9",
        "(?:hero|heroes)",
        r"[\w]+ed",
        r"e\.g\.",
        "\u2014",
        r"\s[\u2014\u2013]",
        "[A-Z]{2,4}",
        "ſtop",
    ]
)
WORDS = """word words Word two it's it\u2019s co-op me Me I I, 5MB 12 ms \u0663MB 3-D cafe\u0301 caf\u00e9
    hero heroes aged e.g. \u2014 \u2013 NBA STOP stop \u212aay a_me me_ me2 ."""
WORD = st.sampled_from(WORDS.split())
GAP = st.sampled_from([" ", "  ", "\n", "", ", ", " `me` "])
TEXT = st.lists(st.tuples(WORD, GAP), max_size=12).map(lambda p: "".join(w + g for w, g in p))
SPEC = st.one_of(
    st.builds(
        lambda tokens, raw, fold, nonword, append: Spec(
            "existence",
            "m",
            tokens=tuple(tokens),
            raw=tuple(raw),
            ignorecase=fold,
            nonword=nonword,
            append=append,
        ),
        st.lists(TOKEN, min_size=1, max_size=3),
        st.lists(st.sampled_from([r"\w+\s", "two "]), max_size=1),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        lambda keys, fold: Spec(
            "substitution", "m", pairs=tuple((k, "better") for k in keys), ignorecase=fold
        ),
        st.lists(TOKEN, min_size=1, max_size=3, unique=True),
        st.booleans(),
    ),
    st.builds(lambda token: Spec("occurrence", "m", token=token, most=1), TOKEN),
    st.builds(lambda token: Spec("occurrence", "m", token=token, least=2), TOKEN),
    st.builds(
        lambda t, fold: Spec("repetition", "m", tokens=(t,), ignorecase=fold), TOKEN, st.booleans()
    ),
    st.builds(lambda a, b: Spec("consistency", "m", pairs=((a, b),)), TOKEN, TOKEN),
    st.builds(lambda a, b: Spec("conditional", "m", first=a, second=b), TOKEN, TOKEN),
)


def _rule(spec: Spec) -> ValeRule:
    return ValeRule("Own/Rule", "m", "w", Severity.INFO, (), (), check=VALE, spec=spec)


@given(SPEC, TEXT)
def test_it_finds_the_same_as_if_it_read_everything(spec: Spec, text: str) -> None:
    document = split(text, "markdown", "a.md")
    everywhere = _rule(spec)
    asking = replace(everywhere, needs=asks(spec))
    assert list(find(document, [asking])) == list(find(document, [everywhere]))


@pytest.mark.parametrize(
    ("spec", "asked"),
    [
        (Spec("existence", "m", tokens=("me", "my")), ((" me ", " my "),)),
        (Spec("existence", "m", tokens=("me",), nonword=True), (("me",),)),
        (Spec("existence", "m", tokens=(r"\w+",)), ()),
        (Spec("occurrence", "m", token="so", least=1), ()),
        (Spec("substitution", "m", pairs=(("it's(?!.)", "it is"),)), ((" it s ",),)),
    ],
)
def test_what_a_rule_asks_for(spec: Spec, asked: tuple[tuple[str, ...], ...]) -> None:
    assert asks(spec) == asked


def test_a_text_is_shown_as_it_is_in_small_letters_and_word_by_word() -> None:
    assert " It's A " in shown("It's\nA")
    assert " it's a " in shown("It's\nA")
    assert " it s a " in shown("It's\nA")

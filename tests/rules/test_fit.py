from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Span, apply_edits
from saveworthy.rules import fit


def fitted(text: str, replacement: str, *, opens: bool = False) -> str:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return apply_edits(plain, fit.edits(plain, Span(start, end), replacement, opens=opens))


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("apple", "an"), ("pear", "a"), ("hour", "an"), ("honest", "an"), ("house", "a"),
        ("user", "a"), ("use", "a"), ("union", "a"), ("unimportant", "an"), ("uninteresting", "an"),
        ("European", "a"), ("one-off", "a"), ("once", "a"), ("onerous", "an"), ("FAQ", "an"),
        ("UFO", "a"), ("8", "an"), ("11", "an"), ("18", "an"), ("1", "a"), ("utility", "a"),
        ("unusual", "an"), ("usual", "a"), ("utter", "an"), ("unique", "a"), ("under", "an"),
    ],
)  # fmt: skip
def test_the_article_fits_the_word(word: str, wanted: str) -> None:
    assert fit.article(word) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("We [utilize] it.", "use", "We use it."),
        ("[In order to] win, run.", "to", "To win, run."),
        ("HOW TO [UTILIZE] IT", "use", "HOW TO USE IT"),
        ("How We [Circle Back] Now", "reply later", "How We Reply Later Now"),
        ("An [innovative] plan.", "new", "A new plan."),
        ("It is a [robust] plan.", "able", "It is an able plan."),
        ("A [cutting-edge] plan", "advanced", "An advanced plan"),
        ("AN [INNOVATIVE] PLAN", "new", "A NEW PLAN"),
        ("a\n[prior] note", "earlier", "an\nearlier note"),
        ("IT IS A [ROBUST] PLAN", "able", "IT IS AN ABLE PLAN"),
        ("Plan A [with regard to] cost", "about", "Plan A about cost"),
        ("[It is clear that], we ship.", "clearly,", "Clearly, we ship."),
        ("[It is clear that].", "clearly,", "Clearly."),
    ],
)
def test_a_replacement_takes_the_shape_of_what_it_replaces(
    text: str, replacement: str, wanted: str
) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "opens", "wanted"),
    [
        ("[Moving forward], we ship.", True, "We ship."),
        ("[Basically] we ship.", True, "We ship."),
        ("“[Basically], we ship.”", True, "“We ship.”"),
        ("It was, [basically], done.", False, "It was done."),
        ("It works, [basically].", False, "It works."),
        ("It works [going forward].", False, "It works."),
        ("It is [very] good.", False, "It is good."),
        ("It is an [actual] pear.", False, "It is a pear."),
        ("It is [very]\ngood.", False, "It is\ngood."),
        ("We saw it [basically]", False, "We saw it"),
        ("[Basically], 3 of us", True, "3 of us"),
        ("IT IS A [VERY] NEW PLAN", False, "IT IS A NEW PLAN"),
    ],
)
def test_removing_words_leaves_a_clean_sentence(text: str, opens: bool, wanted: str) -> None:
    assert fitted(text, "", opens=opens) == wanted


def test_a_number_that_opens_the_sentence_leaves_its_capital_to_the_word() -> None:
    assert fitted("[360-degree] view of it.", "full", opens=True) == "Full view of it."
    assert fitted("The [360-degree] view.", "full") == "The full view."


@pytest.mark.parametrize(
    "text", ["We went ([basically]) home.", "We \u2014 [basically] \u2014 left."]
)
def test_words_alone_between_brackets_or_dashes_are_not_taken_out(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert fit.edits(plain, Span(start, end), "", opens=False) == ()


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30), st.booleans())
def test_edits_are_ordered_and_cover_the_words(
    before: str, match: str, after: str, opens: bool
) -> None:
    text = before + match + after
    span = Span(len(before), len(before) + len(match))
    for replacement in ("", "use", "an hour"):
        edits = fit.edits(text, span, replacement, opens=opens)
        apply_edits(text, edits)
        assert (not edits and not replacement) or edits[-1].span.contains(span)

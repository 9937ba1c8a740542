from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Edit, Span, apply_edits
from saveworthy.rules import fit


def fits(text: str, replacement: str) -> tuple[str, tuple[Edit, ...]]:
    """The text without the brackets round what is replaced, and the edits in it."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    sentence = Span(0, len(plain))
    return plain, fit.edits(plain, Span(start, end), replacement, sentence=sentence)


def fitted(text: str, replacement: str) -> str:
    plain, edits = fits(text, replacement)
    return apply_edits(plain, edits)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("apple", "an"), ("pear", "a"), ("hour", "an"), ("honest", "an"), ("house", "a"),
        ("user", "a"), ("use", "a"), ("union", "a"), ("unimportant", "an"), ("uninteresting", "an"),
        ("European", "a"), ("one-off", "a"), ("once", "a"), ("onerous", "an"), ("FAQ", "an"),
        ("UFO", "a"), ("8", "an"), ("11", "an"), ("18", "an"), ("1", "a"), ("utility", "a"),
        ("unusual", "an"), ("usual", "a"), ("utter", "an"), ("unique", "a"), ("under", "an"),
        ("NASA", "a"), ("HTML", "an"), ("RAM", "a"), ("FAQS", "an"), ("SaaS", "a"), ("MBA", "an"),
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
        ("[Utilize] it.", "iPhone use", "iPhone use it."),
        ("GO FOR THE [ASK]", "request", "GO FOR THE REQUEST"),
        ("Our [AI] works.", "program", "Our program works."),
        ("We cut [SaaS spend] now.", "software costs", "We cut software costs now."),
        ("[AI spend] fell.", "software costs", "Software costs fell."),
        ("GO FOR [AI SPEND] NOW", "software costs", "GO FOR SOFTWARE COSTS NOW"),
    ],
)
def test_a_replacement_takes_the_shape_of_what_it_replaces(
    text: str, replacement: str, wanted: str
) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[Moving forward], we ship.", "We ship."),
        ("[Basically] we ship.", "We ship."),
        ("“[Basically], we ship.”", "“We ship.”"),
        ("[Basically], “we ship”.", "“We ship”."),
        ("[Basically], iPhone owners wait.", "iPhone owners wait."),
        ("[basically], we ship.", "we ship."),
        ("It was, [basically], done.", "It was done."),
        ("It works, [basically].", "It works."),
        ("It works [going forward].", "It works."),
        ("If it rains [going forward], we stop.", "If it rains, we stop."),
        ("We slept, and [basically], we won.", "We slept, and we won."),
        ("It is [very] good.", "It is good."),
        ("It is an [actual] pear.", "It is a pear."),
        ("It is a  [truly]  apt word.", "It is an  apt word."),
        ("It is [very]\ngood.", "It is\ngood."),
        ("We saw it [basically]", "We saw it"),
        ("[Basically], 3 of us", "3 of us"),
        ("IT IS A [VERY] NEW PLAN", "IT IS A NEW PLAN"),
        ("It is [truly] 8 feet.", "It is 8 feet."),
        ("It is a [truly] 8-foot wall.", "It is an 8-foot wall."),
        ("We met at 9 a.m. [in the morning].", "We met at 9 a.m."),
        ("🚀 [Needless to say], we won.", "🚀 We won."),
    ],
)
def test_removing_words_leaves_a_clean_sentence(text: str, wanted: str) -> None:
    assert fitted(text, "") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "[Basically].",
        "“[Basically]!”",
        "[Going forward]",
        "[Going forward]: the plan",
        "[Basically] — no.",
        "[Basically],\nwe ship.",
        "We ship\n[basically]\nat noon.",
        "[Basically], - no list",
        "[Basically] 1. is no list",
        "We have a [truly].",
        "It is the [truly] the best.",
        "It is a [truly] an apt plan.",
        "We have a [truly] \ufffc here.",
        "We went ([basically]) home.",
        "We \u2014 [basically] \u2014 left.",
    ],
)
def test_no_fix_where_a_removal_would_leave_a_ruin(text: str) -> None:
    assert fits(text, "")[1] == ()


def test_a_number_that_opens_the_sentence_leaves_its_capital_to_the_word() -> None:
    assert fitted("[360-degree] view of it.", "full") == "Full view of it."
    assert fitted("The [360-degree] view.", "full") == "The full view."


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30))
def test_edits_are_ordered_and_cover_the_words(before: str, match: str, after: str) -> None:
    text = before + match + after
    span = Span(len(before), len(before) + len(match))
    for replacement in ("", "use", "an hour", "find out", "many", "findings"):
        edits = fit.edits(text, span, replacement, sentence=Span(0, len(text)))
        apply_edits(text, edits)
        assert not edits or any(edit.span.contains(span) for edit in edits)


WORDS = st.sampled_from(
    [
        "a",
        "an",
        "the",
        "there",
        "is",
        "are",
        "this",
        "these",
        "much",
        "more",
        "it",
        "them",
        "us",
        "up",
        "'s",
        "of",
        "to",
        "about",
        "on",
        "users",
        ",",
        ".",
        "I",
        "The",
        "very",
        "truly,",
        "and",
        "\n",
        "￼",
        "—",
        "(",
        ")",
    ]
)


def test_an_article_is_not_mended_into_the_one_before_it() -> None:
    text = "a an a number of"
    edits = fit.edits(text, Span(5, 16), "many", sentence=Span(0, 16))
    assert apply_edits(text, edits) == "a an many"


@given(st.lists(WORDS, max_size=6), st.sampled_from(["a number of", "Truly", "key learning"]),
       st.lists(WORDS, max_size=6), st.sampled_from(["", "many", "a lot", "speed up", "lessons"]))  # fmt: skip
def test_no_fix_makes_double_spaces_or_words(
    before: list[str], match: str, after: list[str], replacement: str
) -> None:
    text = " ".join([*before, match, *after])
    start = len(" ".join([*before, ""]))
    edits = fit.edits(
        text, Span(start, start + len(match)), replacement, sentence=Span(0, len(text))
    )
    fixed = apply_edits(text, edits)
    assert fixed.count("  ") <= text.count("  ")
    if edits:
        doubles = re.compile(r"\b(a|an|the|many|of|to) (\1)\b")
        assert len(doubles.findall(fixed)) <= len(doubles.findall(text))

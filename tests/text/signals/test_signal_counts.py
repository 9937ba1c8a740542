"""What is counted in a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import BlockKind
from saveworthy.text.sentences import sentences
from saveworthy.text.signals import lexicon
from saveworthy.text.signals.count import Signals, is_greeting, lower_case, signals, total


def count(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Signals:
    return signals(text, sentences(text), kind)


def test_figures_are_digits_and_number_words() -> None:
    assert count("It took nine days, 3.5 litres and €29.").figures == 3


def test_empty_figures_and_list_numbers_are_none() -> None:
    assert count("We are there 24/7 with a 360 degree view.").figures == 0
    assert count("2. Pick a seat.").figures == 0


def test_names_stand_inside_sentences_and_count_once() -> None:
    found = count("Then Rosa called Idris, and Rosa laughed. Nobody else did. Mr. Bauer slept.")
    assert found.names == {"Rosa", "Idris", "Mr. Bauer"}


def test_capitals_that_are_no_names() -> None:
    assert count("Today I saw the CEO on the Internet, and I'm fine.").names == frozenset()
    assert count("Why Nobody Reads Your Memo", BlockKind.HEADING).names == frozenset()


def test_days_and_turns_of_time_are_moments() -> None:
    assert count("On Tuesday it rained.").moments == 1
    assert count("Two weeks ago, on the first night, in March, it rained.").moments == 3
    assert count("It may rain.").moments == 0


def test_quotations_count_but_single_words_do_not() -> None:
    assert count("“Take your time, love,” she said.").quoted == 1
    assert count('They call it "agile".').quoted == 0
    assert count("I was sure I would break it.", BlockKind.QUOTE).quoted == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ask them.",
        "Please write to us.",
        "So try one thing.",
        "Never mind the gap.",
        "Don’t hit it.",
        "Do not hit it.",
        "Change one thing.",
        "ignore the rest",
    ],
)
def test_orders(text: str) -> None:
    assert count(text).orders == 1


@pytest.mark.parametrize(
    "text",
    [
        "Change is good.",
        "Work stops at five.",
        "Help arrived late.",
        "Buy now!",
        "Get started today.",
        "Discover the future of work.",
        "They ask a lot.",
        "Performance the users love.",
    ],
)
def test_what_looks_like_an_order_and_is_none(text: str) -> None:
    assert count(text).orders == 0


def test_the_reader_is_in_a_you_a_question_and_an_order() -> None:
    assert count("You know it. Why? Ask her. Let’s go.").reader == 4
    assert count("The committee met.").reader == 0


def test_selling_is_words_announcements_and_calls() -> None:
    assert count("Our innovative platform is now live. Sign up today!").selling >= 4
    assert count("The kettle is on the stove.").selling == 0


def test_what_a_quotation_sells_is_not_the_writers() -> None:
    mocked = "Every week they write “Our innovative platform is now live. Sign up today!” to us."
    assert count(mocked).selling == 0
    assert count(mocked).calls == 0
    assert count("Our innovative app is “a kettle with a phone number”.").selling == 1


@pytest.mark.parametrize(
    "text", ["Hi Maria,", "Dear Sir or Madam,", "Good morning!", "Subject: It moves"]
)
def test_greetings(text: str) -> None:
    assert is_greeting(text, sentences(text)[0])


@pytest.mark.parametrize(
    "text", ["Good mornings are rare.", "Hi there, I lost my keys and came back."]
)
def test_what_starts_like_a_greeting(text: str) -> None:
    assert not is_greeting(text, sentences(text)[0])


def test_lower_case_keeps_every_place() -> None:
    assert lower_case("İstanbul GRÜẞE") == "İstanbul grüße"


TEXTS = st.lists(
    st.sampled_from(
        ["On Monday I sold 12 cups to Rosa. ", "Why not? ", "You can ask Mr. Bauer. ", "… "]
    ),
    max_size=6,
).map("".join)


@given(st.lists(TEXTS, max_size=5))
def test_the_counts_of_parts_add_up(texts: list[str]) -> None:
    parts = [count(text) for text in texts]
    sums = total(parts)
    assert sums.words == sum(len(s.words) for text in texts for s in sentences(text))
    assert sums.concrete - len(sums.names) == sum(p.concrete - len(p.names) for p in parts)
    assert sums.reader == sum(part.reader for part in parts)
    assert total([total(parts[:2]), total(parts[2:])]) == sums


@given(st.text(max_size=300), st.sampled_from(BlockKind))
def test_any_text_can_be_counted(text: str, kind: BlockKind) -> None:
    found = count(text, kind)
    assert found.words >= 0
    if found.best is not None:
        assert 0 <= found.best.span.start < found.best.span.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["a", "A", "A'", ".", "hi ", "first ", " ", "“a", '"', "?", "’", "7,", "a A", "#", "\ufffc"],
)
def test_a_very_long_run_of_anything_is_counted(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert count(text) == count(text)
    assert count(f"Hi {text}").words >= 1


SCRAPS = [
    "Hal",
    "left",
    "us,",
    "went",
    "to",
    "Rome",
    "(in",
    "may)",
    "Then",
    "Dr.",
    "Lee",
    "Mrs Hall",
]
MORE_SCRAPS = [
    "wrote;",
    "“Oh”",
    "Ada’s",
    "NASA",
    "x9",
    ".",
    "a",
    "\u00a0",
    "\n",
    "É",
    "sMr",
    "Prof Q",
]


@given(st.lists(st.sampled_from([*SCRAPS, *MORE_SCRAPS]), max_size=14).map(" ".join))
def test_names_are_told_sentence_by_sentence_by_one_expression(text: str) -> None:
    found = {
        name.removesuffix("’s")
        for sentence in sentences(text)
        for name in lexicon.NAME.findall(text, sentence.span.start, sentence.span.end)
        if sentence.words and name.lower() not in lexicon.NO_NAMES
    }
    assert count(text).names == found

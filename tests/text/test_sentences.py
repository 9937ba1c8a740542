from __future__ import annotations

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import OPAQUE, Span
from saveworthy.text.sentences import WORD, Sentence, sentences, words

CODE = OPAQUE * 4

# "|" stands for the boundary; the white space around it is what parts the sentences.
SPLIT = [
    "One thing. | Another thing.",
    "Is it? | Yes! | No.",
    "Really?! | I did.",
    "Wow!!! | I loved it.",
    "no end mark at all",
    "Mr. Smith met Dr. Jones in St. Ives. | He left.",
    "We use tools, e.g. linters, i.e. programs. | Good.",
    "The U.S. economy grew. | It did.",
    "We live in the U.S. | They do too.",
    "Meet at 5 p.m. on Tuesday. | Bye.",
    "Meet at 5 p.m. ET on Tuesday. | Bye.",
    "We met at 5 p.m. | Everyone came.",
    "J. K. Rowling wrote it. | I read it.",
    "It cost 3.5 dollars. | Cheap.",
    "Version 2.0. | It's good.",
    "See fig. 3 and no. 4. | OK.",
    "No. | I won't.",
    "It was not for me. | Overall, though, it was fun.",
    "We start in May. | Turns out that is soon.",
    "Apples, pears, etc. | We ate.",
    "I can't. | They can.",
    "We use Node.js. | It rocks.",
    "Write to a@b.com. | Then wait.",
    "Wait... what? | Yes.",
    "Wait… what? | Yes.",
    "I was tired... | He was not.",
    "She said “Go now.” | He went.",
    'She said "Go now." | He went.',
    'He said "Stop!" and left.',
    "“Why?” he asked.",
    "“I never said no. | I said maybe.” | She left.",
    "She said: “They came. | They saw.” | He nodded.",
    "(It was late.) | We left.",
    "We left. | (It was late.) | Then home.",
    "Fine.) | Next.",
    "We finished the project(s). | They were small.",
    "I waved (hi Joe!). | I went home.",
    "It works (mostly?). | We ship it [today]. | Nobody knows.",
    "'Tis true. | 'Tis.",
    "I love it 😀 | It rocks.",
    "I love it! | 😀 It rocks.",
    "Nice :) | It works.",
    "I 😀 you.",
    f"Run {CODE}. | Then go.",
    f"Use {CODE}. | {CODE} is fine.",
    "1. First thing. | 2. Second thing.",
    "Here is a list: one; two. | Three.",
]


def pieces(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert pieces(marked.replace(" | ", " ")) == marked.split(" | ")


def test_a_missing_space_does_not_join_sentences() -> None:
    assert pieces("That's the end.The next") == ["That's the end.", "The next"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n"])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert pieces(f"one thing{gap}another thing") == ["one thing", "another thing"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_wrapped_line_goes_on(newline: str) -> None:
    text = (
        f"This line is as long as lines are wrapped and it was broken by an editor at{newline}"
        f"Paris because the word did not fit. Then{newline}another came."
    )
    assert pieces(text) == [text[: text.index(" Then")], f"Then{newline}another came."]


@pytest.mark.parametrize(
    "text",
    [
        "We spoke with\nJohn about it all day.",
        "We met Dr.\nSmith yesterday.",
        "When I came home,\nI slept.",
        "it was late\nand dark",
    ],
)
def test_an_unfinished_line_goes_on(text: str) -> None:
    assert pieces(text) == [text]


def test_a_wrapped_line_goes_on_where_a_link_has_lost_its_target() -> None:
    text = (
        "They took the lists of all the orders that had come in during the\n"
        "spring, and they used Green\n"
        "Harvest to sort what was open by the day on which it had come to the\n"
        "house — then they\n"
        "— and nobody else — went home for the long weekend that comes then,\n"
        "as it does each year."
    )
    assert [s.span.of(text) for s in sentences(text)] == [text]


def test_lines_broken_on_purpose_are_sentences() -> None:
    lines = ["Whether you’re in:", "Sales", "Key Account Management (KAM)", "Operations"]
    assert pieces("\n".join(lines)) == lines


@pytest.mark.parametrize("bullet", ["✅", "-", "•", "1.", "→"])
def test_each_bulleted_line_is_a_sentence(bullet: str) -> None:
    lines = [f"{bullet} Fast", f"{bullet} small", f"{bullet} Free"]
    assert pieces("\n".join(lines)) == lines


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_unicode_line_ends_part_like_any_other(mark: str) -> None:
    assert pieces(f"One.{mark}Two") == ["One.", "Two"]


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2009", "\x85", "\u2028", "\u1680"])
def test_any_white_space_may_stand_anywhere(space: str) -> None:
    # sentencex panics at an initial before wide white space and a full stop.
    assert pieces(f"Plan A{space}. It{space}rains.") == [f"Plan A{space}.", f"It{space}rains."]
    assert pieces(f"We left.{space}It rains.") == ["We left.", "It rains."]


def test_a_panic_of_the_library_leaves_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(language: str, text: str) -> None:
        raise PanicException

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", panic)
    assert pieces("One. Two.\n\nThree.") == ["One. Two.", "Three."]


def test_spans_count_code_points() -> None:
    text = "👩‍👩‍👧 Cafe\u0301 😀! Two."
    assert [sentence.span for sentence in sentences(text)] == [Span(0, 14), Span(15, 19)]
    assert pieces(text)[1] == "Two."


@pytest.mark.parametrize("text", ["", " ", "\n\n\u2028\t"])
def test_white_space_is_no_sentence(text: str) -> None:
    assert sentences(text) == ()


def test_a_sentence_knows_its_words() -> None:
    assert sentences("Go, now! *** 😀")[0] == Sentence(Span(0, 8), ("Go", "now"))
    assert sentences("***")[0].words == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t can't rock’n’roll", ["don’t", "can't", "rock’n’roll"]),
        ("’tis the dogs' 'word'", ["tis", "the", "dogs", "word"]),
        ("well-known e‑mail - pre-", ["well-known", "e‑mail", "pre"]),
        ("3.5 5,000 2010. 1,", ["3.5", "5,000", "2010", "1"]),
        ("and/or 5–10 yes—no", ["and", "or", "5", "10", "yes", "no"]),
        ("snake_case _really_", ["snake", "case", "really"]),
        ("Cafe\u0301s e\u0301 naïve", ["Cafe\u0301s", "e\u0301", "naïve"]),
        (f"a{CODE}b {CODE}", ["a", "b"]),
        ("日本 Straße", ["日本", "Straße"]),
        ("", []),
    ],
)
def test_words_are_what_a_word_processor_counts(text: str, expected: list[str]) -> None:
    assert words(text) == tuple(expected)


ALPHABET = [
    *"aAIbé.!?…,;:'\"()[]“”‘’«» \n\r\t-*1_\u00a0",
    "\u2028",
    "😀",
    "\u0301",
    OPAQUE,
    "\ud800",
]
WORDS = [
    "Dr. ",
    "e.g. ",
    "No. ",
    "me. ",
    "I ",
    "word ",
    "5 p.m. ",
    "!! ",
    "...",
    " 😀 ",
    "\r\n",
    "1. ",
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(ALPHABET + WORDS), max_size=40).map("".join),
)


@given(TEXTS)
def test_sentences_hold_all_text_in_order(text: str) -> None:
    done = 0
    for sentence in sentences(text):
        start, end = sentence.span.start, sentence.span.end
        assert done <= start < end <= len(text)
        assert not text[done:start].strip()
        piece = text[start:end]
        assert piece == piece.strip()
        assert sentence.words == words(piece)
        done = end
    assert not text[done:].strip()


@given(TEXTS)
def test_no_word_is_cut(text: str) -> None:
    inside = [word for sentence in sentences(text) for word in sentence.words]
    assert tuple(inside) == words(text)


@pytest.mark.parametrize(
    "unit",
    ["a", "word ", '"', "‘a ", "«", ". ", "\n", "A\n", "😀", "x 😀 A ", "!", "\u0301", "\ud800"],
)
def test_a_long_text_of_one_kind_is_split(unit: str) -> None:
    # Pairs of quotation marks looked for in the plain way would take minutes here.
    text = (unit * 300_000)[:300_000]
    found = [sentence.span for sentence in sentences(text)]
    assert sum(len(span.of(text).split()) for span in found) >= len(text.split())


@given(st.text())
def test_words_do_not_run_across_white_space(text: str) -> None:
    assert words(text) == tuple(WORD.findall(text))


@given(
    st.text(
        st.characters(
            codec="ascii", categories=["L", "N", "P", "S", "Zs"], exclude_characters=".!?:;="
        )
    )
)
def test_plain_text_without_an_end_mark_is_one_sentence(text: str) -> None:
    assert len(sentences(text)) == bool(text.strip())
    if text.strip():
        assert [
            found["start_index"] for found in sentencex.get_sentence_boundaries("en", text)
        ] == [0]

"""One word or one sentence never turns a score over."""

from __future__ import annotations

from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from saveworthy.scores.readability import interval, tally
from saveworthy.scores.reading import Reading, ease, ease_without
from saveworthy.text.sentences import sentences

A_WORD = 5.0
"""Points that one more word may move a text of 150 words; half as many is usual."""

A_SENTENCE = 12.0
"""The same for one more sentence of up to 25 words. Of the sentences that people write, 99 in 100 move
it by 9 at most."""

A_MONSTER = 22.0
"""The same for one of 25 monstrous words, in the easiest of texts."""

PLAIN = [
    "we",
    "went",
    "to",
    "the",
    "old",
    "shop",
    "by",
    "the",
    "sea",
    "and",
    "bought",
    "some",
    "bread",
    "for",
    "our",
    "friends",
    "when",
    "it",
    "rained",
]
HARD = [
    "remuneration",
    "stakeholders",
    "facilitate",
    "unprecedented",
    "transformational",
    "opportunities",
    "pragmatism",
    "Nietzsche",
    "operationalise",
    "interdisciplinary",
    "epistemological",
    "frobnication",
    "Ljubljana",
    "committee",
]
WORDS = st.sampled_from(PLAIN * 3 + HARD)
SENTENCES = st.lists(WORDS, min_size=3, max_size=25)


@st.composite
def texts(draw: st.DrawFn) -> list[list[str]]:
    found: list[list[str]] = []
    while sum(map(len, found)) < 150:
        found.append(draw(SENTENCES))
    return found


def read(text: list[list[str]]) -> Reading:
    joined = " ".join(f"{' '.join(words).capitalize()}." for words in text)
    return tally(joined, sentences(joined)).total


@given(texts(), WORDS, st.data())
def test_one_more_word_moves_it_by_little(
    text: list[list[str]], word: str, data: st.DataObject
) -> None:
    before = ease(read(text))
    chosen = data.draw(st.integers(0, len(text) - 1))
    at = data.draw(st.integers(0, len(text[chosen])))
    text[chosen] = [*text[chosen][:at], word, *text[chosen][at:]]
    assert abs(ease(read(text)) - before) <= A_WORD


@given(texts(), SENTENCES, st.data())
def test_one_more_sentence_moves_it_by_little(
    text: list[list[str]], more: list[str], data: st.DataObject
) -> None:
    before = ease(read(text))
    at = data.draw(st.integers(0, len(text)))
    assert abs(ease(read([*text[:at], more, *text[at:]])) - before) <= A_SENTENCE


def test_not_even_the_hardest_sentence_turns_the_easiest_text_over() -> None:
    easy = [["we", "sat", "by", "the", "sea", "and", "had", "some"]] * 19
    for word in HARD:
        assert ease(read(easy)) - ease(read([*easy, [word] * 25])) <= A_MONSTER


@given(texts())
def test_a_rarer_or_longer_word_never_makes_it_easier(text: list[list[str]]) -> None:
    before = ease(read(text))
    text[0] = ["house" if word in PLAIN else word for word in text[0]]
    easier = ease(read(text))
    text[0] = ["epistemological" if word == "house" else word for word in text[0]]
    assert ease(read(text)) <= easier
    assert 0 < before < 100


@given(texts())
def test_the_order_of_sentences_makes_no_difference(text: list[list[str]]) -> None:
    parts = [read([sentence]) for sentence in text]
    total = reduce(add, parts, Reading())
    assert reduce(add, reversed(parts), Reading()) == total
    assert total - parts[0] + parts[0] == total


@given(st.floats(0, 100), st.integers(1, 5_000))
def test_the_interval_holds_the_score_and_narrows_with_length(value: float, words: int) -> None:
    low, high = interval(value, words)
    assert 0 <= low <= value <= high <= 100
    less, more = interval(value, words + 100)
    assert low <= less
    assert more <= high


@given(texts())
def test_without_a_sentence_a_text_has_the_score_of_the_others(text: list[list[str]]) -> None:
    total, parts = read(text), [read([one]) for one in text]
    assert ease_without(total, parts) == [ease(total - part) for part in parts]

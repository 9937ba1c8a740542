"""Words in a row, told by parts of speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("spacy")


def rule(*tokens: str, more: str = "") -> str:
    listed = "\n".join(f"  - {{{token}}}" for token in tokens)
    return f"extends: sequence\nmessage: \"'%[1]s' comes first.\"\n{more}tokens:\n{listed}"


def test_a_row_is_marked_from_its_first_word_to_its_last(mark: Callable[..., str]) -> None:
    to = rule("tag: MD", "pattern: be", "tag: JJ", "tag: VB$")
    text = "It would be great write more. It would be great."
    assert mark(to, text) == "It [[would be great write]] more. It would be great."


def test_words_may_be_skipped(mark: Callable[..., str]) -> None:
    skip = rule("pattern: (?i)^if$", "pattern: ^then$, skip: 5")
    assert mark(skip, "If it rains then stay.") == "[[If it rains then]] stay."
    far = "If it rains all day and all night then stay."
    assert mark(skip, far) == far


def test_a_word_that_must_not_be_there(mark: Callable[..., str]) -> None:
    not_by = rule("pattern: ^by$, negate: true", "pattern: ^using$")
    text = "They did it by using tools. They did it using tools."
    assert mark(not_by, text) == "They did it by using tools. They did [[it using]] tools."


def test_an_end_of_the_sentence_is_content_with_a_word_that_must_not_be_there(
    mark: Callable[..., str],
) -> None:
    not_by = rule("pattern: ^by$, negate: true", "pattern: (?i)^using$")
    assert mark(not_by, "Using tools is fun.") == "[[Using]] tools is fun."


def test_a_target_narrows_the_place(mark: Callable[..., str]) -> None:
    aim = rule("tag: NN, skip: 3", "pattern: ^it$, tag: PRP, target: true")
    assert mark(aim, "The dog said it ran.") == "The dog said [[it]] ran."


def test_a_word_may_be_asked_for_more_than_once(mark: Callable[..., str]) -> None:
    twice = rule(
        "tag: NN|NNS, skip: 4, min: 2",
        "pattern: \\w+, tag: PRP, target: true",
        more="ignorecase: true\n",
    )
    text = "The dog chased the cat until it tired.\n\nThe dog barked because it hungered.\n"
    assert mark(twice, text) == text.replace("until it", "until [[it]]")


def test_sentences_without_its_word_are_never_tagged(
    mark: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(texts: object) -> None:
        raise AssertionError(texts)

    monkeypatch.setattr("saveworthy.text.nlp.tag", refuse)
    text = "Nothing of the kind stands here."
    assert mark(rule("pattern: ^unicorn$", "tag: NN"), text) == text


def test_a_slot_takes_whole_words(mark: Callable[..., str]) -> None:
    assert mark(rule("pattern: be", "tag: VBN"), "It will be sold, to bears sold.") == (
        "It will [[be sold]], to bears sold."
    )


def test_a_row_that_begins_inside_an_exception_is_innocent(mark: Callable[..., str]) -> None:
    row = rule("pattern: be", "pattern: sold", more="exceptions: ['It will be']\n")
    text = "It will be sold. They will be sold."
    assert mark(row, text) == "It will be sold. They will [[be sold]]."

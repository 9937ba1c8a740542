"""Conditions on parts of speech: the neighbours first, the tagger where they leave it open."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.core import Severity, Span
from saveworthy.errors import PackError
from saveworthy.rules.context import allowed
from saveworthy.rules.grammar import agrees, told
from saveworthy.rules.load import load
from saveworthy.rules.rule import Context, Rule
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import sentences


def verdict(
    text: str,
    *tags: str,
    pos: str = "",
    only: Context | None = None,
    unless: Context | None = None,
) -> bool | None:
    """What is said of the words in [brackets]; with `tags`, one a word, the tagger is asked."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    span = Span(start, end)
    home = next(s for s in sentences(plain) if s.span.contains(span))
    rule = Rule("t/r", "m", "w", Severity.INFO, (), (), pos=pos, only=only, unless=unless)
    assert rule.grammatical
    if not allowed(rule, plain, span, home):
        return False
    if not tags:
        return told(rule, plain, span, home)
    at = 0
    tokens = []
    for word, tag in zip(plain.strip(".").split(), tags, strict=True):
        at = plain.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), tag))
        at += len(word)
    return agrees(rule, plain, span, home, tuple(tokens))


def parts(before: str = "", after: str = "", *, words: str = "") -> Context:
    """A context with parts of speech, and words that do as well after the match."""
    return Context(
        after=frozenset(words.split()),
        before_pos=frozenset(before.split()),
        after_pos=frozenset(after.split()),
    )


def test_neighbours_settle_the_head() -> None:
    assert verdict("We will [impact] it.", pos="verb") is True
    assert verdict("The [impact] was small.", pos="verb") is False
    assert verdict("The [impact] was small.", pos="noun") is True


def test_the_tagger_settles_what_neighbours_leave_open() -> None:
    assert verdict("Storms [impact] coastal towns.", pos="verb") is None
    assert verdict("Storms [impact] coastal towns.", "NNS", "VBP", "JJ", "NNS", pos="verb")
    assert not verdict("Storms [impact] coastal towns.", "NNS", "NN", "JJ", "NNS", pos="verb")


def test_neighbours_outvote_the_tagger() -> None:
    assert verdict("We will [impact] it.", "PRP", "MD", "NN", "PRP", pos="verb")


@pytest.mark.parametrize(("tag", "stands"), [("NN", True), ("NNS", True), ("VBZ", False)])
def test_only_before_a_noun(tag: str, stands: bool) -> None:
    only = parts(after="noun")
    assert verdict("A [robust] plan.", only=only) is None
    assert verdict("A [robust] plan.", "DT", "JJ", tag, only=only) is stands


def test_a_listed_word_does_as_well_as_a_part_of_speech() -> None:
    assert verdict("A [robust] plan.", only=parts(after="noun", words="plan")) is True


def test_little_words_and_ends_need_no_tagger() -> None:
    assert verdict("It is [robust] and the rest is not.", only=parts(after="noun")) is False
    assert verdict("It is [robust].", only=parts(after="noun")) is False
    assert verdict("It is [robust].", unless=parts(after="noun")) is True


def test_both_sides_must_fit_for_only_and_one_is_enough_for_unless() -> None:
    text = "Teams [drive] growth."
    tags = ("NNS", "VBP", "JJ")
    assert not verdict(text, *tags, only=parts("noun", "noun"))
    assert verdict(text, *tags, only=parts("noun", "adj"))
    assert not verdict(text, *tags, unless=parts("noun", "verb"))
    assert verdict(text, *tags, unless=parts("verb", "verb"))


def test_a_capital_tells_a_name_without_the_tagger() -> None:
    unless = parts(after="name")
    assert verdict("They tried the [AI-powered] Bing for some weeks.", unless=unless) is False
    assert verdict("They tried the [AI-powered] diary for some weeks.", unless=unless) is True
    assert verdict("They Tried The [AI-powered] Diary For Some Weeks.", unless=unless) is True


PACK = """\
pack: house
title: House
summary: A test.
rules:
  - id: robust
    phrases: {robust: strong}
    unless: {before: [very], after: [door, "<name>"], near: [wine]}
    message: "“{match}”: “{fix}”."
    why: It can mean anything.
    bad: [{text: "A [[robust]] plan.", fixed: "A strong plan."}]
    good: ["We liked the robust Bordeaux of the year."]
"""


def test_a_pack_lists_parts_of_speech_among_the_words(tmp_path: Path) -> None:
    path = tmp_path / "house.yml"
    path.write_text(PACK, encoding="utf-8")
    wanted = Context(
        frozenset({"very"}), frozenset({"door"}), frozenset({"wine"}), after_pos=frozenset({"name"})
    )
    for _ in ("compiled", "read from the cache"):
        (rule,) = load(path).rules
        assert rule.unless == wanted
        assert rule.grammatical


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('after: ["<noum>"]', "there is no part of speech “<noum>”"),
        ('near: ["<noun>"]', "“<noun>” goes with before and after only"),
    ],
)
def test_what_is_no_part_of_speech_is_refused_with_its_line(
    tmp_path: Path, wrong: str, says: str
) -> None:
    path = tmp_path / "house.yml"
    text = PACK.replace(
        '{before: [very], after: [door, "<name>"], near: [wine]}', "{" + wrong + "}"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as error:
        load(path)
    (problem,) = error.value.problems
    assert says in problem.message
    assert problem.line == 7

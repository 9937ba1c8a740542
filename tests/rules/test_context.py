from __future__ import annotations

import pytest

from saveworthy.core import Severity, Span
from saveworthy.rules.context import allowed, quotations
from saveworthy.rules.rule import Context, Rule
from saveworthy.text.sentences import sentences


def counts(text: str, *, only: Context | None = None, unless: Context | None = None) -> bool:
    """Whether the words in [brackets] count, in the sentence they stand in."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    rule = Rule("t/r", "m", "w", Severity.INFO, (), (), only=only, unless=unless)
    span = Span(start, end)
    if any(quotation.contains(span) for quotation in quotations(plain)):
        return False
    home = next(s for s in sentences(plain) if s.span.contains(span))
    return allowed(rule, plain, span, home)


def words(*listed: str) -> frozenset[str]:
    return frozenset(listed)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("We will [leverage] it.", True),
        ("We WILL [leverage] it.", True),
        ("We will “[leverage] it.", True),
        ("We will, [leverage] it.", False),
        ("A [leverage] of it.", False),
        ("[leverage] it.", False),
        ("It ended. [leverage] it.", False),
    ],
)
def test_only_looks_at_the_word_before(text: str, hit: bool) -> None:
    assert counts(text, only=Context(before=words("will"))) is hit


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("We [use] the pear.", "the"),
        ("We [use], and eat.", ","),
        ("We [use]: and eat.", ":"),
        ("We (must [use]) the pear.", "the"),
        ("We [use].", "$"),
        ("We [use]", "$"),
        ("We [use] Bob’s.", "bob's"),
    ],
)
def test_what_stands_just_after(text: str, token: str) -> None:
    assert not counts(text, unless=Context(after=words(token)))
    assert counts(text, unless=Context(after=words("zebra")))


def test_the_start_of_the_sentence() -> None:
    assert not counts("It ended. “[Use] it.”", unless=Context(before=words("^")))


def test_near_words_stand_in_the_same_sentence() -> None:
    near = Context(near=words("drugs"))
    assert not counts("The [synergy] of two Drugs.", unless=near)
    assert counts("Two drugs. The [synergy] of two.", unless=near)
    assert counts("The [synergy] of two drugs.", only=near)


@pytest.mark.parametrize(
    "text",
    [
        "They wrote “[synergy]” on it.",
        'They wrote "[synergy]-driven value optimization." on it.',
        "The word ‘[synergy]’ bores us.",
        "The word '[synergy],' she said.",
        "Say «[synergy]» once.",
        "She said, “We want growth. We want [synergy]. We want it now.” Then she left.",
        'A 5" disk and "a [synergy] of two" disks.',
    ],
)
def test_what_stands_in_quotation_marks_is_silent(text: str) -> None:
    assert not counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The “old” [synergy] is “new” again.",
        "It’s a [synergy], isn’t it?",
        "The dogs’ [synergy] and the cats’ home.",
        'A 5" disk, a [synergy], a 3" disk.',
        "An “unclosed [synergy].",
    ],
)
def test_use_is_not_mention(text: str) -> None:
    assert counts(text)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("She left [Seamless] for another company.", False),
        ("The Office of [Innovative Technologies] is closed today.", False),
        ("[Seamless] handover is what they promised.", True),
        ("How We [Leverage] Data For Growth Today", True),
        ("OUR [SYNERGY] IS HERE", True),
        ("we met the [KPI] again this year", True),
    ],
)
def test_a_name_is_no_jargon(text: str, hit: bool) -> None:
    assert counts(text) is hit

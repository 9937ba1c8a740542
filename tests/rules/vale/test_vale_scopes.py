"""Which parts of a draft a rule reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.core import Finding

DRAFT = """\
# Word one

A word here. Another *word* there, and `word` in code.

## Word two

- a word in a list

> a word that somebody said

| word | b |
|------|---|
| c    | word |
"""


def rule(scope: str) -> str:
    return (
        f"extends: existence\nmessage: No '%s'.\nignorecase: true\nscope: {scope}\ntokens: [word]"
    )


def lines(marked: str) -> list[int]:
    return [number for number, line in enumerate(marked.split("\n"), 1) if "[[" in line]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("text", [1, 3, 5, 7, 9, 11, 13]),
        ("heading", [1, 5]),
        ("heading.h2", [5]),
        ("paragraph", [3]),
        ("list", [7]),
        ("blockquote", [9]),
        ("table", [11, 13]),
        ("table.header", [11]),
        ("table.cell", [13]),
        ("[heading.h1, list]", [1, 7]),
        ("text & ~heading", [3, 7, 9, 11, 13]),
        ("heading & ~heading.h1", [5]),
        ("~blockquote & ~table", [1, 3, 5, 7]),
        ("summary", [3, 7, 9]),
        ("raw", [1, 3, 5, 7, 9, 11, 13]),
    ],
)
def test_a_scope_is_what_its_selector_says(
    mark: Callable[..., str], scope: str, expected: list[int]
) -> None:
    assert lines(mark(rule(scope), DRAFT)) == expected


def test_code_is_read_by_raw_rules_only(mark: Callable[..., str]) -> None:
    assert mark(rule("text"), "`word` word") == "`word` [[word]]"
    assert mark(rule("raw"), "`word` word") == "`[[word]]` [[word]]"


def test_code_stands_for_as_many_stars(run: Callable[..., list[Finding]]) -> None:
    stars = "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens: ['Call \\*{3,5} now']"
    (finding,) = run(stars, "Call `abc` now.")
    assert finding.span.of("Call `abc` now.") == "Call `abc` now"


def test_marks_inside_a_word_or_a_phrase_do_not_hide_it(mark: Callable[..., str]) -> None:
    phrase = "extends: existence\nmessage: m\ntokens: [at the end]"
    assert mark(phrase, "Here, **at** the *end* of it.") == "Here, **[[at** the *end]]* of it."


INLINE = "A [word](x.md), **word**, *word*, `word`, ![word](y.png) and <b>word</b>: 2 * word * 3.\n"


@pytest.mark.parametrize(
    ("scope", "marked"),
    [
        ("link", "A [[[word]]](x.md)"),
        ("strong", "**[[word]]**, *word*"),
        ("strong", "<b>[[word]]</b>"),
        ("emphasis", "*[[word]]*, `word`"),
        ("code", "`[[word]]`"),
        ("alt", "![[[word]]](y.png)"),
    ],
)
def test_rules_may_name_what_stands_inside_a_line(
    mark: Callable[..., str], scope: str, marked: str
) -> None:
    shown = mark(rule(scope), INLINE)
    assert marked in shown
    assert "2 * word * 3" in shown


def test_what_is_inside_a_heading_can_be_left_out(mark: Callable[..., str]) -> None:
    text = "# A `word`\n\nA `word`.\n"
    assert mark(rule("code & ~heading"), text) == "# A `word`\n\nA `[[word]]`.\n"


def test_sentence_rules_read_every_sentence_once(mark: Callable[..., str]) -> None:
    start = "extends: existence\nmessage: m\nscope: sentence\nnonword: true\ntokens: ['^So\\b']"
    assert mark(start, "So it goes. So what? Not so.") == "[[So]] it goes. [[So]] what? Not so."


def test_plain_text_is_one_text(mark: Callable[..., str]) -> None:
    both = "extends: occurrence\nmessage: m\nscope: text\nmax: 1\ntoken: word"
    assert mark(both, "A word.\n\nA word.\n", "plain") == "A [[word]].\n\nA word.\n"


def test_sentences_of_headings_can_be_asked_for(mark: Callable[..., str]) -> None:
    rule = "extends: existence\nmessage: m\nnonword: true\nscope: heading & sentence\ntokens: ['^\\w+']"
    assert mark(rule, "# One. Two\n\nThree. Four.\n") == "# [[One]]. [[Two]]\n\nThree. Four.\n"


def test_a_rule_about_headings_reads_each_of_them_whole(mark: Callable[..., str]) -> None:
    rule = "extends: existence\nmessage: m\nnonword: true\nscope: heading\ntokens: ['^\\w+']"
    assert mark(rule, "# One. Two\n") == "# [[One]]. Two\n"

"""Comments in a draft that turn rules off and on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

RULE = "extends: existence\nmessage: m\ntokens: [foo, bar]"


@pytest.mark.parametrize(
    ("comment", "off"),
    [
        ("vale off", True),
        ("vale Own.Rule = NO", True),
        ("vale Own = NO", True),
        ("vale Own.Rule[foo] = NO", True),
        ("vale Own.Rule[bar] = NO", False),
        ("vale Own.Other = NO", False),
        ("vale Own.Rule = YES", False),
        ("vale styles = Other", True),
        ("vale styles = Own, Other", False),
        ("vale nonsense", False),
        ("nothing to do with vale off", False),
    ],
)
def test_a_comment_holds_from_where_it_stands(
    mark: Callable[..., str], comment: str, off: bool
) -> None:
    text = f"foo\n\n<!-- {comment} -->\n\nfoo\n"
    assert mark(RULE, text).count("[[") == 2 - off


def test_what_is_turned_on_again_is_on(mark: Callable[..., str]) -> None:
    text = "<!-- vale off -->\n\nfoo\n\n<!-- vale on -->\n\nfoo\n\n<!-- vale Own.Rule = NO -->\n\nfoo\n"
    assert mark(RULE, text).split("\n")[6] == "[[foo]]"
    assert mark(RULE, text).count("[[") == 1


def test_what_looks_like_a_comment_in_code_is_none(mark: Callable[..., str]) -> None:
    assert mark(RULE, "`<!-- vale off -->`\n\nfoo\n").endswith("[[foo]]\n")


def test_a_style_that_is_off_stays_off_for_each_of_its_rules(mark: Callable[..., str]) -> None:
    text = (
        "<!-- vale Own = NO -->\n\n<!-- vale Own.Rule = YES -->\n\nfoo\n\n"
        "<!-- vale Own = YES -->\n\nfoo\n"
    )
    assert mark(RULE, text).count("[[foo]]") == 1


def test_off_and_on_do_what_no_and_yes_do(mark: Callable[..., str]) -> None:
    text = "<!-- vale Own.Rule = off -->\n\nfoo\n\n<!-- vale Own.Rule = on -->\n\nfoo\n"
    assert mark(RULE, text).endswith("-->\n\n[[foo]]\n")


def test_naming_styles_turns_them_on_again(mark: Callable[..., str]) -> None:
    text = "<!-- vale Own = NO -->\n\nfoo\n\n<!-- vale styles = Own -->\n\nfoo\n"
    assert mark(RULE, text).count("[[foo]]") == 1

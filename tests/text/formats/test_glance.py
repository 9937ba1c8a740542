"""What a glance makes of inline Markdown is what the grammar makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.formats import inline
from saveworthy.text.formats.glance import EMPHASIS, IMAGE, LABEL, LINK, Mark, marks

_BITS = [
    *"ab,.!?:;'()-#/",
    " ",
    "\n",
    "*",
    "**",
    "_",
    "__",
    "`",
    "[",
    "]",
    "](u)",
    "![",
    "\\",
    "\\*",
    "&",
    "&mdash;",
    "~",
    "<",
    "<https://a.b>",
    "*a b*",
    "**a, b.**",
    "_a_",
    "`a *b`",
    "[a b](u/v)",
    "![a](u)",
    "[a]",
    "a_b",
]


def _each_sign(found: list[Mark]) -> list[Mark]:
    """The grammar tells both asterisks of a pair apart."""
    return [
        one
        for mark in found
        for one in (
            [Mark(at, at + 1, EMPHASIS) for at in range(mark.start, mark.end)]
            if mark.kind == EMPHASIS
            else [mark]
        )
    ]


def _by_grammar(piece: bytes) -> list[Mark]:
    found = inline._parsed(piece)
    return [m if m.shown[0] < m.shown[1] else m._replace(shown=(0, 0)) for m in found]


@given(st.lists(st.sampled_from(_BITS), max_size=9).map("".join))
def test_a_glance_sees_what_the_grammar_sees(text: str) -> None:
    piece = text.encode()
    seen = marks(piece)
    if seen is not None:
        assert _each_sign(seen) == _by_grammar(piece)


@pytest.mark.parametrize(
    "text",
    [
        "We *met* on a **cold, wet day.**",
        "See [the plan](https://example.org/a/b) and `git log`, then __stop__.",
        "**A [link](u) in bold**, snake_case, R&D &mdash; and more!",
        "[The *first* one](u/1) [sic]",
        "![a picture](u.png)",
        "2 \\* 3, \\[so\\]",
        "Write to <https://example.org/us>",
    ],
)
def test_ordinary_marks_need_no_grammar(text: str) -> None:
    seen = marks(text.encode())
    assert seen
    assert _each_sign(seen) == _by_grammar(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "*a **b* c**",
        "***a***",
        "a*b*c",
        "* a*",
        "*a",
        "a `b",
        "``a`b``",
        "[a [b](u)](v)",
        "[a][b]",
        "[a](u v)",
        "[*a](u)*",
        "a ~b~",
        "&unknown;",
        "a < b",
        "]",
    ],
)
def test_what_may_mean_two_things_is_left_to_the_grammar(text: str) -> None:
    assert marks(text.encode()) is None


def test_marks_say_where_they_are_and_what_is_read() -> None:
    assert marks(b"[a *b*](u) [c]") == [
        Mark(0, 10, LINK, (1, 6)),
        Mark(3, 4, EMPHASIS),
        Mark(5, 6, EMPHASIS),
        Mark(11, 14, LABEL, (12, 13)),
    ]


def test_each_picture_of_a_row_is_a_picture() -> None:
    seen = marks(b"![a](u)\n" * 3)
    assert seen is not None
    assert [mark.kind for mark in seen] == [IMAGE] * 3


def test_many_open_marks_take_no_time() -> None:
    assert marks(b"*a " * 20_000) is None
    assert marks(b"`" + b"a " * 20_000) is None
    assert marks(b"[" * 20_000) is None
    assert marks(b"`a" * 20_001) is None

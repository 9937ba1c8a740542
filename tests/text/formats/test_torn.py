"""A paragraph goes on, however far in its lines are: nothing right below it is code."""

from __future__ import annotations

import pytest

from saveworthy.core import MARKUP, OPAQUE
from saveworthy.text.formats import split


def _prose(text: str) -> list[str]:
    blocks = split(text, "markdown").blocks
    return [" ".join(b.text.replace(MARKUP, "").replace(OPAQUE, "").split()) for b in blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("One\n      <!-- c -->\n      two.\n", ["One two."]),
        ("- One\n      <b>two</b>\n      three.\n- Four\n", ["One two three.", "Four"]),
        ("- [ ] One\n      <i>two</i>\n      <!-- c -->\n      three.\n", ["One two three."]),
        ("> One\n>     <b>two</b>\n> three.\n", ["One two three."]),
        ("One\r\n      <b>two</b>\r\n      three.\r\n", ["One two three."]),
        ("One\n      <b>two</b>\n\n      code\n", ["One two"]),
        ("One\n\n      <b>code</b>\n", ["One"]),
        ("# One\n      <b>code</b>\n", ["One"]),
    ],
)
def test_a_line_that_begins_with_a_tag_far_in_goes_on(text: str, prose: list[str]) -> None:
    assert _prose(text) == prose


def test_comments_in_such_lines_are_told() -> None:
    text = "- One\n      <!-- first -->\n      two\n      <!-- second -->\n"
    comments = split(text, "markdown").comments
    assert [comment.body.of(text) for comment in comments] == ["first", "second"]


@pytest.mark.parametrize(
    "text", ["One\n" + "      <b>x</b> y\n" * 3000, "One\n      <b>x</b>\n\n" * 3000]
)
def test_many_of_them_are_read_in_the_end(text: str) -> None:
    assert split(text, "markdown").blocks

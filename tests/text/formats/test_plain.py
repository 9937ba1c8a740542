from __future__ import annotations

import pytest

from saveworthy.core import MARKUP, OPAQUE
from saveworthy.errors import DraftError
from saveworthy.text.formats import format_of, split


def shown(text: str) -> list[tuple[str, str]]:
    return [
        (b.kind.value, b.text.replace(MARKUP, "·").replace(OPAQUE, "▒"))
        for b in split(text, "plain").blocks
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = (
        "This is a long mail that a mail program\nhas wrapped for us at some modest width.\nIt goes on."
        "\n\nBye."
    )
    assert shown(text) == [("paragraph", text[:-6]), ("paragraph", "Bye.")]
    assert shown("Sales\nOperations\nManagement") == [
        ("paragraph", word) for word in ("Sales", "Operations", "Management")
    ]


def test_lines_that_were_meant_are_blocks_of_their_own() -> None:
    lines = [
        "It stuck with them.",
        "That, right there, is a connection.",
        "Sales",
        "Operations",
        "Even boring back-end support, all day long",
    ]
    assert [prose for _, prose in shown("\n".join(lines))] == lines


def test_soft_wrapped_text_breaks_at_every_line_end() -> None:
    text = "x" + " long line" * 12 + ".\nShort one.\nAnother."
    assert [prose for _, prose in shown(text)] == text.split("\n")


def test_lists_and_quoted_mail() -> None:
    text = "Dear Ann,\n\n- one\n- two\n1. three\n• four\n\n> you wrote\n> this to me\n\nSee www.x.com/a."
    assert shown(text) == [
        ("paragraph", "Dear Ann,"),
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
        ("item", "four"),
        ("quote", "you wrote"),
        ("quote", "this to me"),
        ("paragraph", "See ▒▒▒▒▒▒▒▒▒▒▒."),
    ]


def test_markup_is_no_markup_here() -> None:
    assert shown("A *b* `c` [d](e)") == [("paragraph", "A *b* `c` [d](e)")]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.md", "markdown"), ("B.MARKDOWN", "markdown"), ("x/y.mdx", "mdx"), ("n.txt", "plain")],
)
def test_the_format_follows_the_name(name: str, format: str) -> None:
    assert format_of(name) == format


@pytest.mark.parametrize("name", ["a.doc", "Makefile", "a.md.exe", ""])
def test_an_unknown_kind_of_file_is_refused_by_name(name: str) -> None:
    with pytest.raises(DraftError, match="E102"):
        format_of(name)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(DraftError, match="E102"):
        split("a", "doc")


def test_a_line_that_hangs_belongs_to_its_item() -> None:
    assert shown("- one\n  goes on\n- two") == [("item", "one\n  goes on"), ("item", "two")]


def test_quotes_of_different_depth_stand_apart() -> None:
    found = split("> a\n> > b\nc", "plain").blocks
    assert [(b.kind.value, b.level) for b in found] == [
        ("quote", 1),
        ("quote", 2),
        ("paragraph", 0),
    ]

"""Which format an open draft is in."""

import pytest

from saveworthy.lsp.languages import format_for


@pytest.mark.parametrize(
    ("language", "uri", "form"),
    [
        ("markdown", "untitled:Untitled-1", "markdown"),
        ("Markdown", "untitled:Untitled-1", "markdown"),
        ("mdx", "untitled:Untitled-1", "mdx"),
        ("plaintext", "untitled:Untitled-1", "plain"),
        ("text", "file:///notes", "plain"),
        ("plaintext", "file:///post.mdx", "mdx"),
        ("markdown", "file:///post.mdx", "mdx"),
        ("plaintext", "file:///post.md", "markdown"),
        ("markdown", "file:///post.txt", "markdown"),
        ("gfm", "file:///a%20post.MD", "markdown"),
        ("", "file:///c%3A/post.md?query#part", "markdown"),
        ("", "post.md", "markdown"),
    ],
)
def test_the_format_comes_from_whichever_tells_more(language: str, uri: str, form: str) -> None:
    assert format_for(language, uri) == form


@pytest.mark.parametrize(
    ("language", "uri"),
    [
        ("python", "file:///script.py"),
        ("", ""),
        ("latex", "untitled:Untitled-1"),
        ("html", "http://[broken"),
        ("", "\0\ud800"),
    ],
)
def test_what_is_no_draft_of_ours_has_no_format(language: str, uri: str) -> None:
    assert format_for(language, uri) is None

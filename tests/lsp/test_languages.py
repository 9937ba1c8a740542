"""Which format an open draft is in."""

import pytest

from saveworthy.lsp.languages import format_for, read_as
from saveworthy.text.extract import EXTRACTED
from saveworthy.text.formats import FORMATS, LANGUAGE_IDS


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
        ("latex", "untitled:Untitled-1", "latex"),
        ("gitcommit", "file:///repo/.git/COMMIT_EDITMSG", "git-commit"),
        ("html", "http://[broken", "html"),
        ("plaintext", "file:///notes.org", "org"),
    ],
)
def test_the_format_comes_from_whichever_tells_more(language: str, uri: str, form: str) -> None:
    assert format_for(language, uri) == form


@pytest.mark.parametrize(
    ("language", "uri"),
    [
        ("python", "file:///script.py"),
        ("", ""),
        ("cobol", "http://[broken"),
        ("", "file:///letter.docx"),
        ("", "\0\ud800"),
    ],
)
def test_what_is_no_draft_of_ours_has_no_format(language: str, uri: str) -> None:
    assert format_for(language, uri) is None


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in EXTRACTED])
def test_each_format_says_whether_its_markup_is_understood(form: str) -> None:
    assert ("plain text" in read_as(form)) == (form == "plain")


def test_every_language_an_editor_may_name_has_a_format_that_can_be_read() -> None:
    for language, form in LANGUAGE_IDS.items():
        assert format_for(language.upper(), "untitled:Untitled-1") == form
        assert form in FORMATS

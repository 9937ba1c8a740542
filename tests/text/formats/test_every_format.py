"""What holds for drafts in every format, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import MARKUP, OPAQUE, Document, apply_edits
from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.rules.normalise import key
from saveworthy.text.formats import COMMENTS, FORMATS, READ_ONLY, SUFFIXES, format_of, split
from saveworthy.text.formats.resplit import part, repart

NEW = [form for form in FORMATS if form not in {"markdown", "mdx", "plain"}]

WORDS = [
    "We met ", "in order to", " plan. ", "prior to", "utilize ", "😀 ", "👩‍👩‍👧 ", "e\u0301", "\t", "\n", "\r\n", "\r",
    "\n\n", "\r\n\r\n", "\u2028", "\u00a0", "\ufeff", "\x00", "\x0b", "\ud800", "İ ", "“so” ", "\u2060", "\ufffc",
    "http://prior.to/a_b ", "@a ", "---\ntitle: prior to\n---\n",
]  # fmt: skip
MARKS = {
    "html": ["<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<ul>", "</ul>", "<td>", "<pre>", "</pre>", "<code>", "</code>",
             "<!--", "-->", "&rsquo;", "&eacute;", "&amp;", "&#x41;", "<script>", "</script>", "<p lang=de>", "<a title=\"",
             "\">", "<", ">", "<title>", "<!doctype html>", "<?", "{{", "}}", "<h2>", "</h2>", "<div hidden>", "</div>"],
    "rst": ["*", "**", "``", "`", ":ref:`", " <a>`_", "_ ", "::\n\n  ", "\n===\n", "===\n", "..", ".. note:: ", ".. a::\n\n   ",
            "- ", "  ", "   ", "1. ", "| ", "+--+--+\n", "|a |b |\n", "=== ===\n", ":a: ", ">>> ", ".. [1] ", "|a|", "\\", "__"],
    "asciidoc": ["= ", "== ", "* ", ". ", "- ", "+\n", "----\n", "====\n", "____\n", "////\n", "|===\n", "|", "[source]\n", "//", ".A",
                 "a:: ", "NOTE: ", "`", "*", "_", "#", "{a}", "<<a,", ">>", "link:a[", "]", "footnote:[", " +", "[[a]]", "```\n"],
    "org": ["* ", "** TODO ", "#+title: ", "#+begin_src\n", "#+end_src\n", "#+begin_quote\n", "#+end_quote\n", "- ", "  ", "# ",
            "| ", ":A:\n", ":END:\n", "*", "/", "=", "~", "_", "+", "[[a][", "]]", "[fn:1]", "[fn::", "]", "\\(", "\\)", ": ", " :: "],
    "latex": ["\\", "{", "}", "[", "]", "%", "$", "$$", "\\[", "\\]", "\\emph{", "\\section{", "\\footnote{", "\\begin{itemize}",
              "\\item ", "\\end{itemize}", "\\begin{verbatim}", "\\end{verbatim}", "\\begin{document}", "\\end{document}", "``", "''",
              "~", "&", "\\\\", "\\verb|", "|", "\\foo{", "\\title{", "\\begin{tabular}", "\\documentclass{a}", "\\'"],
    "typst": ["#", "#let a = ", "#a(", "#a[", "#(", "#{", ")", "]", "[", "}", "= ", "- ", "+ ", "/ a: ", "*", "_", "`", "```", "$",
              "//", "/*", "*/", "\\", "@a ", "<a>", "~", "#footnote[", "#if a ", " else ", "\"", "#quote[", "#table([", "#set a(\n"],
    "email": ["Subject: ", "From: a\n", "Content-Type: multipart/alternative; boundary=b\n\n", "--b\n", "--b--\n",
              "Content-Type: text/html\n\n", "Content-Type: text/plain\n", "Content-Transfer-Encoding: quoted-printable\n",
              "Content-Transfer-Encoding: base64\n", "=E2=80=99", "=C3=A9", "=\n", "=\r\n", "=3D", "> ", "-- \n", "On x\n", "he wrote:\n",
              "<p>", "=?utf-8?Q?a?="],
    "git-commit": ["# ", "fixup! ", "feat(a): ", "# ------------------------ >8 ------------------------\n", "A-b: ", "- ", "    ",
                   "`", "```\n", "Merge branch 'a'"],
    "docx": ["\theading 1", "\titem 2", "\tcell", "\tcode", "\ttitle"],
    "odt": ["\theading 1", "\tquote", "\titem", "\t"],
}  # fmt: skip


def assert_exact(document: Document) -> None:
    """Each block stands in its place, and shows what is there or something that hides it."""
    done = 0
    for block in document.blocks:
        assert done <= block.span.start < block.span.end <= len(document.text)
        done = block.span.end
        assert block.text == block.text.strip(MARKUP).strip()
        assert any(map(str.isalnum, block.text))
        escaped = False
        for char, source in zip(block.text, block.span.of(document.text), strict=True):
            if char == source:
                continue
            # An escape reads as a letter or a quotation mark at one of its ends.
            escaped = char not in (MARKUP, OPAQUE, " ")
            assert not escaped or char.isalpha() or char in "'’\"“”‘"
            assert source not in "\r\n" or (document.format == "email" and char == MARKUP)
    done = 0
    for comment in document.comments:
        assert done <= comment.span.start <= comment.body.start <= comment.body.end
        assert comment.body.end <= comment.span.end
        done = comment.span.end
        body = comment.body.of(document.text)
        assert body == body.strip()


def generated(form: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS + 2 * MARKS[form]), max_size=40).map("".join)


@given(st.sampled_from(NEW).flatmap(lambda form: st.tuples(st.just(form), generated(form))))
def test_blocks_of_generated_drafts_are_exact(draft: tuple[str, str]) -> None:
    form, text = draft
    assert_exact(split(text, form))


@given(st.sampled_from(NEW), st.text())
def test_blocks_of_any_text_are_exact(form: str, text: str) -> None:
    assert_exact(split(text, form))


@given(st.sampled_from(NEW).flatmap(lambda form: st.tuples(st.just(form), generated(form))))
def test_findings_in_generated_drafts_stand_on_their_words(draft: tuple[str, str]) -> None:
    form, text = draft
    rules = builtin()
    document = split(text, form)
    report = review_document(document, rules)
    for finding in report.findings:
        rule = rules.rule(finding.rule_id)
        assert rule is not None
        assert finding.span.start < finding.span.end <= len(text)
        if rule.phrases:
            block = next(b for b in document.blocks if b.span.contains(finding.span))
            inner = block.text[
                finding.span.start - block.span.start : finding.span.end - block.span.start
            ]
            words = "".join(c for c in key(inner.replace(MARKUP, "")) if c.isalnum())
            assert words in {
                "".join(c for c in key(phrase.key) if c.isalnum()) for phrase in rule.phrases
            }
        for fix in finding.fixes:
            apply_edits(text, fix.edits)


@pytest.mark.parametrize(
    "text",
    ["*", "`", "<div>", "<", "&", "|a", "..\n", '<a b="\'', "[", "[a](", "{", "}", "\\", "$ a", "\\begin{a}", "\\[ a\n\n",
     "#a(", "#a[", "#let x = (\n", "_a ", "~a ", "----\n", "|===\n", "/*", "////\n", "#+begin_src\n", ":A:\n", "<p hidden><b>",
     "<code>", "<div lang=de><div>", "=E2=80", "=\n", "> a\n", ":a:`", "a\n=\n", "a\n b\n", "+-+\n|a|\n", "a::\n", "footnote:[",
     "\\verb|a", "\\a[", "http://", "x wrote:\n", "#if x {} else ", "<b>a</i>", "<!-- a", "]", "''", "- a\n"],
)  # fmt: skip
def test_hostile_text_is_read_in_the_end(text: str) -> None:
    for form in NEW:
        assert_exact(split(text * (40_000 // len(text)), form))


@pytest.mark.parametrize("form", [form for form in COMMENTS if form in NEW])
def test_a_comment_silences_what_stands_below_it(form: str) -> None:
    opening, closing = COMMENTS[form]
    text = (
        f"A first line.\n\n{opening} saveworthy-disable-next-line -- a reason {closing}\n\n"
        "We met in order to plan.\n\nWe met in order to plan.\n"
    )
    report = review_document(split(text, form), builtin())
    found = [f.span.start for f in report.findings if f.rule_id == "plain/in-order-to"]
    assert found == [text.rindex("in order to")]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.html", "html"), ("A.HTM", "html"), ("a.rst", "rst"), ("a.adoc", "asciidoc"), ("a.asciidoc", "asciidoc"),
     ("a.org", "org"), ("a.tex", "latex"), ("a.typ", "typst"), ("a.eml", "email"), ("a.docx", "docx"), ("a.odt", "odt"),
     (".git/COMMIT_EDITMSG", "git-commit"), ("MERGE_MSG", "git-commit")],
)  # fmt: skip
def test_the_format_follows_the_name(name: str, form: str) -> None:
    assert format_of(name) == form


@pytest.mark.parametrize(
    ("language", "form"),
    [("restructuredtext", "rst"), ("LaTeX", "latex"), ("tex", "latex"), ("gitcommit", "git-commit"), ("eml", "email")],
)  # fmt: skip
def test_what_editors_call_a_format_is_understood(language: str, form: str) -> None:
    assert split("One.", language).format == form


def test_every_format_has_a_name_and_every_unfixable_one_a_reason() -> None:
    assert {*SUFFIXES.values(), "git-commit"} == set(FORMATS)
    assert set(READ_ONLY) < set(FORMATS)


@given(st.sampled_from(NEW).flatmap(lambda form: st.tuples(st.just(form), generated(form))))
def test_splitting_again_after_an_edit_equals_splitting_it_all(draft: tuple[str, str]) -> None:
    form, text = draft
    old = part(text, form, "a", 1)
    assert old.document == split(text, form, "a", 1)
    after = f"{text[: len(text) // 2]}in order to{text[len(text) // 2 :]}"
    assert repart(old, after, 2).document == split(after, form, "a", 2)

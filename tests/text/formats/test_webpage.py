"""HTML as a whole document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.core import apply_edits
from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Why we moved the bakery &amp; the shop</title>
  <style>p { color: red }</style>
  <script>if (a < b) { document.write("<p>in order to</p>") }</script>
</head>
<body class="post">
<!-- saveworthy-disable buzzwords -->
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<article>
<h1>Why we moved</h1>
<p>We couldn&rsquo;t stay in the <em>old</em> caf&eacute;. Rent rose by 40&nbsp;%
in one year, as <a href="https://example.org/in-order-to" title="a > b">the city</a> wrote.<br>
So we left.
<p>Our three reasons, in <code>git log</code> order:
<ol>
  <li>Light.
  <li>Space for <ul><li>the oven</li><li>the queue</li></ul>
</ol>
<blockquote><p>&ldquo;You should have left sooner,&rdquo; said Ann.</p></blockquote>
<table><tr><th>Year<th>Rent<tr><td>2019<td>900 <small>per month</small></table>
<pre>code in order to skip</pre>
<p lang="de">Das ist ein Satz auf Deutsch.</p>
<p hidden>Not shown</p>
<img src="a.png" alt="The caf&eacute; in May" title="in order to">
A line of loose text, 3 < 4 &copy; 2020.
</article>
</body>
</html>
"""

EXPECTED = [
    ("title", "Why we moved the bakery ▒ the shop"),
    ("heading1", "Why we moved"),
    ("paragraph", "We couldn’t stay in the old café. Rent rose by 40 % in one year, as the city wrote. So we left."),
    ("paragraph", "Our three reasons, in ▒ order:"),
    ("item1", "Light."),
    ("item1", "Space for"),
    ("item2", "the oven"),
    ("item2", "the queue"),
    ("quote1", "“You should have left sooner,” said Ann."),
    ("cell", "Year"),
    ("cell", "Rent"),
    ("cell", "2019"),
    ("cell", "900 per month"),
    ("paragraph", "▒The café in May▒ A line of loose text, 3 < 4 ▒ 2020."),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_page_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "html") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "html")
    assert [c.body.of(DRAFT) for c in document.comments] == ["saveworthy-disable buzzwords"]


def test_a_fix_replaces_the_words_and_nothing_else() -> None:
    text = "<p>We met in order&nbsp;to <b>plan</b>, and couldn&rsquo;t utilize&hellip; it.</p>"
    report = review_document(split(text, "html"), builtin())
    edits = [edit for f in report.findings if f.fixes for edit in f.fixes[0].edits]
    assert (
        apply_edits(text, edits)
        == "<p>We met to <b>plan</b>, and couldn&rsquo;t use&hellip; it.</p>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("na&iuml;ve &Eacute;cole &agrave; la", ["naïve École la"]),
        ("a<script>x", ["a"]),
        ("a<pre>x", ["a", "x"]),
        ("<p>a<textarea><p>b</textarea>c", ["a", "c"]),
        ("one<!-- two", ["one"]),
        ("one <a href='x", ["one <a href='x"]),
        ("<div><p>a</div>b", ["a", "b"]),
        ("<ul><li>a<p>b</ul>c", ["a", "b", "c"]),
        ("<p>x {{ name }} {% if a %}y{% endif %}", ["x ▒ ▒y▒"]),
        ("---\ntitle: A b\nlayout: x\n---\n<p>c", ["A b", "c"]),
        ("<p>An <svg><text>in order</text></svg> icon", ["An ▒ icon"]),
        ("2 < 3 and <3 and a<b", ["2 < 3 and <3 and a<b"]),
    ],
)
def test_odd_and_unfinished_pages(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "html")] == expected

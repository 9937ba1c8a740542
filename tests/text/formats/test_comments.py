"""Comments stand where they stand in the source; what looks like one in code is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.formats import COMMENTS, split

OWN = ["markdown", "mdx", "plain"]

DRAFT = """\
---
title: Hello # one
# two
description: |
  # not a comment
  nor # this
---

<!-- three -->
Text <!-- four --> more `<!-- no -->` and <!-- five
goes on --> done.

```
<!-- no -->
```

- item <!-- six -->
  <!-- seven -->

> <!-- eight -->
> quote

| a <!-- nine --> | b |
|---|---|
| c | <!-- ten --> |

# Heading <!-- eleven -->

<div>
<!-- twelve --> tail <!--thirteen-->
<pre><!-- no --></pre>
<code><!-- no --></code>
</div>

<!-- -->
{{< raw >}} <!-- fourteen -->

{/* mdx */} `{/* no */}` and {/* more */} text

<!-- never closed
"""

NUMBERS = "one two three four five|goes|on six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("format", ["markdown", "mdx"])
def test_comments_are_found_wherever_they_may_stand(format: str, newline: str) -> None:
    text = DRAFT.replace("\n", newline)
    document = split(text, format)
    bodies = [" ".join(comment.body.of(text).split()) for comment in document.comments]
    expected = [*NUMBERS.replace("|", "~").split(), "", "fourteen"]
    expected = [name.replace("~", " ") for name in expected]
    if format == "mdx":
        expected += ["mdx", "more"]
    assert bodies == expected


def test_plain_text_has_none() -> None:
    assert split(DRAFT, "plain").comments == ()


def test_only_mdx_has_comments_in_braces() -> None:
    assert split("{/* a */}", "markdown").comments == ()


@pytest.mark.parametrize("format", [form for form, marks in COMMENTS.items() if marks[1]])
def test_a_comment_as_a_format_writes_it_is_found(format: str) -> None:
    opening, closing = COMMENTS[format]
    text = f"One.\n\n{opening} a note {closing}\n\nTwo {opening}b{closing} three.\n"
    document = split(text, format)
    assert [comment.body.of(text) for comment in document.comments] == ["a note", "b"]


PIECES = [
    "<!-- a -->", "<!--", "-->", "{/* b */}", "{/*", "*/}", "text ", "`", "```\n", "\n", "\r\n", "\n\n", "😀", "e\u0301",
    "\u2028", "> ", "- ", "    ", "<div>", "</div>", "<pre>", "| a | ", "---\n", "# c", "{{< x >}}", "{% raw %}", "\x00",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(OWN))
def test_a_comment_is_what_stands_between_its_marks(text: str, format: str) -> None:
    document = split(text, format)
    done = 0
    for comment in document.comments:
        assert done <= comment.span.start < comment.span.end
        done = comment.span.end
        assert comment.span.start <= comment.body.start <= comment.body.end <= comment.span.end
        body = comment.body.of(text)
        assert body == body.strip()
        marks = (
            text[comment.span.start : comment.body.start]
            + text[comment.body.end : comment.span.end]
        )
        assert "".join(marks.split()) in {"<!---->", "{/**/}", "#"}

"""Org."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
#+TITLE: The slow oven
#+AUTHOR: Ann
# saveworthy-disable plain -- a reason
* TODO [#A] How it works [1/2] :bread:
  SCHEDULED: <2024-05-01 Wed>
  :PROPERTIES:
  :ID: in-order-to
  :END:
We baked *bread* for /ten/ years, as =git log= and [[https://x.org/a_b][our notes]] [fn:1]
show, at $x^2$ for $5 a loaf.

- the flour
  which is wheat

  from the mill
  - stone ground
- [X] the water
- Oven :: where it bakes
Plain again.

1) first
2) second

| Year | Loaves |
|------+--------|
| 2019 |    900 |

#+begin_src python
x = "in order to"
#+end_src
#+begin_quote
Somebody said this.
#+end_quote
#+begin_note
Mind the door.
#+end_note
: fixed width
#+CAPTION: The door
[[./door.png]]
[fn:1] A small note.
** COMMENT hidden heading
** Last things
{{{macro(x)}}} and @@html:<b>@@words@@html:</b>@@ and \\alpha.
"""

EXPECTED = [
    ("title", "The slow oven"),
    ("heading1", "How it works"),
    ("paragraph", "We baked bread for ten years, as ▒ and our notes show, at ▒ for $5 a loaf."),
    ("item1", "the flour which is wheat"),
    ("item1", "from the mill"),
    ("item2", "stone ground"),
    ("item1", "the water"),
    ("item1", "Oven"),
    ("item1", "where it bakes"),
    ("paragraph", "Plain again."),
    ("item1", "first"),
    ("item1", "second"),
    ("cell", "Year"),
    ("cell", "Loaves"),
    ("cell", "2019"),
    ("cell", "900"),
    ("quote1", "Somebody said this."),
    ("paragraph", "Mind the door."),
    ("paragraph", "The door"),
    ("paragraph", "A small note."),
    ("heading2", "Last things"),
    ("paragraph", "▒ and words and ▒."),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "org") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "org")
    assert [c.body.of(DRAFT) for c in document.comments] == ["saveworthy-disable plain -- a reason"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A *bold that\n\nnever [[ends here", ["A *bold that", "never [[ends here"]),
        ("#+begin_src\nnever closed", ["never closed"]),
        ("and/or 3*4*5 in a_b_c", ["and/or 3*4*5 in a_b_c"]),
        (":LOGBOOK:\nCLOCK: x\n:END:\nText", ["Text"]),
        ("So\n\\begin{align*}\na &= b\n\\end{align*}\nholds", ["So ▒ ▒ ▒ holds"]),
        (":not a drawer: text", [":not a drawer: text"]),
    ],
)
def test_odd_texts(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "org")] == expected

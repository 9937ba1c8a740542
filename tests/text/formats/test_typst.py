"""Typst."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
#import "bread.typ": loaf
#set page(
  width: 10cm, // in order to fit
)
#let oven = [The oven of ours]
#show heading: it => { text(red, it.body) }
// saveworthy-disable plain
= The *slow* oven <oven>

We baked *bread* for _ten_ years, as `git log`, @smith and $x^2$ show.
See #link("http://x.org/a_b")[our notes], at #calc.max(4, 5) dollars.#footnote[A small one.] And on.

- the flour
  which is wheat
  - stone ground
+ the water
Plain again.

/ Oven: where it bakes

#figure(
  image("a.png", width: 80%),
  caption: [What we sold],
) <fig>

#quote(block: true)[
  Somebody said this.
]

#table(columns: 2,
  [Year], [Loaves],
)

```py
x = "in order to"
```
/* saveworthy-disable-file
still */
#if light [It is on.] else [It is off.]
#for i in range(3) { [Loaf #i] }
Last https://x.org/in-order-to words \\* here~now.
"""

EXPECTED = [
    ("paragraph", "The oven of ours"),
    ("heading1", "The slow oven"),
    ("paragraph", "We baked bread for ten years, as ▒, ▒ and ▒ show. See our notes, at ▒ dollars.▒A small one.▒ And on."),
    ("item1", "the flour which is wheat"),
    ("item2", "stone ground"),
    ("item1", "the water"),
    ("paragraph", "Plain again."),
    ("item1", "Oven"),
    ("item1", "where it bakes"),
    ("paragraph", "What we sold"),
    ("quote1", "Somebody said this."),
    ("cell", "Year"),
    ("cell", "Loaves"),
    ("paragraph", "It is on."),
    ("paragraph", "It is off."),
    ("paragraph", "Loaf ▒"),
    ("paragraph", "Last ▒ words ▒ here now."),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "typst") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "typst")
    assert [c.body.of(DRAFT) for c in document.comments] == [
        "in order to fit",
        "saveworthy-disable plain",
        "saveworthy-disable-file\nstill",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Broken #foo(never closed\n\nText", ["Broken", "Text"]),
        ("#emph[never closed\n\nText", ["never closed", "Text"]),
        ("a ] b [c] d", ["a ] b [c] d"]),
        ("= A\ntext\n== B", ["A", "text", "B"]),
        ("#let f(x) = {\n  x + 1\n\n  x\n}\nText", ["Text"]),
        ("#box[In] a #strong[sen]tence", ["In a sentence"]),
        ("an $unclosed price", ["an ▒unclosed price"]),
        ("/* never closed", []),
        ("#show raw: it => [`a ) ]`]\nText", ["Text"]),
        ("#let a = ```py x = (\n``` \nText", ["Text"]),
    ],
)
def test_odd_and_unfinished_texts(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "typst")] == expected

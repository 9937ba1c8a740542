"""AsciiDoc."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
= The slow oven
Ann Author <ann@x.org>
v1.0, 2024-05-01
:toc:
:url-x: https://x.org/in-order-to

// saveworthy-disable-next-line plain
We baked *bread* for _ten_ years, as `git log` and https://x.org/a_b[our notes]
show in {version}.footnote:[A small one.] See <<oven,the page>> and xref:a.adoc[this].

.A picture of it
image::a.png[Not read]

== How it works

* the flour
which is wheat
** from the mill
* the water
+
Mind the salt.

. first +
line
. second

Oven:: Where it bakes.
Door::
  Where it goes in.

NOTE: The oven is old.

[WARNING]
====
Mind the door.
====

[source,python]
----
x = "in order to"
----

[%autowidth]
|===
|Year |Loaves

|2019
|900
| a tall cell
that goes on
|===

____
Somebody said this.
____

////
saveworthy-disable-file
////

 literal in order to

'''
[source]
x = 1

Last "`quoted`" words.
"""

EXPECTED = [
    ("title", "The slow oven"),
    ("paragraph", "We baked bread for ten years, as ▒ and our notes show in ▒.▒A small one.▒ See the page and this."),
    ("heading6", "A picture of it"),
    ("heading2", "How it works"),
    ("item1", "the flour which is wheat"),
    ("item2", "from the mill"),
    ("item1", "the water"),
    ("item1", "Mind the salt."),
    ("item2", "first line"),
    ("item2", "second"),
    ("item1", "Oven"),
    ("item1", "Where it bakes."),
    ("item1", "Door"),
    ("item1", "Where it goes in."),
    ("paragraph", "The oven is old."),
    ("paragraph", "Mind the door."),
    ("cell", "Year"),
    ("cell", "Loaves"),
    ("cell", "2019"),
    ("cell", "900"),
    ("quote1", "Somebody said this."),
    ("paragraph", "Last quoted words."),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "asciidoc") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "asciidoc")
    assert [c.body.of(DRAFT) for c in document.comments] == [
        "saveworthy-disable-next-line plain",
        "saveworthy-disable-file",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A *star that\n\nnever ends* here", ["A *star that", "never ends* here"]),
        ("----\nnever closed", ["never closed"]),
        ("2 * 3 * 4 and snake_case_name", ["2 * 3 * 4 and snake_case_name"]),
        ("[stem]\n++++\nx^2\n++++\n\nText", ["Text"]),
        ("```js\nlet a\n```\nText", ["Text"]),
        ("Press kbd:[Ctrl+C] or btn:[OK].", ["Press ▒ or ▒."]),
        ("include::a.adoc[]\nText", ["Text"]),
        (
            "Old title\n=========\n\nOld part\n--------\n\nText\n\nNext\n----\n\nMore",
            ["Old title", "Old part", "Text", "Next", "More"],
        ),
        ("See xref:a.adoc[] and https://x.org/a[] now", ["See ▒ and ▒ now"]),
    ],
)
def test_odd_texts(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "asciidoc")] == expected

"""reStructuredText."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
:Author: Ann
:Date: 2024-05-01

===============
The slow oven
===============

We baked *bread* for ten years, as ``git log`` and :ref:`the page <bread>`
show; see `our notes <http://x.org/a_b>`_ and |release| [1]_.

How it works
------------

.. saveworthy-disable-next-line plain -- a quotation

.. note:: The oven is old
   and slow.

   Mind the door.

.. code-block:: python
   :linenos:

   x = "in order to"

.. image:: a.png
   :alt: Not read

Run this::

   $ make in order to

- the flour,
  which is wheat

  * from the mill

- the water

term : kind
   What it means.

.. py:function:: bake(loaf)
   :async:

   Bake a loaf.

   :param loaf: The loaf
      to bake.
   :type loaf: Loaf

+-------+--------+
| Year  | Loaves |
+=======+========+
| 2019  | 900    |
+-------+--------+
| 2020  | taller |
|       | cell   |
+-------+--------+

=====  =====
A      B
=====  =====
c d    e
=====  =====

.. versionchanged:: 3.2
   Faster now.

    Somebody said this.

| A line of a poem
| and another

.. [1] A footnote that
   goes on.
.. _bread: http://x.org
.. unknown:: x

   not read

>>> bake()
'done'

Last \\*stars\\* and done_.
"""

EXPECTED = [
    ("heading1", "The slow oven"),
    ("paragraph", "We baked bread for ten years, as ▒ and the page show; see our notes and ▒."),
    ("heading2", "How it works"),
    ("paragraph", "The oven is old and slow."),
    ("paragraph", "Mind the door."),
    ("paragraph", "Run this:"),
    ("item1", "the flour, which is wheat"),
    ("item2", "from the mill"),
    ("item1", "the water"),
    ("paragraph", "term : kind"),
    ("paragraph", "What it means."),
    ("paragraph", "Bake a loaf."),
    ("paragraph", "The loaf to bake."),
    ("cell", "Year"),
    ("cell", "Loaves"),
    ("cell", "2019"),
    ("cell", "900"),
    ("cell", "A"),
    ("cell", "B"),
    ("cell", "c d"),
    ("cell", "e"),
    ("paragraph", "Faster now."),
    ("quote1", "Somebody said this."),
    ("paragraph", "A line of a poem"),
    ("paragraph", "and another"),
    ("paragraph", "A footnote that goes on."),
    ("paragraph", "Last *stars* and done."),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "rst") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "rst")
    assert [c.body.of(DRAFT) for c in document.comments] == [
        "saveworthy-disable-next-line plain -- a quotation"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n=\n\nB\n-\n\nC\n=\n", [("heading1", "A"), ("heading2", "B"), ("heading1", "C")]),
        ("Text::\n\n> quoted literal\n\nOn.", [("paragraph", "Text:"), ("paragraph", "On.")]),
        ("Name. ::\n\n code\n", [("paragraph", "Name.")]),
        ("A *star that\n\nnever ends* here", [("paragraph", "A *star that"), ("paragraph", "never ends* here")]),
        ("1. one\n2. two\n\n   more", [("item1", "one"), ("item1", "two"), ("item1", "more")]),
        ("2 * 3 * 4 is 24, a*b*c", [("paragraph", "2 * 3 * 4 is 24, a*b*c")]),
        ("..\n   a note\n\nText", [("paragraph", "Text")]),
        ("-o FILE  Where to write.\n--all    Take all.", [("item1", "Where to write."), ("item1", "Take all.")]),
        (":class:`Foo` and `bar` and `two words`", [("paragraph", "▒ and ▒ and two words")]),
    ],
)  # fmt: skip
def test_odd_texts(told: Told, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "rst") == expected

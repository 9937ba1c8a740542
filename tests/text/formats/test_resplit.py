"""A draft split again around an edit is split as if it were new."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from saveworthy.core import Document
from saveworthy.text.formats import resplit, split
from saveworthy.text.formats.resplit import part, repart

PARTS = [
    "We met in order to plan.",
    "# A heading\n\nIts text, with `code` and a [link][a].",
    "- an item\n- another\n\n  with a paragraph",
    "- one\n- two\n- three words here\n  and more\n  - inner\n- four",
    "* a\n1. b\n2) c\n   d\n3) e\n- f",
    "A paragraph\n- an item\n2. no item\n1. an item",
    "> Somebody said\n> so.",
    "```python\nx = 1\n\ny = 2\n```",
    "<div>\nin a box\n</div>",
    "<!-- saveworthy-disable plain -->",
    "| a | b |\n|---|---|\n| c | d |",
    "[a]: https://example.org",
    "Term\n: what it means",
    "It costs $5 and $6. An 😀 and a $x^2$.",
    "[^1]: A note\n\n    that goes on.",
    "Setext\n===",
    "Last words of **this** part {{ x }} here.",
    "A line with\r\ntwo ends",
]
TYPED = [
    *"ab .\n-#>`<{}$:]*|\r\t~",
    "\n\n",
    "```",
    "\n```\n",
    "~~~\n",
    "<!--",
    "-->",
    "<pre>",
    "{{",
    "}}",
    "{% raw %}",
    "$$",
    "\n[b]: x\n",
    "---\n",
    "    ",
    "\n\nNew words.\n\n",
    "\n- New item\n",
    "\n7. New item",
    "<div>",
    "    x",
    "😀",
]
edits = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 12) | st.integers(0, 200),
        st.sampled_from(["", *TYPED]),
    ),
    max_size=12,
)


def plain_of(document: Document) -> tuple[object, ...]:
    return document.blocks, [b.key for b in document.blocks], document.comments, document.text


@given(
    st.lists(st.sampled_from(PARTS), max_size=12),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n", "\n \n"]),
    st.sampled_from(["markdown", "plain", "mdx"]),
    edits,
)
@settings(max_examples=400, deadline=None)
def test_splitting_around_an_edit_equals_splitting_it_all(
    parts: list[str], gap: str, form: str, changes: list[tuple[int, int, str]]
) -> None:
    text = gap.join(parts)
    parted = part(text, form, "x", 0)
    for version, (at, size, new) in enumerate(changes, 1):
        at %= len(text) + 1
        text = text[:at] + new + text[at + size :]
        parted = repart(parted, text, version)
        cold = part(text, form, "x", version)
        assert plain_of(parted.document) == plain_of(cold.document)
        assert parted.document.version == version


def test_an_edit_in_a_paragraph_splits_little_else(monkeypatch) -> None:
    text = "\n\n".join(f"Paragraph number {number} says this." for number in range(200))
    parted = part(text, "markdown")
    monkeypatch.setattr(resplit, "part", None)  # would split it all
    at = text.index("number 100")
    changed = f"{text[:at]}new {text[at:]}"
    assert repart(parted, changed).document.blocks == split(changed, "markdown").blocks

"""Corners of Markdown and MDX that drafts really have, and grammars do not know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pieces = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("head", "prose"),
    [
        ('"title": Key in quotes', ["Key in quotes"]),
        ("title: # only a remark", []),
        ("description: See https://x.y/in-order-to now", ["See ▒ now"]),
        ('title: "It is: \\"so\\"" # remark', ['It is: ·"so·"']),
        ("summary: |\n  One\n\n  Two\nx: y", ["One\n\n Two"]),
    ],
)
def test_yaml_values(pieces: Pieces, head: str, prose: list[str]) -> None:
    assert pieces(f"---\n{head}\n---\nBody") == [*prose, "Body"]


def test_toml_texts_over_many_lines(pieces: Pieces) -> None:
    head = "description = '''\nRaw\ntext'''\nsummary = \"\"\"\nMore\"\"\"\n[params]\ntitle = 'no'"
    assert pieces(f"+++\n{head}\n+++\nBody") == ["Raw\ntext", "More", "Body"]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('[a]({{< ref "p.md" >}}) b', ["a· b"]),
        ("[a {{ b }} c]({{ url }}) d", ["a ▒ c· d"]),
        ("![a b]({{ url }}/x.png) c", ["▒a b▒ c"]),
        ("[a [b]](/in-order-to) c", ["[a [b]· c"]),
        ("fn \\[x](y)", ["fn ·[x"]),
    ],
)
def test_link_targets_are_never_prose(pieces: Pieces, text: str, prose: list[str]) -> None:
    assert pieces(text) == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("A <input disabled checked> b", ["A · b"]),
        ("`<script>` and <b>x</b> after", ["▒ and ·x· after"]),
        ("\\<script> and <b>x</b> after", ["<script> and ·x· after"]),
        ("`<a b c>` d", ["▒ d"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<h2>A</h2>\nb", ["A", "b"]),
        ("a <div>b</div> c", ["a", "b", "c"]),
    ],
)
def test_tags_among_words(pieces: Pieces, text: str, prose: list[str]) -> None:
    assert pieces(text) == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Head\n===", ["Head"]),
        ("Two\nlines\n---", ["Two\nlines"]),
        ("Yes :smile::heart: at std::vec", ["Yes ▒ at std::vec"]),
        ("{{#if x}}words{{/if}}", ["▒words▒"]),
        ("Term\n: One\n: Two", ["Term", "One", "Two"]),
        ("\ufeff# Head\n\ntext", ["Head", "text"]),
    ],
)
def test_ends_and_beginnings(pieces: Pieces, text: str, prose: list[str]) -> None:
    assert pieces(text) == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("import {\n  A,\n  B\n} from 'c'\n\nText", ["Text"]),
        ("import 'a.css'\n\nimport * as D from \"e\"\n\nText", ["Text"]),
        ("import taxes went up.\n\nGoods from 'x'", ["import taxes went up.", "Goods from 'x'"]),
        ("\\{not code\\} text", ["{not code·} text"]),
    ],
)
def test_imports_and_braces(pieces: Pieces, text: str, prose: list[str]) -> None:
    assert pieces(text, "mdx") == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Dear [Your Name],\n", ["Dear [Your Name],"]),
        ("See [the hall] now.\n\n[The  Hall]: https://example.org\n", ["See ·the hall· now."]),
    ],
)
def test_brackets_without_a_definition_are_what_they_look_like(
    pieces: Pieces, text: str, prose: list[str]
) -> None:
    assert pieces(text) == prose

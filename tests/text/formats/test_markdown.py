"""What is prose in Markdown and MDX, and what is not.

In the expectations, `·` stands for a code point of markup and `▒` for one of something opaque.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import MARKUP, OPAQUE, BlockKind, Document
from saveworthy.text.formats import split


def squeezed(prose: str) -> str:
    return re.sub(r"·+", "·", re.sub(r"▒+", "▒", re.sub(r" +", " ", prose)))


def shown(text: str, format: str = "markdown") -> list[str]:
    """The prose of each block; runs of what is blanked are squeezed (their lengths are tested below)."""
    return [
        squeezed(block.text.replace(MARKUP, "·").replace(OPAQUE, "▒"))
        for block in split(text, format).blocks
    ]


def kinds(text: str, format: str = "markdown") -> list[tuple[str, int]]:
    return [(block.kind.value, block.level) for block in split(text, format).blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Plain words.", ["Plain words."]),
        ("A *b* **c** _d_ ~~e~~ f", ["A ·b· ··c·· ·d· ··e·· f"]),
        ("**T**oday", ["T··oday"]),
        ("snake_case_name stays", ["snake_case_name stays"]),
        ("Run `make x` now", ["Run ▒▒▒▒▒▒▒▒ now"]),
        ("A [link](http://x.y 'title') b", ["A ·link· b"]),
        ("A [link][ref] b\n\n[ref]: http://x.y 'T'", ["A ·link······ b"]),
        ("An ![alt](a.png) b", ["An ▒▒alt▒▒▒▒▒▒▒▒ b"]),
        ("See <https://x.y/z> now", ["See ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ now"]),
        ("See https://x.y/a_b_c, now", ["See ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒, now"]),
        ("(see https://x.y/a_(b)) now", ["(see ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒) now"]),
        ("Mail bob@x.com or @bob #tag", ["Mail ▒▒▒▒▒▒▒▒▒ or ▒▒▒▒ ▒▒▒▒"]),
        ("It cost $5 and $10.", ["It cost $5 and $10."]),
        ("A [$5 prize](/x) and $x^2$", ["A ·$5 prize····· and ▒▒▒▒▒"]),
        ("Sum $$a+b$$ here", ["Sum ▒▒▒▒▒▒▒ here"]),
        ("Yes :smile: at 10:30:15", ["Yes ▒▒▒▒▒▒▒ at 10:30:15"]),
        ("Note[^1] this.\n\n[^1]: The note.", ["Note···· this.", "The note."]),
        ("A <b>c</b><br>d <!-- e --> f", ["A ···c····    d ·········· f"]),
        ("A <code>b c</code> d", ["A ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ d"]),
        ("R&amp;D a&nbsp;b", ["R▒▒▒▒▒D a      b"]),
        ("a \\* b", ["a ·* b"]),
        ("Use {{ site.name }} here", ["Use ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ here"]),
        ("A {{< ref \"a b\" >}} c", ["A ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ c"]),
        ("{% highlight js %}\nvar a b\n{% endhighlight %}\n\nText", ["Text"]),
        ("Text {: .big}\n", ["Text"]),
        ("- [x] done\n- [ ] open", ["done", "open"]),
        ("> [!NOTE]\n> Mind it", ["Mind it"]),
        (":::tip Try\nMind it\n:::", ["Try", "Mind it"]),
        ("```\ncode\n```\n\n    code\n\ntext", ["text"]),
        ("~~~md\n{% raw %}\n~~~\n\ntext", ["text"]),
        ("| a | b |\n|---|:-:|\n| c d | `e` |", ["a", "b", "c d"]),
        ("<div>\nText in <em>a</em>\n<script>no()</script>\n<p>b</p>\n</div>", ["Text in ····a", "b"]),
        ("Head\n====\n\n## Two ##\n", ["Head", "Two"]),
        ("> a\n> b", ["a\n··b"]),
        ("- a\n  b\n\n  c", ["a\n··b", "c"]),
        ("a\u2028b\x0bc\x85d", ["a\u2028b\x0bc\x85d"]),
        ("a\r\nb\r\n\r\nc\rd", ["a\r\nb", "c\rd"]),
        ("---\n---\n", []),
        ("", []),
        ("😀\n\n👍🏽", []),
    ],
)  # fmt: skip
def test_prose_is_told_from_what_is_not(text: str, prose: list[str]) -> None:
    assert shown(text) == [squeezed(piece) for piece in prose]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("import X from 'y'\nimport {Z} from 'z'\n\nText", ["Text"]),
        ("export const a = {\n  b: 1,\n}\n\nText", ["Text"]),
        ("A {props.a + '}'} b", ["A ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ b"]),
        ("A <Foo a={() => {b > c}} /> d", ["A · d"]),
        ("<Card title='x'>\n    Some text\n</Card>", ["Some text"]),
        ("<Card>\n\nSome *text*\n\n</Card>", ["Some ·text"]),
        ("A {/* note */} b", ["A ············ b"]),
        ("Exports grew. import is a word.", ["Exports grew. import is a word."]),
        ("`{a}` and 3 < 4 {", ["▒▒▒▒▒ and 3 < 4 {"]),
    ],
)
def test_mdx_code_is_no_prose(text: str, prose: list[str]) -> None:
    assert shown(text, "mdx") == [squeezed(piece) for piece in prose]


@pytest.mark.parametrize(
    ("head", "prose"),
    [
        ("title: My post\ndate: 2020", ["My post"]),
        ("title: \"My \\\"post\\\" 😀\" # c\ntags: [in order to]", ["My ·\"post·\" 😀"]),
        ("title: 'It''s'\nauthor: Bob", ["It·'s"]),
        ("description: >-\n  One\n  two\nkey: v", ["One\n  two"]),
        ("description: One\n  two\nkey: v", ["One\n  two"]),
        ("Title: A # b\nsummary: C\nsubtitle: D", ["A", "C", "D"]),
        ("title:\nkey: title: x", []),
        ("seo:\n  title: no", []),
    ],
)  # fmt: skip
def test_front_matter_values_that_readers_see_are_prose(head: str, prose: list[str]) -> None:
    text = f"---\n{head}\n---\n\nBody.\n"
    wanted = [squeezed(piece) for piece in [*prose, "Body."]]
    assert shown(text) == wanted
    assert shown(text.replace("\n", "\r\n")) == [piece.replace("\n", "\r\n") for piece in wanted]


def test_toml_front_matter() -> None:
    assert shown('+++\ntitle = "My post"\ndate = 2020\n+++\nBody.') == ["My post", "Body."]
    assert kinds("---\ntitle: A\n---\n# B\n") == [("title", 0), ("heading", 1)]


def test_kinds_and_levels() -> None:
    text = "# A\n\n### B\n\n- c\n  - d\n\n> e\n>\n> > f\n\ng\n\n> - h\n"
    assert kinds(text) == [
        ("heading", 1), ("heading", 3), ("item", 1), ("item", 2), ("quote", 1), ("quote", 2),
        ("paragraph", 0), ("item", 1),
    ]  # fmt: skip


PIECES = [
    "word ", "**", "*", "_", "`", "``", "[", "](", ")", "![", "<b>", "</b>", "<!--", "-->", "\n", "\r\n", "\r",
    "\n\n", "> ", "- ", "1. ", "# ", "    ", "\t", "|", "|---|\n", "$", "$$", "{{", "}}", "{%", "%}", "{", "}",
    "😀", "e\u0301", "\u2028", "\u00a0", "\ud800", "\x00", "&amp;", "\\", "http://a.b/c_d", "---\n", "title: x\n",
    "[^1]", ":x:", "```\n", "~~~", "<div>\n", "</div>", "import a\n", "export b\n", "@a", "#b", "\u2060", "\ufffc",
]  # fmt: skip


def assert_exact(document: Document) -> None:
    text = document.text
    last = 0
    for block in document.blocks:
        assert block.span.start >= last
        assert len(block.text) == len(block.span)
        assert block.text == block.text.strip(MARKUP).strip()
        assert any(map(str.isalnum, block.text))
        for char, source in zip(block.text, block.span.of(text), strict=True):
            assert char == source or (char in (MARKUP, OPAQUE, " ") and source not in "\r\n")
        last = block.span.end


@given(
    st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["markdown", "mdx", "plain"])
)
def test_blocks_of_generated_text_are_exact(pieces: list[str], format: str) -> None:
    assert_exact(split("".join(pieces), format))


@given(st.text(), st.sampled_from(["markdown", "mdx", "plain"]))
def test_blocks_of_any_text_are_exact(text: str, format: str) -> None:
    assert_exact(split(text, format))


@pytest.mark.parametrize(
    "text",
    ["> " * 3000 + "a", "- " * 3000 + "a", "**a *b " * 5000, "*" * 50_000, "[" * 50_000, "![" * 20_000,
     "`a" * 20_000, "<a " * 20_000, "<!-- " * 20_000, "{{" * 20_000, "{%" * 20_000, "{" * 20_000, "$a" * 20_000,
     "| a " * 5000, "\\(" * 20_000, "a\n" * 20_000, "<" * 50_000, "<a b='" * 5000, "\n```\na" * 5000,
     "_a " * 20_000, "[a](" * 10_000, "a@" * 20_000, "a." * 20_000, "{% raw %}" * 5000],
    ids=lambda text: text[:8].replace("\n", "/"),
)  # fmt: skip
def test_hostile_text_is_read_in_the_end(text: str) -> None:
    for format in ("markdown", "mdx", "plain"):
        assert_exact(split(text, format))


@pytest.mark.parametrize("name", ["drafts_18F_18f_gsa_gov", "drafts_mtlynch_mtlynch_io"])
def test_blocks_of_real_drafts_are_exact(name: str, evaldata: Path) -> None:
    with gzip.open(evaldata / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for format in ("markdown", "mdx", "plain"):
                document = split(row["text"], format)
                assert_exact(document)
                assert document.blocks


def test_titles_come_first() -> None:
    block = split("---\ntitle: A b\n---\nC", "markdown").blocks[0]
    assert (block.kind, block.text) == (BlockKind.TITLE, "A b")

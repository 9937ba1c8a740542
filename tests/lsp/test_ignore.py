"""Comments that an action puts in silence what they should and change nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saveworthy.core import Document, Finding, apply_edits
from saveworthy.lsp.actions.ignore import REASON, here, in_file
from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import split
from saveworthy.text.view import view

RULES = builtin().select(select=["plain", "buzzwords", "saveworthy"])


def review(text: str, form: str) -> tuple[Document, tuple[Finding, ...]]:
    document = split(text, form)
    return document, review_document(document, RULES).findings


def silenced(text: str, form: str, number: int) -> tuple[str, list[Finding], list[Finding]]:
    """The text with a comment for that finding, what is found then, and what was found before."""
    document, findings = review(text, form)
    found = [f for f in findings if not f.rule_id.startswith("saveworthy/")]
    made = here(document, found[number % len(found)], findings, RULES)
    assert made is not None
    after = apply_edits(text, (made.edit,))
    assert made.reason.of(after) == REASON
    return after, list(review(after, form)[1]), list(findings)


@pytest.mark.parametrize(
    ("form", "text", "after"),
    [
        ("markdown", "We utilize it.\n",
         "<!-- saveworthy-disable-next-line buzzwords/utilize -- reason -->\nWe utilize it.\n"),
        ("markdown", "# We utilize it\r\n\r\nText.\r\n",
         ("<!-- saveworthy-disable-next-line buzzwords/utilize -- reason -->\r\n"
         "# We utilize it\r\n\r\nText.\r\n")),
        ("markdown", "- One\n- We utilize it.\n- Three\n",
         ("- One\n- We utilize it. <!-- saveworthy-disable-line buzzwords/utilize -- reason -->\n"
         "- Three\n")),
        ("markdown", "> We utilize it.\n> And more.\n",
         ("> We utilize it. <!-- saveworthy-disable-line buzzwords/utilize -- reason -->\n"
         "> And more.\n")),
        ("markdown", "We utilize a 😀\nand they utilize b.\n",
         ("We utilize a 😀 <!-- saveworthy-disable-line buzzwords/utilize -- reason -->\n"
         "and they utilize b.\n")),
        ("markdown", "---\ntitle: We utilize it\n---\n\nText.\n",
         ("---\n# saveworthy-disable-next-line buzzwords/utilize -- reason\n"
         "title: We utilize it\n---\n\nText.\n")),
        ("mdx", "We utilize it.\n",
         "{/* saveworthy-disable-next-line buzzwords/utilize -- reason */}\nWe utilize it.\n"),
    ],
)  # fmt: skip
def test_a_comment_stands_where_a_person_would_put_it(form: str, text: str, after: str) -> None:
    document, findings = review(text, form)
    one = next(f for f in findings if f.rule_id == "buzzwords/utilize")
    made = here(document, one, findings, RULES)
    assert made is not None
    assert apply_edits(text, (made.edit,)) == after
    assert len(review(after, form)[1]) == len(findings) - 1


def test_in_a_table_the_comment_stays_in_its_cell() -> None:
    text = "| a | b |\n|---|---|\n| We utilize it | c |\n"
    after, found, before = silenced(text, "markdown", 0)
    assert len(found) == len(before) - 1
    assert [view(b).text.strip() for b in split(after, "markdown").blocks] == [
        "a",
        "b",
        "We utilize it",
        "c",
    ]


def test_plain_text_has_no_place_for_one() -> None:
    document, findings = review("We utilize it.", "plain")
    assert here(document, findings[0], findings, RULES) is None
    assert in_file(document, findings[0], RULES) is None


PIECES = st.sampled_from(
    [
        "We utilize 😀 it in order to win.",
        "We *utilize* it\nand then [leverage](https://a.b/c) it.",
        "# We leverage synergy",
        "Utilize it\n===",
        "- item one\n- we utilize it\n  - in order to go",
        "1. we utilize it\n2. synergy",
        "> We utilize it.\n> More in order to go.",
        "| a | b |\n|---|---|\n| we utilize | synergy |",
        "```\ncode utilize\n```",
        "<!-- a note -->",
        "Plain words by the pier.",
        "Hard break in order to go  \nand utilize it\\\nat once.",
        "Title we utilize\n---",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]),
       st.sampled_from(["markdown", "mdx"]), st.booleans(), st.integers(0, 50))  # fmt: skip
def test_one_comment_silences_its_finding_and_no_other_rule(
    pieces: list[str], end: str, form: str, front: bool, number: int
) -> None:
    head = "---\ntitle: We leverage it\ntags: [a]\n---\n\n" if front else ""
    text = (head + "\n\n".join(pieces)).replace("\n", end)
    document, findings = review(text, form)
    found = [f for f in findings if not f.rule_id.startswith("saveworthy/")]
    if not found:
        return
    one = found[number % len(found)]
    made = here(document, one, findings, RULES)
    assert made is not None
    after = apply_edits(text, (made.edit,))
    by, at = len(made.edit.text), made.edit.span.start
    now = {(f.rule_id, f.span) for f in review(after, form)[1]}
    gone = [
        f for f in findings
        if (f.rule_id, f.span.shift(by) if f.span.start >= at else f.span) not in now
    ]  # fmt: skip
    assert one in gone
    assert {f.rule_id for f in gone} == {one.rule_id}
    assert len(now) == len(findings) - len(gone)
    made_for_all = in_file(document, one, RULES)
    assert made_for_all is not None
    whole = review(apply_edits(text, (made_for_all.edit,)), form)[1]
    assert [f.rule_id for f in whole] == [f.rule_id for f in findings if f.rule_id != one.rule_id]

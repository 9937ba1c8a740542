"""The comment that silences a finding, in every format that has comments."""

from __future__ import annotations

import pytest

from saveworthy.core import apply_edits
from saveworthy.lsp.actions.ignore import here, in_file
from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import COMMENTS, split

DRAFT = "First words.\n\nWe met in order to plan,\nand in order to eat.\n\nLast in order to go.\n"
RULE = "plain/in-order-to"


def found(text: str, form: str) -> list[int]:
    report = review_document(split(text, form), builtin())
    return [f.span.start for f in report.findings if f.rule_id == RULE]


@pytest.mark.parametrize("form", COMMENTS)
def test_a_comment_silences_the_finding_and_keeps_the_prose(form: str) -> None:
    document = split(DRAFT, form)
    report = review_document(document, builtin())
    findings = [f for f in report.findings if f.rule_id == RULE]
    assert len(findings) == 3
    silencing = here(document, findings[-1], findings, builtin())
    assert silencing is not None
    after = apply_edits(DRAFT, (silencing.edit,))
    assert len(found(after, form)) < 3
    assert not any(line.endswith(" ") for line in after.splitlines())
    assert silencing.reason.of(after) == "reason"
    whole = in_file(document, findings[0], builtin())
    assert whole is not None
    assert found(apply_edits(DRAFT, (whole.edit,)), form) == []


def test_a_comment_in_restructuredtext_has_an_empty_line_below() -> None:
    document = split(DRAFT, "rst")
    report = review_document(document, builtin())
    finding = [f for f in report.findings if f.rule_id == RULE][-1]
    silencing = here(document, finding, (), builtin())
    assert silencing is not None
    after = apply_edits(DRAFT, (silencing.edit,))
    assert f"\n.. saveworthy-disable-next-line {RULE} -- reason\n\nLast" in after

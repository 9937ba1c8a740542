"""A brief review says the same as the whole one, and far less of it."""

from __future__ import annotations

import json

import pytest

from saveworthy.lsp.convert import Client
from saveworthy.lsp.desk import Known
from saveworthy.lsp.review import review_fields
from saveworthy.lsp.reviewer import Reviewer
from saveworthy.lsp.store import Draft
from saveworthy.text.lines import Lines

TEXT = "\n\n".join(
    f"On day {day} 😀 Maria utilized the old boats in order to fish near pier {day}. It rained on us."
    for day in range(1, 41)
)


@pytest.fixture
def fields():
    draft = Draft("file:///drafts/boats.md", "markdown", 3, Lines(TEXT))
    known = Known.of(draft, Reviewer().whole(draft, "markdown", lambda: None))
    assert known.document is not None
    whole = review_fields(known, known.document, Client())
    return whole, review_fields(known, known.document, Client(), brief=True)


def test_what_it_says_is_what_the_whole_review_says(fields) -> None:
    whole, brief = fields
    scores, short = whole.pop("scores"), brief.pop("scores")
    assert brief.items() <= whole.items()
    assert brief["summary"]
    assert list(short) == list(scores)
    for name, score in short.items():
        evidence = scores[name].pop("evidence")
        assert score.pop("evidence") == evidence[:5]
        assert score == scores[name]


def test_it_does_not_grow_with_the_draft(fields) -> None:
    whole, brief = fields
    assert not {"findings", "paragraphs", "sentences", "questions"} & set(brief)
    assert len(json.dumps(brief)) * 5 < len(json.dumps(whole))

"""Findings of Vale styles in a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.core import Report
from saveworthy.pipeline import review_document
from saveworthy.pipeline.cache import Cache
from saveworthy.rules.vale.use import Use
from saveworthy.settings import Settings, ruleset
from saveworthy.text.formats import split

RULE = "extends: existence\nmessage: \"Kein '%s'.\"\nignorecase: true\ntokens: [sehr, very]\n"


@pytest.fixture
def review(tmp_path: Path) -> Callable[..., Report]:
    """Reviews a draft with a style of one rule."""
    style = tmp_path / "Own"
    style.mkdir()
    (style / "R.yml").write_text(RULE, "utf-8")
    rules = ruleset(Settings(vale=Use((str(style),))))
    return lambda text, cache=None: review_document(split(text, "markdown"), rules, cache)


GERMAN = """\
Gestern haben wir uns lange darüber unterhalten, wie es mit dem Garten weitergehen soll, denn die
Nachbarn möchten ihren Zaun versetzen und wir brauchen mehr Platz für die Beete.

Am Ende waren alle sehr zufrieden, obwohl niemand genau wusste, wer die Rechnung bezahlen würde,
und so sind wir nach dem Essen noch eine Weile unter den Bäumen sitzen geblieben.
"""


def test_a_style_speaks_in_any_language(review: Callable[..., Report]) -> None:
    report = review(GERMAN)
    assert report.is_foreign
    assert [finding.rule_id for finding in report.findings] == ["Own/R"]


def test_our_comments_silence_styles_too(review: Callable[..., Report]) -> None:
    text = "<!-- saveworthy-disable-next-line Own -->\nIt is very good.\n\nIt is very bad.\n"
    found = [f for f in review(text).findings if f.rule_id == "Own/R"]
    assert [finding.span.start for finding in found] == [text.rindex("very")]


def test_a_report_is_the_same_with_a_cache(review: Callable[..., Report]) -> None:
    text = "It is very good, they said, and very soon it was.\n\nVery well.\n"
    cache = Cache()
    assert review(text).findings == review(text, cache).findings == review(text, cache).findings

"""Rules that ask for a part of speech: only their sentences go to the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from saveworthy import review
from saveworthy.cli.main import main
from saveworthy.rules import RuleSet
from saveworthy.rules.load import load
from saveworthy.text import nlp

PACK = """\
pack: grammar
title: Grammar
summary: A test.
rules:
  - id: impact
    phrases: {impact: affect}
    inflect: verb
    pos: verb
    message: "“{match}”: “{fix}”."
    why: It hits.
    bad: [{text: "It will [[impact]] us.", fixed: "It will affect us."}]
    good: ["The impact was small."]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "grammar.yml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_the_verb_is_marked_and_the_noun_is_not(pack: Path) -> None:
    text = "The impact was small. 😀 It will **impact** us. It impacts `x` too, on impact."
    rules = RuleSet((load(pack),))
    marked = [finding.span for finding in review(text, rules=rules).findings]
    assert [(span.start, span.of(text)) for span in marked] == [
        (text.index("impact** us"), "impact"),
        (text.index("impacts `x`"), "impacts"),
    ]


def test_only_sentences_that_neighbours_leave_open_are_tagged(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = nlp.tag

    def spy(texts: Sequence[str]) -> list[tuple[nlp.Token, ...]]:
        seen.extend(texts)
        return real(texts)

    monkeypatch.setattr(nlp, "tag", spy)
    text = "We go. Storms impact coastal towns. It will impact us.\n\nThe impact is small."
    report = review(text, rules=RuleSet((load(pack),)))
    assert seen == ["Storms impact coastal towns."]
    assert len(report.findings) == 2


def test_without_the_model_the_command_says_what_to_install(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Storms impact coastal towns.\n", encoding="utf-8")
    monkeypatch.setattr(nlp, "find_spec", lambda name: None)
    nlp._model.cache_clear()
    assert main(["check", str(draft), "--rules", str(pack)]) == 2
    assert "E401" in capsys.readouterr().err

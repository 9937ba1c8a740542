"""Scores by installed packages: shown like ours, and kept apart when they fail."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from saveworthy.cli.main import main
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.text.formats import split

TEXT = "We met on Monday, and it rained.\n"
SOUND = """
from saveworthy.core import Evidence, Score, Span
def score(document):
    return Score("x", 40.0, label="warm", evidence=(Evidence(Span(0, 2), 3.0, "a we"),))
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that brings a scorer called “warmth”; its module is still to be written."""
    info = tmp_path / "site" / "warmth-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: warmth\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[saveworthy.scorers]\nwarmth = warmth_scorer:score\n")
    monkeypatch.syspath_prepend(str(info.parent))
    monkeypatch.delitem(sys.modules, "warmth_scorer", raising=False)
    monkeypatch.chdir(tmp_path)
    return info.parent / "warmth_scorer.py"


def test_a_scorer_of_a_package_is_asked(installed: Path, ruleset: RuleSet) -> None:
    installed.write_text(SOUND)
    report = review_document(split(TEXT, "markdown"), ruleset)
    assert report.scores["warmth"].value == 40.0
    assert report.scores["warmth"].name == "warmth"
    assert report.notices == ()
    assert list(report.scores)[:3] == ["readability", "voice", "save"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def score(document): raise RuntimeError('boom')", "RuntimeError: boom"),
        ("def score(document): raise SystemExit(3)", "SystemExit: 3"),
        ("def score(document): return 40", "it returns int, not a Score"),
        ("raise ImportError('no')", "ImportError: no"),
        (SOUND.replace("40.0", "float('nan')"), "not one from 0 to 100"),
        (SOUND.replace("Span(0, 2)", "Span(0, 2000)"), "outside the draft"),
    ],
)
def test_a_scorer_that_fails_costs_nothing_but_its_score(
    installed: Path, ruleset: RuleSet, source: str, said: str
) -> None:
    installed.write_text(source)
    report = review_document(split(TEXT, "markdown"), ruleset)
    assert report.scores["warmth"].value is None
    assert said in (report.scores["warmth"].reason or "")
    assert [problem.code for problem in report.notices] == ["E214"]
    assert report.words == 7


def test_a_failing_scorer_is_told_once_for_all_drafts(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed.write_text("def score(document): raise RuntimeError('boom')")
    for name in ("a.md", "b.md"):
        Path(name).write_text(TEXT)
    assert main(["check", "a.md", "b.md", "--no-cache"]) == 0
    assert capsys.readouterr().err.count("boom") == 1


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_its_score_is_shown(installed: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    installed.write_text(SOUND)
    Path("a.md").write_text(TEXT * 20)
    main(["check", "a.md", "--no-cache", "--format", form])
    out = capsys.readouterr().out
    assert "warmth" in out.lower()
    if form == "json":
        assert json.loads(out)["files"][0]["scores"]["warmth"]["value"] == 40.0

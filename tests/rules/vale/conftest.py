"""Runs one Vale rule, written out, over a small draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from saveworthy.core import Finding
from saveworthy.rules.vale.load import load
from saveworthy.rules.vale.rule import ValeRule
from saveworthy.rules.vale.run import find
from saveworthy.rules.vale.use import Use, state
from saveworthy.text.formats import split

Run = Callable[..., list[Finding]]
Mark = Callable[..., str]


@pytest.fixture
def style(tmp_path: Path) -> Callable[..., Path]:
    """Writes a style: each rule's name, and its YAML."""

    def write(name: str = "Own", **rules: str) -> Path:
        folder = tmp_path / "styles" / name
        folder.mkdir(parents=True, exist_ok=True)
        for rule, yaml in rules.items():
            (folder / f"{rule}.yml").write_text(dedent(yaml).strip() + "\n", "utf-8")
        return folder

    return write


def rules_of(folder: Path) -> list[ValeRule]:
    """The rules of a folder; all of them must be usable."""
    use = Use((str(folder),))
    loaded = load(use, state(use))
    assert not loaded.notices, loaded.notices
    return [rule for pack in loaded.packs for rule in pack.rules if isinstance(rule, ValeRule)]


@pytest.fixture
def run(style: Callable[..., Path]) -> Run:
    """Returns what one rule finds in a draft, in order of place."""

    def runs(yaml: str, text: str, form: str = "markdown") -> list[Finding]:
        rules = rules_of(style(Rule=yaml))
        found = find(split(text, form, f"draft.{form}"), rules)
        return sorted(found, key=lambda finding: finding.span)

    return runs


@pytest.fixture
def mark(run: Run) -> Mark:
    """Returns the draft with [[ and ]] around each place that one rule marks."""

    def marks(yaml: str, text: str, form: str = "markdown") -> str:
        shown = text
        for finding in reversed(run(yaml, text, form)):
            start, end = finding.span.start, finding.span.end
            shown = f"{shown[:start]}[[{shown[start:end]}]]{shown[end:]}"
        return shown

    return marks

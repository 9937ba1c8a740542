"""Packs that a folder brings along are left out where the folder is not trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.settings import load, ruleset
from saveworthy.settings.read import problems
from saveworthy.settings.rules import known_rules
from saveworthy.settings.trust import NO_PACKS

PACK = """\
pack: house
title: House words
summary: Ours.
rules:
  - id: frobnicate
    phrases: {frobnicate: turn}
    message: "“{match}” is not said here."
    why: Nobody knows it.
    bad: [{text: "We [[frobnicate]] it.", fixed: "We turn it."}]
    good: ["We turn it."]
"""
SETTINGS = """\
packs = ["house.yml"]
accept = ["North Star"]
ignore = ["hype"]
[severity]
"house/frobnicate" = "error"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "house.yml").write_text(PACK, encoding="utf-8")
    settings = tmp_path / "saveworthy.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings


def test_a_trusted_folder_has_its_packs(file: Path) -> None:
    rules = ruleset(load(file).everywhere)
    assert rules.rule("house/frobnicate") is not None


def test_without_trust_its_packs_are_left_out_and_all_else_holds(file, monkeypatch) -> None:
    monkeypatch.setenv(NO_PACKS, "1")
    settings = load(file).everywhere
    rules = ruleset(settings)
    assert rules.rule("house/frobnicate") is None
    assert not [rule for rule in rules.rules if rule.pack in ("house", "hype")]
    assert "North Star" in rules.accepted.terms
    assert rules.rule("plain/in-order-to") is not None
    assert "house" not in {pack.name for pack in known_rules(settings.packs).packs}


def test_without_trust_a_pack_is_not_even_read(file, monkeypatch) -> None:
    monkeypatch.setenv(NO_PACKS, "1")
    (file.parent / "house.yml").write_text("rules: [", encoding="utf-8")
    assert ruleset(load(file).everywhere).rules
    assert not problems(file, SETTINGS.encode())


def test_trust_that_is_given_later_counts_at_once(file, monkeypatch) -> None:
    monkeypatch.setenv(NO_PACKS, "1")
    assert ruleset(load(file).everywhere).rule("house/frobnicate") is None
    monkeypatch.delenv(NO_PACKS)
    assert ruleset(load(file).everywhere).rule("house/frobnicate") is not None

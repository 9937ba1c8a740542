from __future__ import annotations

import sys
from pathlib import Path

import pytest

from saveworthy import plugins
from saveworthy.errors import PackError
from saveworthy.rules import builtin

PACK = """\
pack: house
title: House
summary: Ours.
rules:
  - id: frob
    phrases: {frob: turn}
    message: "“{match}”: “{fix}”."
    why: Nobody frobs.
    bad: [{text: "We [[frob]] it.", fixed: "We turn it."}]
    good: ["We turn it."]
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that brings a pack, as an installer lays it out."""
    info = tmp_path / "house_style-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[saveworthy.rules]\nhouse = house_style_pack:PACKS\n")
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "house.yml").write_text(PACK, encoding="utf-8")
    (tmp_path / "house_style_pack.py").write_text(
        "from pathlib import Path\nPACKS = Path(__file__).with_name('packs')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "house_style_pack", raising=False)
    return tmp_path


def test_an_installed_package_brings_its_packs(installed: Path) -> None:
    assert plugins.packs() == (installed / "packs" / "house.yml",)
    assert builtin().rule("house/frob") is not None


def test_a_plugin_that_fails_is_named(installed: Path) -> None:
    (installed / "house_style_pack.py").write_text("raise RuntimeError('boom')\n")
    with pytest.raises(PackError, match=r"house.*boom"):
        plugins.packs()


def test_without_plugins_there_are_no_packs() -> None:
    assert plugins.packs() == ()

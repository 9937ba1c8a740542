"""The packaged extension in a real VS Code, used as a person would."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("extension")

HERE = Path(__file__).parent
IMAGES = HERE.parents[2] / "vscode-extension" / "images"
LARGEST = 500 * 1024
PICTURES = ("fix", "panel")
"""What the extension's README shows."""


def test_a_person_mends_a_draft(
    play: Any, vsix: Path, server: str, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    assert vsix.stat().st_size <= LARGEST
    folder, marker, shots = tmp_path / "drafts", tmp_path / "marker", tmp_path / "shots"
    folder.mkdir()
    shutil.copy(HERE / "draft.md", folder)
    (folder / "slip.json").write_text('{"slip": }')
    own = folder / "own-server"
    own.write_text(f'#!/bin/sh\ntouch "{marker}"\nexec "{server}" "$@"\n')
    own.chmod(0o755)
    (folder / ".vscode").mkdir()
    settings = {"saveworthy.server.path": str(own)}
    (folder / ".vscode" / "settings.json").write_text(json.dumps(settings))
    options = {"folder": str(folder), "marker": str(marker), "shots": str(shots)}
    try:
        for each in play("person.mjs", vsix=str(vsix), **options):
            if "figure" in each:
                print(f"{each['figure']}: {each['value']:.2f} s")
                continue
            print(f"{each['ms']:6} ms  {each['test']}")
            with subtests.test(each["test"]):
                assert each["error"] is None, each["error"]
    finally:
        kept = os.environ.get("SAVEWORTHY_SHOTS")
        if kept:
            shutil.copytree(shots, kept, dirs_exist_ok=True)
    if os.environ.get("SAVEWORTHY_SCREENSHOTS"):
        for name in PICTURES:
            shutil.copy(shots / f"{name}.png", IMAGES)

"""The extension in the extension host of a real VS Code."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("extension")


def test_the_suite_in_the_extension_host(
    play: Any, extension: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    workspace = tmp_path / "both.code-workspace"
    folders = [{"path": str(tmp_path / name)} for name in ("one", "two")]
    workspace.write_text(json.dumps({"folders": folders, "settings": {}}))
    told = play(
        "host.mjs",
        extension=str(extension),
        suite=str(Path(__file__).parent / "suite" / "index.js"),
        workspace=str(workspace),
        shots=os.environ.get("SAVEWORTHY_SHOTS", str(tmp_path)),
    )
    count = 0
    for each in told:
        if "test" in each:
            count += 1
            print(f"{each['ms']:6} ms  {each['test']}")
            with subtests.test(each["test"]):
                assert each["error"] is None, each["error"]
    assert count, "no test has run"

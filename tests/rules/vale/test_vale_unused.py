"""Without a Vale style nothing of this costs anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from saveworthy.cli.main import main
main(["check", "--no-cache", "--format", "json", "a.md"])
loaded = [name for name in sys.modules if name.startswith("saveworthy.rules.vale")]
assert not loaded, loaded
"""


def test_nothing_of_it_is_imported_where_no_style_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We met, and we spoke.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

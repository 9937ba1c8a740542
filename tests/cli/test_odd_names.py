"""Names that are no UTF-8 are shown in every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from saveworthy.cli.render.formats import FORMATS


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always Unicode")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_utf8_ends_no_review(tmp_path: Path, form: str) -> None:
    (tmp_path / os.fsdecode(b"b\xff\xfe.md")).write_text("We utilize it.\n")
    (tmp_path / "c.md").write_text("We leverage it.\n")
    command = [sys.executable, "-m", "saveworthy", "check", ".", "--no-cache", "--format", form]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    out = done.stdout.decode("utf-8")
    assert "c.md" in out
    if form in {"json", "sarif", "gitlab"}:
        json.loads(out)

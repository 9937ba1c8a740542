"""The HTML review in a real browser: it shows what was found, sorts, and asks nobody for anything."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from saveworthy.cli.main import main

if TYPE_CHECKING:
    from conftest import Editors

_HERE = Path(__file__).parent
_LOUD = "# A post\n\nWe leverage our 🚀 synergies in order to <script>alert(1)</script> grow.\n"
_PLAIN = """\
# What Ruth taught me about garlic

Ruth is 81. She told me to plant it in October and to forget it, so I did. By March 26 shoots stood in
a row, each as long as my hand, and I had spent four pounds.

1. Buy two heads, not ten.
2. Push each clove in as deep as your thumb.

You plant it when it looks like nothing will ever grow again.
"""


@pytest.fixture(scope="module")
def told(
    editors: Editors,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("page")
    node = editors.program("node", debian=["nodejs"])
    chromium = editors.program("chromium", "chromium-browser", debian=["chromium"])
    playwright = editors.npm("playwright", ["playwright-core@1.65.1"])
    (folder / "loud.md").write_text(_LOUD, encoding="utf-8")
    (folder / "plain.md").write_text(_PLAIN, encoding="utf-8")
    page = folder / "review.html"
    with pytest.MonkeyPatch.context() as patch, page.open("w", encoding="utf-8") as out:
        patch.chdir(folder)
        patch.setattr("sys.stdout", out)
        assert main(["check", "loud.md", "plain.md", "--format", "html"]) == 1
    picture = os.environ.get("SAVEWORTHY_SCREENSHOTS") and str(folder / "page.png")
    done = subprocess.run(
        [node, str(_HERE / "look.mjs"), chromium, str(page), *([picture] if picture else [])],
        cwd=playwright,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_page_loads_nothing_and_breaks_nothing(told: dict[str, object]) -> None:
    assert told["errors"] == []
    assert all(str(url).startswith("file:") for url in told["requests"])  # type: ignore[attr-defined]


def test_the_table_is_sorted_by_a_click_and_by_a_key(told: dict[str, object]) -> None:
    assert told["before"] == ["loud.md", "plain.md"]
    assert told["ascending"] == ["loud.md", "plain.md"]
    assert told["descending"] == ["plain.md", "loud.md"]
    assert told["sorted"] == "descending"


def test_marks_stand_on_their_words_and_lead_to_what_is_said(told: dict[str, object]) -> None:
    assert told["marks"] == ["leverage", "synergies", "in order to"]
    assert "leverage" in str(told["pointed"])
    assert told["evidence"]


def test_it_fits_a_wide_window_and_a_phone(told: dict[str, object]) -> None:
    assert told["wide"] is True
    assert told["narrow"] is True

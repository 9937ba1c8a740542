"""The documentation site is built without a warning, and holds every page that the program names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from saveworthy.rules.load import every
from saveworthy.rules.pages import DOCS, rule_url

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr + built.stdout
    return folder


def test_every_rule_has_the_page_that_diagnostics_link_to(site: Path) -> None:
    pages: dict[str, set[str]] = {}
    missing = []
    for rule in every().rules:
        url = rule_url(rule.id)
        assert url.startswith(DOCS)
        parts = urlsplit(url.removeprefix(DOCS))
        if parts.path not in pages:
            page = (site / parts.path / "index.html").read_text("utf-8")
            pages[parts.path] = set(re.findall(r'id="([^"]+)"', page))
        if parts.fragment not in pages[parts.path]:
            missing.append(rule.id)
    assert not missing


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    fetched = re.compile(r'<(?:script|link|img)[^>]+(?:src|href)="(https?://[^"]+)"')
    found = {
        (page.name, url)
        for page in site.rglob("*.html")
        for url in fetched.findall(page.read_text("utf-8"))
        if not url.startswith(DOCS)  # the site's own address
    }
    assert found == set()


def test_examples_show_spaces_around_what_is_marked(site: Path) -> None:
    page = (site / "rules" / "buzzwords" / "index.html").read_text("utf-8")
    assert "We <mark>leverage</mark> the data" in page

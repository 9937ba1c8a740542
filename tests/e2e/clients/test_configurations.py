"""The settings for editors that are not tested themselves: well-formed, and as the documentation has them."""

from __future__ import annotations

import json
import textwrap
import tomllib
from pathlib import Path

import pytest

from saveworthy.lsp.languages import format_for

ROOT = Path(__file__).parents[3]
EDITORS = ROOT / "editors"
SHOWN = (
    "helix/languages.toml",
    "sublime/LSP.sublime-settings",
    "kate/settings.json",
    "kakoune/saveworthy.kak",
)


def text_of(name: str) -> str:
    """The file without the comment that begins it."""
    lines = (EDITORS / name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("# ")).strip()


@pytest.mark.parametrize("name", SHOWN)
def test_the_documentation_shows_the_file(name: str) -> None:
    page = (ROOT / "docs" / "editors.md").read_text("utf-8")
    assert text_of(name) in page or textwrap.indent(text_of(name), "    ") in page


def test_each_starts_the_server() -> None:
    helix = tomllib.loads(text_of("helix/languages.toml"))
    server = helix["language-server"]["saveworthy"]
    assert [server["command"], *server["args"]] == ["saveworthy", "lsp"]
    sublime = json.loads(text_of("sublime/LSP.sublime-settings"))["clients"]["saveworthy"]
    assert sublime["command"] == ["saveworthy", "lsp"]
    for server in json.loads(text_of("kate/settings.json"))["servers"].values():
        assert server["command"] == ["saveworthy", "lsp"]


def test_the_languages_they_name_are_read() -> None:
    helix = tomllib.loads(text_of("helix/languages.toml"))["language"]
    named = [each.get("language-id", each["name"]) for each in helix]
    for name, server in json.loads(text_of("kate/settings.json"))["servers"].items():
        named.append(server.get("documentLanguageId", name))
    zed = tomllib.loads((EDITORS / "zed" / "extension.toml").read_text("utf-8"))
    named += zed["language_servers"]["saveworthy"]["language_ids"].values()
    for language in named:
        assert format_for(language, "untitled:draft"), language

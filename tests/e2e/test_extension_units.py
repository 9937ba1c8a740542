"""The VS Code extension: its types, its style and the unit tests of what needs no editor."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "vscode-extension"
_PATIENCE = 600
_LARGEST = 500_000
"""Bytes that the packaged extension may have."""

pytestmark = pytest.mark.xdist_group("extension")


@pytest.fixture(scope="module")
def npm(editors):
    """Run npm in the extension's folder and return what it says; skips where there is no Node.js."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        editors.missing("Node.js", "it is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.lstrip("v").split(".")[0]) < 20:
        editors.missing("Node.js", f"{version.strip()} is too old; 20 or newer is needed")
    editors.run("the extension", (str(ROOT / "dev"), "npm", "--version"), ROOT)

    def run(*args: str) -> str:
        done = subprocess.run(
            [str(ROOT / "dev"), "npm", *args],
            env={**os.environ, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            check=False,
        )
        said = done.stdout.decode(errors="replace")
        if done.returncode:
            pytest.fail(said, pytrace=False)
        return said

    return run


def test_types_and_style_hold(npm) -> None:
    npm("run", "lint")


def test_unit_tests_pass(npm) -> None:
    said = npm("test")
    passed = re.search(r"^(?:#|ℹ) pass (\d+)$", said, re.MULTILINE)
    assert passed, said
    assert int(passed[1]) >= 36


def test_the_package_is_small_and_has_only_what_is_used(npm, tmp_path) -> None:
    file = tmp_path / "saveworthy.vsix"
    npm("run", "package", "--", "--out", str(file))
    assert file.stat().st_size <= _LARGEST
    with zipfile.ZipFile(file) as package:
        names = {name.removeprefix("extension/") for name in package.namelist()}
        manifest = json.loads(package.read("extension/package.json"))
        readme = package.read("extension/readme.md").decode()
    assert {"dist/extension.js", "dist/panel.js", "LICENSE.txt", "readme.md"} <= names
    assert not [name for name in names if "node_modules" in name or name.endswith((".ts", ".map"))]
    pictures = re.findall(r"!\[[^]]+\]\((\S+?)\)", readme)
    assert pictures
    for picture in pictures:
        _, _, path = picture.partition("/raw/HEAD/")
        assert (ROOT / path).is_file(), picture
    for path in _files_named_in(manifest["contributes"]) | {manifest["icon"]}:
        assert path in names


def test_no_package_is_taken_from_anywhere_but_the_registry_and_each_has_a_digest() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        if name:
            assert package["resolved"].startswith("https://registry.npmjs.org/"), name
            assert package["integrity"].startswith("sha512-"), name


def test_the_extension_has_the_version_of_the_server() -> None:
    from saveworthy import __version__

    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert manifest["version"] == __version__


def _files_named_in(contributes: dict[str, object]) -> set[str]:
    text = json.dumps(contributes)
    return {
        path.removeprefix("./") for path in re.findall(r'"((?:\./)?(?:media|schemas)/[^"]+)"', text)
    }

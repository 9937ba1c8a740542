"""The arrows of ARCHITECTURE.md hold."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "server" / "saveworthy"

ALLOWED = {
    "core": {"errors"},
    "errors": set(),
    "text": {"core", "errors"},
    "rules": {"core", "errors", "plugins", "text"},
    "scores": {"core", "errors", "text"},
    "pipeline": {"core", "errors", "plugins", "text", "rules", "scores"},
    "settings": {"core", "errors", "rules", "pipeline"},
    "cli": {"core", "errors", "text", "rules", "scores", "pipeline", "settings", "lsp", "plugins"},
    "lsp": {"core", "errors", "text", "rules", "scores", "pipeline", "settings"},
}

HOMES = {
    "spacy": {"text/nlp.py"},
    "pydantic": {
        "rules/schema.py",
        "rules/compile.py",
        "settings/schema.py",
        "settings/complaints.py",
    },
    "pydantic_core": {"rules/compile.py", "settings/complaints.py"},
    "pygls": {"lsp/"},
    "lsprotocol": {"lsp/"},
    "socket": set(),
    "urllib.request": set(),
    "http": set(),
    "requests": set(),
    "httpx": set(),
    "textstat": set(),
}
"""Where else a library may be imported: nowhere."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            if node.module == "saveworthy":
                found |= {f"saveworthy.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.add("relative")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    home = path.relative_to(PACKAGE)
    layer = home.parts[0].removesuffix(".py")
    names = {name for name in imports(path) if name.startswith("saveworthy.")}
    if layer in ALLOWED:
        used = {name.split(".")[1] for name in names} - {"__version__"}
        assert used <= ALLOWED[layer] | {layer}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_is_imported_only_where_it_has_its_home(path: Path) -> None:
    home = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        allowed = HOMES.get(name.split(".")[0], HOMES.get(name))
        assert allowed is None or any(home.startswith(place) for place in allowed), name
    assert "relative" not in imports(path)


def test_core_is_standard_library_only() -> None:
    import sys

    for path in (PACKAGE / "core").glob("*.py"):
        outside = {name.split(".")[0] for name in imports(path)} - {"saveworthy"}
        assert outside <= sys.stdlib_module_names

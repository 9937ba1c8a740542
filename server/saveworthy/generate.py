"""Rewrites what is derived from the code: the schema of settings files, the extension's manifest.

`./dev generate` writes the files, `./dev generate --check` only says which differ.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = dict[str, object]

SCHEMA = "vscode-extension/schemas/saveworthy.schema.json"
MANIFEST = "vscode-extension/package.json"
GROUP = "Review"
"""The title of the settings in the extension's manifest that are the server's."""

_SAID_BY_CLIENTS = {"review_panel", "workspace_diagnostics"}
"""Options that a client sets for its writers."""

_LANGUAGE = "onLanguage:"
"""Before a language for which the extension starts; those are the ones it reviews."""

_ENTRY = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def settings_schema() -> Json:
    """The JSON schema of `saveworthy.toml`, for editors that check TOML by one."""
    from saveworthy.settings.schema import FileSettings

    schema = _for_toml(FileSettings.model_json_schema())
    if not isinstance(schema, dict):
        raise TypeError("the schema is no object")
    head: Json = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://saveworthy.readthedocs.io/saveworthy.schema.json",
        "title": "Settings of Saveworthy",
    }
    return head | {key: value for key, value in schema.items() if key != "title"}


def editor_settings() -> Json:
    """The settings that an editor may hold for the server, as VS Code describes them."""
    from saveworthy.lsp.options import SECTION, Options

    said = descriptions(Options)
    return {
        f"{SECTION}.{_camel(option.name)}": {
            "type": "boolean",
            "default": option.default,
            "scope": "window",
            "markdownDescription": said[option.name],
        }
        for option in fields(Options)
        if option.name not in _SAID_BY_CLIENTS
    }


def descriptions(described: type) -> Mapping[str, str]:
    """What the docstring of a class says of its attributes, each as a sentence."""
    _, _, listed = (described.__doc__ or "").partition("Attributes:\n")
    listed = inspect.cleandoc("\n" + listed).replace("\n", "\n    ")
    found = {name: " ".join(text.split()) for name, text in _ENTRY.findall(f"    {listed}")}
    return {name: f"{text[:1].upper()}{text[1:].rstrip('.')}." for name, text in found.items()}


def manifest(before: str) -> str:
    """The extension's manifest with the server's settings and languages; the rest stays.

    Raises:
        ValueError: the manifest has no group for them.
    """
    from saveworthy.text.formats import LANGUAGE_IDS

    whole = json.loads(before)
    others = [event for event in whole["activationEvents"] if not event.startswith(_LANGUAGE)]
    whole["activationEvents"] = [*(_LANGUAGE + language for language in LANGUAGE_IDS), *others]
    for group in whole["contributes"]["configuration"]:
        if group["title"] == GROUP:
            group["properties"] = editor_settings()
            return _written(whole)
    raise ValueError(f"{MANIFEST} has no group of settings called “{GROUP}”")


DERIVED: Mapping[str, Callable[[str], str]] = {
    SCHEMA: lambda _: _written(settings_schema()),
    MANIFEST: manifest,
}
"""Each derived file, and what makes it from its own text."""


def stale(root: Path) -> dict[str, str]:
    """What has to be written below `root`, the checkout: paths and texts."""
    found = {}
    for path, make in DERIVED.items():
        file = root / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        after = make(before)
        if after != before:
            found[path] = after
    return found


def main(argv: list[str]) -> int:
    """Write what is stale, or only name it (`--check`), and return the exit status."""
    root = Path(__file__).parents[2]
    if not (root / MANIFEST).is_file():
        sys.stderr.write("generate: this needs a checkout of Saveworthy\n")
        return 2
    found = stale(root)
    for path, text in found.items():
        sys.stdout.write(f"{path}\n")
        if "--check" not in argv:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return int(bool(found) and "--check" in argv)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _written(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _for_toml(schema: object) -> object:
    """A part of a schema without nulls, which TOML has not, and without titles, which say nothing."""
    if isinstance(schema, list):
        return [_for_toml(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _for_toml(value)
        for key, value in schema.items()
        if value is not None and not (key == "title" and isinstance(value, str))
    }
    match kept.pop("anyOf", None):
        case [{**only}]:
            return only | kept
        case None:
            return kept
        case several:
            return kept | {"anyOf": several}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

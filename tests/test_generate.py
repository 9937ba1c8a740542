"""What is derived from the code is as the code says."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from saveworthy import generate
from saveworthy.cli.init import START
from saveworthy.lsp.options import Options, options_of
from saveworthy.settings.schema import FileSettings
from saveworthy.text.formats import LANGUAGE_IDS

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", generate.DERIVED)
def test_derived_files_are_up_to_date(path: str) -> None:
    file = ROOT / path
    before = file.read_text(encoding="utf-8")
    assert generate.DERIVED[path](before) == before, "run ./dev generate"


def test_what_is_stale_is_named_and_written(tmp_path, monkeypatch, capsys) -> None:
    checkout = tmp_path / "server" / "saveworthy"
    checkout.mkdir(parents=True)
    monkeypatch.setattr(generate, "__file__", str(checkout / "generate.py"))
    assert generate.main([]) == 2
    manifest = tmp_path / generate.MANIFEST
    manifest.parent.mkdir()
    group = {"title": generate.GROUP, "properties": {"saveworthy.gone": {}}}
    kept = {
        "name": "é",
        "activationEvents": ["onLanguage:klingon", "onCommand:x"],
        "contributes": {"configuration": [{"title": "Other"}, group]},
    }
    manifest.write_text(json.dumps(kept), encoding="utf-8")
    assert generate.main(["--check"]) == 1
    assert json.loads(manifest.read_text(encoding="utf-8")) == kept
    assert generate.main([]) == 0
    assert set(capsys.readouterr().out.split()) == set(generate.DERIVED)
    written = json.loads(manifest.read_text(encoding="utf-8"))
    assert written["name"] == "é"
    assert written["activationEvents"] == [
        *(f"onLanguage:{i}" for i in LANGUAGE_IDS),
        "onCommand:x",
    ]
    assert written["contributes"]["configuration"][0] == {"title": "Other"}
    assert written["contributes"]["configuration"][1]["properties"] == generate.editor_settings()
    assert generate.main(["--check"]) == 0


def test_each_setting_of_the_editor_is_one_that_the_server_reads() -> None:
    for name, setting in generate.editor_settings().items():
        assert isinstance(setting, dict)
        section, option = name.split(".")
        other = not setting["default"]
        changed, wrong = options_of({section: {option: other}}, Options())
        assert not wrong
        differ = [f.name for f in fields(Options) if getattr(changed, f.name) != f.default]
        assert len(differ) == 1
        assert setting["markdownDescription"].endswith(".")


def test_the_schema_takes_what_the_settings_take() -> None:
    schema = generate.settings_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    check = jsonschema.Draft7Validator(schema)
    uncommented = "\n".join(
        line.removeprefix("# ") for line in START.splitlines() if " = " in line or line[2:3] == "["
    )
    for text in ("", 'accept = ["North Star"]\n[severity]\nplain = "off"', uncommented):
        settings = tomllib.loads(text)
        FileSettings.model_validate(settings)
        check.validate(settings)


@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        'accept = "one"',
        'severity = { plain = "loud" }',
        "[[overrides]]\nignore = []",
        'accept = [""]',
    ],
)
def test_the_schema_refuses_what_the_settings_refuse(text: str) -> None:
    settings = tomllib.loads(text)
    with pytest.raises(ValueError):  # noqa: PT011
        FileSettings.model_validate(settings)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(settings, generate.settings_schema(), jsonschema.Draft7Validator)


def test_the_schema_explains_each_setting_and_knows_no_null() -> None:
    schema = generate.settings_schema()
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(FileSettings.model_fields)
    assert all(setting["description"] for setting in properties.values())
    assert "null" not in json.dumps(schema)


def test_descriptions_come_from_the_docstring() -> None:
    class Described:
        """A thing.

        Attributes:
            one: the first
                of them.
            two_words: said: plainly
        """

    assert generate.descriptions(Described) == {
        "one": "The first of them.",
        "two_words": "Said: plainly.",
    }
    assert generate.descriptions(str) == {}

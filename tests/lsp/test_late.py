"""The protocol's classes are the same, whether they are made at once or when they are first used."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter

from saveworthy.lsp.abilities import abilities_of, heard
from saveworthy.lsp.convert import client_of
from saveworthy.lsp.late import putting_off

CLIENTS = sorted(Path(pytest_lsp.__file__).parent.glob("clients/*.json"))


def fresh(name: str) -> ModuleType:
    """One more copy of lsprotocol's types."""
    known = importlib.util.find_spec("lsprotocol.types")
    assert known is not None
    assert known.origin is not None
    spec = importlib.util.spec_from_file_location(f"lsprotocol.{name}", known.origin)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def late() -> ModuleType:
    with putting_off():
        return fresh("late")


@pytest.fixture(scope="module")
def at_once() -> ModuleType:
    return fresh("at_once")


def classes(module: ModuleType) -> list[Any]:
    return [each for each in vars(module).values() if isinstance(each, type) and attrs.has(each)]


def test_every_class_has_the_fields_and_methods_that_it_would_have_had(
    late: ModuleType, at_once: ModuleType
) -> None:
    made = {each.__name__: each for each in classes(late)}
    assert len(made) > 500
    for plain in classes(at_once):
        cls = made.pop(plain.__name__)
        fields = [
            [(f.name, f.default, f.kw_only, f.validator is None) for f in attrs.fields(each)]
            for each in (cls, plain)
        ]
        assert fields[0] == fields[1], plain
        for name in ("__eq__", "__hash__", "__repr__", "__setattr__", "__lt__"):
            assert (getattr(cls, name) is getattr(object, name)) == (
                getattr(plain, name) is getattr(object, name)
            ), (plain, name)
        assert cls.__hash__ is None or plain.__hash__ is not None
    assert not made


def test_an_object_is_what_it_was(late: ModuleType, at_once: ModuleType) -> None:
    for module in (late, at_once):
        one, two = module.Position(1, 2), module.Position(line=1, character=3)
        assert one < two
        assert one == module.Position(1, 2)
        assert repr(module.Range(one, two)) == "1:2-1:3"
        with pytest.raises(TypeError, match="character"):
            module.Position(1)
        with pytest.raises(ValueError, match="line"):
            module.Position(-1, 0)


def test_only_what_a_session_uses_is_made() -> None:
    code = (
        "from saveworthy.lsp.server import Server\n"
        "from saveworthy.lsp.reviewer import Reviewer\n"
        "from lsprotocol import types\n"
        "Server(Reviewer())\n"
        "fields = [vars(each)['__attrs_attrs__'] for each in vars(types).values()"
        " if isinstance(each, type) and '__attrs_attrs__' in vars(each)]\n"
        "print(sum(isinstance(each, tuple) for each in fields), len(fields))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    made, known = map(int, run.stdout.split())
    assert known > 500
    assert made < 50


@pytest.mark.parametrize("file", CLIENTS, ids=lambda file: file.stem)
def test_what_is_left_out_of_capabilities_makes_no_difference(file: Path) -> None:
    said = json.loads(file.read_text("utf-8"))["capabilities"]
    made = default_converter()
    whole = made.structure(said, types.ClientCapabilities)
    part = made.structure(heard(said), types.ClientCapabilities)
    assert part != whole
    assert client_of(part) == client_of(whole)
    assert abilities_of(part) == abilities_of(whole)


@pytest.mark.parametrize("said", [None, 7, "x", {"textDocument": 7}, {"workspace": None}, {}])
def test_capabilities_of_no_known_shape_are_handed_on(said: object) -> None:
    assert heard(said) == said

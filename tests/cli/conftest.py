import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from saveworthy.cli.main import main

HOUSE = """\
pack: house
title: House style
summary: How we write here.
severity: warning
message: "“{match}” says no more than “{fix}”."
rules:
  - id: in-order-to
    phrases: {in order to: to}
    why: The longer phrase delays the verb.
    bad: [{text: "We met [[in order to]] plan.", fixed: "We met to plan."}]
    good: ["Put the pages in order; to each, a number."]
  - id: utilise
    phrases: {utilise: use}
    severity: info
    why: The short word is the one you would say.
    source: https://example.org/words
    bad: [{text: "We [[utilise]] it.", fixed: "We use it."}]
    good: ["We use it."]
  - id: hey
    phrases: [hey there]
    message: "“{match}” could be warmer."
    severity: hint
    why: Readers have names.
    bad: ["[[Hey there]], friend."]
    good: ["Hello, Ann."]
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of the test's own, outside any repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small rule pack that does not change when the built-in ones do."""
    path = tmp_path_factory.mktemp("packs") / "house.yml"
    path.write_text(HOUSE, "utf-8")
    return path


@pytest.fixture
def run(
    house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """Runs a command in this process; `check` with the rules of `house` alone."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*args: str | os.PathLike[str], stdin: bytes = b"", rules: bool = True) -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        argv = [os.fspath(arg) for arg in args]
        if rules:
            argv += ["--rules", str(house)] + (["--select", "house"] if argv[0] == "check" else [])
        status = main(argv)
        return Ended(status, *capsys.readouterr())

    return run

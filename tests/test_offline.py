"""Nothing touches the network: drafts never leave the machine, and nothing is downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

REVIEW_ALL = """
import sys
from pathlib import Path
from saveworthy.cli.main import main
from saveworthy.text.nlp import tag
assert [token.tag for token in tag(["We impact it."])[0]][1].startswith("VB")
status = main(["check", "--format", "json", *sys.argv[1:]])
assert status in (0, 1), status
"""

NO_SOCKETS = """
import socket

def refuse(*args, **kwargs):
    raise AssertionError("something opened a socket")

class NoSocket(socket.socket):
    __init__ = connect = refuse

socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = refuse
"""


def run(*command: str, cache: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=env, check=False
    )


def test_a_whole_review_works_with_sockets_disabled(tmp_path: Path) -> None:
    examples = str(ROOT / "examples")
    done = run(sys.executable, "-c", NO_SOCKETS + REVIEW_ALL, examples, cache=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"version": 1' in done.stdout


def isolated() -> list[str] | None:
    """The command that runs another one without network interfaces, if this machine has one."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
        ):
            return command
    return None


def test_a_whole_review_works_without_network_interfaces(tmp_path: Path) -> None:
    command = isolated()
    if command is None:
        pytest.skip("this machine cannot make a network namespace (unshare -n)")
    examples = str(ROOT / "examples")
    done = run(*command, sys.executable, "-c", REVIEW_ALL, examples, cache=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"version": 1' in done.stdout

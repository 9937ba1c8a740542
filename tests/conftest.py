"""What all tests share: a cache folder of their own, and the built-in rules."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from saveworthy.rules import RuleSet, builtin

settings.register_profile(
    "saveworthy",
    max_examples=int(os.environ.get("SAVEWORTHY_EXAMPLES", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("saveworthy")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # Shells let jobs in the background ignore Ctrl-C, and programs that we start would do so, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiled packs go to a folder of this run, never to the developer's own."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    return builtin()


@pytest.fixture(scope="session")
def evaldata() -> Path:
    """The folder of real drafts, where there is one."""
    named = os.environ.get("SAVEWORTHY_EVALDATA")
    folder = Path(named or "")
    if not named or not folder.is_dir():
        pytest.skip("no real drafts here (set SAVEWORTHY_EVALDATA)")
    return folder

"""Where things are kept that were worked out once."""

from __future__ import annotations

import platformdirs
import pytest

from saveworthy.rules.remembered import cache_folder


@pytest.mark.parametrize("named", ["", "relative", "/elsewhere", "/else where/"])
@pytest.mark.parametrize("home", ["", "relative", "/home/ruth", "/"])
def test_the_folder_is_where_caches_are(
    named: str, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", home)
    assert cache_folder() == platformdirs.user_cache_path("saveworthy")

"""How the tests of the formats look at a document."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from saveworthy.core import MARKUP, OPAQUE
from saveworthy.text.formats import split

Pieces = Callable[..., list[str]]


@pytest.fixture(scope="session")
def pieces() -> Pieces:
    """The prose of each block; a run of markup is one `·`, of something opaque one `▒`, of spaces one."""

    def shown(text: str, format: str = "markdown") -> list[str]:
        return [
            re.sub(" +", " ", re.sub(f"{OPAQUE}+", "▒", re.sub(f"{MARKUP}+", "·", block.text)))
            for block in split(text, format).blocks
        ]

    return shown

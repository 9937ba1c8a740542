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


@pytest.fixture(scope="session")
def told() -> Callable[[str, str], list[tuple[str, str]]]:
    """Each block's kind with its level, and what a reader sees of it; something opaque is `▒`."""

    def read(text: str, form: str) -> list[tuple[str, str]]:
        return [
            (
                f"{block.kind}{block.level or ''}",
                " ".join(re.sub(f"{OPAQUE}+", "▒", block.text.replace(MARKUP, "")).split()),
            )
            for block in split(text, form).blocks
        ]

    return read

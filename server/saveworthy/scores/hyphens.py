"""Where a word may be hyphenated, by Liang's patterns.

Reads the American patterns that come with pyphen and gives pyphen's answers. pyphen itself parses
all of them, and lists the dictionaries of all languages, before its first answer: 60–200 ms. This
file parses a pattern when it is first met.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

_HEADER = re.compile(rb"^(?:[%#]|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN).*", re.MULTILINE)
_GAPS = re.compile(r"(\d?)(\D?)")


def breaks(word: str) -> int:
    """Count the places where `word`, in small letters, may be hyphenated.

    None is within two letters of either end.
    """
    patterns, longest = _patterns()
    pointed = f".{word}."
    size = len(pointed)
    levels = [0] * (size + 1)
    for start in range(size):
        for end in range(start + 1, min(start + longest, size) + 1):
            pattern = patterns.get(pointed[start:end])
            if pattern is not None:
                for at, level in enumerate(_levels(pattern), start):
                    if level > levels[at]:
                        levels[at] = level
    return sum(level % 2 for level in levels[3 : len(word)])


@cache
def _levels(pattern: str) -> tuple[int, ...]:
    """The level of each gap of a pattern: "2c1it" -> 2, 1, 0, 0; odd levels invite a hyphen."""
    return tuple(int(digit or 0) for digit, _ in _GAPS.findall(pattern))[:-1]


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """The patterns by their letters, and the number of letters in the longest."""
    spec = importlib.util.find_spec("pyphen")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyphen, which holds the hyphenation patterns, is not installed")
    path = Path(spec.origin).parent / "dictionaries" / "hyph_en_US.dic"
    _, _, source = path.read_bytes().partition(b"\n")  # the first line names the encoding
    patterns = _HEADER.sub(b"", source)
    letters = patterns.translate(None, b"0123456789").decode().split()
    return dict(zip(letters, patterns.decode().split(), strict=True)), max(map(len, letters))

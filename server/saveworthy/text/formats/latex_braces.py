"""Where the groups of a LaTeX text end, and where its document begins."""

from __future__ import annotations

import re

_BRACE = re.compile(r"\\[\s\S]|%[^\r\n]*|[{}]")
_SPACES = re.compile(r"[ \t]*")
_BEGIN_DOCUMENT = re.compile(r"(?:\A|(?<=[\r\n]))[^%\r\n]*?(\\begin[ \t]*\{document\})")
_CLASS = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\\documentclass")


def after_spaces(text: str, at: int) -> int:
    """Where the spaces end that may stand at `at`."""
    found = _SPACES.match(text, at)
    return found.end() if found else at


def pairs(text: str) -> dict[int, int]:
    """For each opening brace that is closed, one past its closing brace."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.end()
    return pairs


def preamble_end(text: str) -> int:
    """Where the document itself begins; 0 for a draft that is part of another."""
    begin = _BEGIN_DOCUMENT.search(text)
    if begin:
        return begin.start(1)
    return len(text) if _CLASS.search(text) else 0

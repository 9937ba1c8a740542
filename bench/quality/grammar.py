"""Asks Debian's link-grammar whether a sentence is English.

The parser knows what it accepts, not what people say: it refuses half of all bad sentences and a few
per cent of good ones. So a sentence counts only against itself, before and after a change.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence

PROGRAM = "link-parser"
SECONDS = 2
"""For one sentence; those that take longer count as not parsed."""
BATCH = 40
LONGEST = 35
"""Words; longer sentences take minutes and are left out."""

_ANSWER = re.compile(
    r"^(?:Found (?P<found>\d+) linkages?|No complete linkages found|.*(?:too many|not parsed|timed out|Timer is expired).*)",
    re.MULTILINE,
)
_MARKS = str.maketrans("\u2019\u2018\u201c\u201d\u2013", "''\"\"-")
_OPAQUE = re.compile("\ufffc+")


def need() -> None:
    """End the program with a hint where the parser is not installed."""
    if shutil.which(PROGRAM) is None:
        sys.exit(
            "This needs the parser link-grammar: apt-get install link-grammar (Debian, Ubuntu) or"
            " brew install link-grammar."
        )


def parsed(sentences: Iterable[str]) -> dict[str, bool]:
    """Return for each sentence whether all of its words find their place in a parse."""
    plain = list(dict.fromkeys(map(prepared, sentences)))
    batches = (plain[start : start + BATCH] for start in range(0, len(plain), BATCH))
    return {line: good for batch in batches for line, good in _answers(batch)}


def prepared(sentence: str) -> str:
    """Return `sentence` as one line of the parser's input."""
    line = " ".join(_OPAQUE.sub("X", sentence.translate(_MARKS)).split())
    return line.lstrip("!*%\u2022-#> ") or "X"


def _answers(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    answers = _asked(lines)
    if len(answers) == len(lines):
        yield from zip(lines, answers, strict=True)
    elif len(lines) == 1:
        yield lines[0], False
    else:
        for line in lines:
            yield from _answers([line])


def _asked(lines: Sequence[str]) -> list[bool]:
    options = ["-graphics=0", "-null=0", "-verbosity=1", "-limit=100", f"-timeout={SECONDS}"]
    try:
        done = subprocess.run(
            [PROGRAM, "en", *options],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=(SECONDS + 2) * len(lines) + 20,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return []
    return [bool(answer["found"]) for answer in _ANSWER.finditer(done.stdout)]

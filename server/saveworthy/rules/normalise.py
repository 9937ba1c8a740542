"""The matching form of text and phrases: case, spaces, hyphens and apostrophes made alike."""

from __future__ import annotations

from collections.abc import Sequence

from saveworthy.core.expression import expression

_INNER_HYPHEN = expression(r"(?<=\w)[-\u2010\u2011](?=\w)")
_SPACE = expression(r"[^\S ]")
_RUN = expression(r" {2,}")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})


def fold(text: str) -> str:
    """Lower case, one code point for one: offsets stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def normalise(text: str) -> tuple[str, Sequence[int] | None]:
    """Return the matching form of `text`, and for each of its code points the offset in `text`.

    The offsets are None when they are all equal.
    """
    norm = fold(text)
    is_ascii = norm.isascii()
    if not is_ascii:
        norm = norm.translate(_APOSTROPHES)
    if "-" in norm or not is_ascii:
        norm = _INNER_HYPHEN.sub(" ", norm)
    if not norm.isprintable():  # all white space but " " is not
        norm = _SPACE.sub(" ", norm)
    if "  " not in norm:
        return norm, None
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _RUN.finditer(norm):
        keep = run.start() + 1
        parts.append(norm[done:keep])
        offsets.extend(range(done, keep))
        done = run.end()
    parts.append(norm[done:])
    offsets.extend(range(done, len(norm)))
    return "".join(parts), offsets


def key(phrase: str) -> str:
    """The matching form of a phrase of a rule."""
    return normalise(phrase.strip())[0]

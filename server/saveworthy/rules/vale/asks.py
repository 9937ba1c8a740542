"""What a text must hold for a Vale rule to have anything to say of it.

Most rules of a style have nothing to say of most paragraphs. To look for a few letters of all of them
at once costs next to nothing; to compile an expression, and to try it everywhere, costs a lot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from saveworthy.rules.literals import needed
from saveworthy.rules.patterns import spread

if TYPE_CHECKING:
    from saveworthy.rules.vale.rule import Spec


def asks(spec: Spec, *, whole_words: bool = True) -> Asked:
    """Return what a text must hold for the rule to mark anything in it.

    Args:
        spec: what the rule says.
        whole_words: whether tokens are framed so that they match whole words only.

    Returns:
        choices, of each of which one piece is in `shown(text)`; none for a rule of which that cannot
        be said.
    """
    expressions = _expressions(spec)
    framed = whole_words and not spec.nonword and not spec.raw and spec.extends in _FRAMED
    if len(expressions) == 1 and not _whole(expressions[0], framed=framed):
        return needed(_flagged(expressions[0], spec))
    found: set[str] = set()
    for expression in expressions:
        word = _whole(expression, framed=framed)
        if word.strip():
            found.add(word)
            continue
        choices = needed(_flagged(expression, spec))
        if not choices:
            return ()
        found.update(choices[0])
    return (tuple(sorted(found)),) if found else ()


def shown(text: str) -> str:
    """Return what to look in for what `asks` names: a text as it is, in small letters, word by word."""
    digits = DIGITS if not text.isascii() and _FOREIGN_DIGIT.search(text) else ""
    return f"{spread(text)}{digits}{_apart(text)}"


Asked = tuple[tuple[str, ...], ...]

DIGITS = "0123456789"

_BEFORE = re.compile(r"(?:\\[bs]|\(\?:\^\|\\s\)|\(\?<=\\s\))+")
_BEHIND = re.compile(r"(?:\\b|,?\\s|\(\?=,?\\s\)|\(\?:\\s\|\$\))+\Z")
_REFUSED = re.compile(r"\(\?!(?:[^()\\]|\\.)*\)\Z")
"""What stands only beside a whole word, and what may not follow it."""

_FRAMED = frozenset(["existence", "substitution", "consistency"])
_PLAIN = re.compile(r"[\w '’-]+\Z")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_LETTERS = re.compile(r"[a-z0-9]+")


def _whole(expression: str, *, framed: bool) -> str:
    """The words that an expression stands for, if it is them alone and matches them whole; else ""."""
    before = _BEFORE.match(expression)
    bare = expression[before.end() :] if before else expression
    behind = _BEHIND.search(bare)
    bare = bare[: behind.start()] if behind else bare
    if framed:
        bare = _REFUSED.sub("", bare)
    elif not (before and behind):
        return ""
    return _apart(bare) if _PLAIN.match(bare) else ""


def _apart(text: str) -> str:
    """The words of a text, each with a space before and behind it."""
    return f" {' '.join(_LETTERS.findall(text.casefold()))} "


def _expressions(spec: Spec) -> list[str]:
    """Expressions of which one must match; none if the rule needs no match, or it is hard to say."""
    match spec.extends:
        case "existence":
            return _framed(spec)
        case "substitution":
            return [found for found, _ in spec.pairs]
        case "consistency":
            return [word for pair in spec.pairs for word in pair]
        case "repetition":
            return list(spec.tokens)
        case "occurrence":
            return [spec.token] if not spec.least else []
        case "conditional":
            return [spec.first, spec.second]  # a second is remembered, wherever it stands
    return []


def _framed(spec: Spec) -> list[str]:
    raw = "".join(spec.raw)
    if not spec.tokens:
        return [raw]
    if not raw:
        return list(spec.tokens)
    tokens: Iterable[str] = (f"(?:{token})" for token in spec.tokens)
    return [token + raw if spec.append else raw + token for token in tokens]


def _flagged(expression: str, spec: Spec) -> str:
    folds = spec.ignorecase and spec.extends != "conditional"
    plain = _DIGIT.sub(f"[{DIGITS}]", expression)
    return f"(?i){plain}" if folds and not plain.startswith("(?i)") else plain


_DIGIT = re.compile(r"(?<!\\)\\d")

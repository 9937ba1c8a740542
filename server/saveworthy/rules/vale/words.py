"""Rules that look for words: existence, substitution, occurrence, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.rules.vale.alert import WHOLE, Alert, Exceptions, Finder, State
from saveworthy.rules.vale.alternatives import joined, order
from saveworthy.rules.vale.expressions import BadExpressionError, compiled, groups_in
from saveworthy.text.sentences import sentences

if TYPE_CHECKING:
    from saveworthy.rules.vale.alert import Match
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece

_WORD = r"(?m)\b(?:%s)\b"
_ANY = r"(?m)(?:%s)"
_PLAIN = re.compile(r"(?:[^\W_]|[ -])*\Z")
_CODE = re.compile(r"\*+\Z")


class Existence:
    """Marks every match of its tokens."""

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        tokens = joined(spec.tokens, ignorecase=spec.ignorecase)
        framed = _framed(rule, tokens, words=bool(spec.tokens))
        raw = "".join(spec.raw)
        pattern = framed + raw if spec.append else raw + framed
        self._finder = Finder(rule, f"(?i){pattern}" if spec.ignorecase else pattern)
        self._exceptions = Exceptions(rule)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield its matches, less the exceptions."""
        for match in self._finder.all(piece.text, state):
            start, end = match.span()
            if not self._exceptions.hold(piece.text, start, end, state):
                yield Alert(start, end, (match[0],))


class Substitution:
    """Marks what has a better word, and names it."""

    def __init__(self, rule: ValeRule) -> None:
        self._rule = rule
        spec = rule.spec
        longest = sorted(spec.pairs, key=lambda pair: -len(pair[0]))
        keys = [found for found, _ in longest]
        pairs = [longest[number] for number in order(keys, ignorecase=spec.ignorecase)]
        self._better: list[tuple[str, int]] = []
        number = 1
        parts: list[str] = []
        for found, better in pairs:
            inner = groups_in(found)
            self._better.append((better, number))
            number += 1 + inner
            parts.append(f"({_renumbered(found, number - 1 - inner)})")
        keys = [found for found, _ in pairs]
        pattern = _framed(rule, joined(keys, ignorecase=spec.ignorecase, wrap=parts), words=True)
        self._finder = Finder(rule, f"(?i){pattern}" if spec.ignorecase else pattern)
        self._exceptions = Exceptions(rule)
        self._replaces = spec.action.name == "replace" and not spec.action.params

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield what it finds, unless it is the better word already, or an exception."""
        for match in self._finder.all(piece.text, state):
            better, number = next(
                (pair for pair in self._better if match.start(pair[1]) >= 0), ("", 0)
            )
            start, end = match.span(number)
            observed = piece.text[start:end].strip()
            if start >= end:
                continue
            expected = _expanded(better, match, number)
            cased = self._rule.spec.capitalize and observed[:1].isupper()
            if cased:
                expected = _capitalised(expected)
            if _is_same(expected, observed) or self._exceptions.hold(piece.text, start, end, state):
                continue
            if self._rule.spec.pos and not _has_part(self._rule.spec.pos, piece.text, start, end):
                continue
            choices = _choices(expected)
            if cased:
                choices = [*map(_capitalised, choices)]
            said = _listed(choices) if self._replaces else expected
            yield Alert(start, end, (said, observed), tuple(choices))


class Occurrence:
    """Marks where something stands too often, or not often enough."""

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        self._least, self._most = spec.least, spec.most
        pattern = f"(?:{spec.token})"
        self._finder = Finder(rule, f"(?i){pattern}" if spec.ignorecase else pattern)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield the first of what it counts, or the draft as a whole if there is none."""
        found = self._finder.all(piece.text, state)
        count = len(found)
        if not (0 < self._most < count or count < self._least):
            return
        if not found:
            yield Alert(*WHOLE, ("0",))
            return
        first = next((m for m in found if m[0].strip() and not _CODE.match(m[0])), None)
        if first is not None:  # what stands only in code is nothing that a writer says
            yield Alert(*first.span(), (str(count),))


class Repetition:
    """Marks what stands twice in a row."""

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        self._most, self._fold, self._alpha = spec.most, spec.ignorecase, spec.alpha
        pattern = f"({'|'.join(spec.tokens)})"
        self._finder = Finder(rule, f"(?i){pattern}" if spec.ignorecase else pattern)
        self._exceptions = Exceptions(rule)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield each pair, from the start of the first to the end of the second."""
        before: Match | None = None
        count = 0
        for match in self._finder.all(piece.text, state):
            last, before = before, match
            if last is None or not self._same(last[0].strip(), match[0].strip()):
                continue
            count += 1
            start, end = last.start(), match.end()
            if count <= self._most or len(sentences(piece.text[start:end])) > 1:
                continue
            if not self._exceptions.hold(piece.text, start, end, state):
                yield Alert(start, end, (match[0].strip(),))
                count = 0

    def _same(self, one: str, other: str) -> bool:
        if self._alpha and not other.isalpha():
            return False
        return bool(other) and (one.casefold() == other.casefold() if self._fold else one == other)


def _framed(rule: ValeRule, tokens: str, *, words: bool) -> str:
    frame = _ANY if rule.spec.nonword or not words else rule.setup.word or _WORD
    return frame.replace("%s", tokens, 1)


_REFERENCE = re.compile(r"\\([1-9])")


def _renumbered(pattern: str, by: int) -> str:
    """The pattern with its references to its own groups as they are numbered among all."""
    return _REFERENCE.sub(lambda found: rf"\g<{int(found[1]) + by}>", pattern) if by else pattern


_DOLLAR = re.compile(r"\$(?:\{(\w+)\}|(\d+))")


def _expanded(better: str, match: Match, number: int) -> str:
    """What to use, with what the groups of its own expression have caught in the place of “$1”."""
    if "$" not in better:
        return better

    def caught(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if not name.isdigit():
            return match[name] or "" if name in match.re.groupindex else ""
        group = number + int(name)
        return match[group] or "" if group <= match.re.groups else ""

    return _DOLLAR.sub(caught, better)


def _is_same(expected: str, observed: str) -> bool:
    """Whether what is found is the better word already; that may be an expression."""
    if _PLAIN.match(expected):
        return expected == observed
    try:
        return compiled(f"^(?:{expected})$").match(observed) is not None
    except BadExpressionError:
        return expected == observed


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


_BETWEEN = re.compile(r"(?<!\\)\|")


def _choices(expected: str) -> list[str]:
    """The better words, with “|” between them, but for one behind a backslash."""
    found = [each.replace(r"\|", "|") for each in _BETWEEN.split(expected) if each]
    return found or [expected]


def _listed(choices: list[str]) -> str:
    """“'one' or 'other'”."""
    quoted = [f"'{choice}'" for choice in choices]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def _has_part(pattern: str, text: str, start: int, end: int) -> bool:
    """Whether the words of `text[start:end]`, each as “word/TAG”, match `pattern`."""
    from saveworthy.text.nlp import tag

    told: list[str] = []
    reached = -1
    for token in tag([text])[0]:
        if token.span.end <= start or end <= token.span.start:
            continue
        word = token.span.of(text)
        if (
            told
            and token.span.start == reached
            and (word == "-" or told[-1].partition("/")[0][-1:] == "-")
        ):
            word = told.pop().rpartition("/")[0] + word  # “back-end” is one word to Vale
        told.append(f"{word}/{token.tag}")
        reached = token.span.end
    return compiled(pattern).search(" ".join(told)) is not None

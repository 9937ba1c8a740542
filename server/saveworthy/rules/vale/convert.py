"""Turns rules of a Vale style into rules of a pack of ours, as far as words can say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from saveworthy.rules.vale.expand import spelled
from saveworthy.rules.vale.rule import TEXT, ValeRule

_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MOST_FIXES = 3
_STANDS = re.compile(r"[\w'’ .-]+\Z")
"""What a phrase of ours is made of; anything else needs an expression."""


@dataclass(slots=True)
class Entry:
    """A rule of ours, still without examples.

    Attributes:
        name: its id within the pack.
        origin: what Vale calls the rule it comes from.
        words: something that it marks.
        left: tokens of the rule that it does not cover.
    """

    name: str
    origin: str
    message: str
    why: str
    severity: str
    source: str
    words: tuple[str, ...]
    phrases: dict[str, list[str]] = field(default_factory=dict)
    pattern: str = ""
    replace: str | None = None
    exceptions: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def as_yaml(self) -> dict[str, object]:
        """The rule as a pack has it."""
        found: dict[str, object] = {"id": self.name}
        if self.phrases:
            found["phrases"] = {
                phrase: fixes[0] if len(fixes) == 1 else fixes or None
                for phrase, fixes in self.phrases.items()
            }
        if self.pattern:
            found["pattern"] = self.pattern
        if self.replace is not None:
            found["replace"] = self.replace
        if self.exceptions:
            found["except"] = self.exceptions
        found |= {"message": self.message, "why": self.why, "severity": self.severity}
        return found | ({"source": self.source} if self.source else {})


class CannotError(Exception):
    """A rule that a pack of ours cannot say; says why."""


def name_of(vale: str) -> str:
    """A name as ours are: “GenderBias” becomes “gender-bias”."""
    parts = [part.lower() for part in _NAME.findall(vale)]
    name = "-".join(parts) or "rule"
    return name if name[0].isalpha() else f"rule-{name}"


def entries(rule: ValeRule) -> list[Entry]:
    """Return what a rule becomes; more than one rule where its terms differ in their capitals.

    Raises:
        CannotError: a pack cannot say it.
    """
    spec = rule.spec
    if spec.extends not in {"existence", "substitution"}:
        raise CannotError(f"a rule of the kind “{spec.extends}” looks at more than words")
    if set(spec.scope) - {TEXT, "sentence", "paragraph"}:
        raise CannotError(f"it is for parts of a draft only ({', '.join(spec.scope)})")
    if spec.raw:
        raise CannotError("it has a raw expression")
    found = list(_existing(rule) if spec.extends == "existence" else _swapped(rule))
    if not found:
        raise CannotError("its expressions cannot be written as words")
    return found


def _existing(rule: ValeRule) -> Iterator[Entry]:
    spec = rule.spec
    whole: dict[str, None] = {}
    parts: dict[str, None] = {}
    left: list[str] = []
    for token in spec.tokens:
        framed = token.startswith(r"\b") and token.endswith(r"\b")
        forms = spelled(token) if framed or not spec.nonword or r"\b" not in token else None
        if forms is None:
            left.append(token)
        elif framed or not spec.nonword:
            whole |= dict.fromkeys(forms)
        else:
            parts |= dict.fromkeys(forms)
    plain = [
        word
        for word in whole
        if _STANDS.match(word) and (spec.ignorecase or not _has_capital(word))
    ]
    odd = [word for word in whole if word not in plain]
    flags = "(?i)" if spec.ignorecase else ""
    if plain:
        entry = _entry(rule, plain)
        fixes = {"replace": list(spec.action.params[:_MOST_FIXES]), "remove": [""]}
        entry.phrases = {word: fixes.get(spec.action.name, []) for word in plain}
        entry.exceptions = _longer(spec.exceptions, plain)
        entry.left, left = left, []
        yield entry
    for name, words, frame in (
        ("-terms", odd, r"(?<!\w)(?:{})(?!\w)"),
        ("-marks", [*parts], "(?:{})"),
    ):
        if words:
            entry = _entry(rule, words)
            entry.name += name if plain or (odd and words is not odd) else ""
            entry.pattern = flags + frame.format("|".join(map(re.escape, words)))
            entry.left, left = left, []
            yield entry


def _swapped(rule: ValeRule) -> Iterator[Entry]:
    phrases: dict[str, list[str]] = {}
    cased: list[tuple[str, str]] = []
    left: list[str] = []
    for key, better in rule.spec.pairs:
        forms = spelled(key)
        if forms is None or "$" in better:
            left.append(key)
            continue
        fixes = [fix.strip() for fix in better.split("|")][:_MOST_FIXES]
        for form in forms:
            by_case = not rule.spec.ignorecase and (_has_capital(form) or _has_capital(better))
            if by_case or form.lower() in {fix.lower() for fix in fixes}:
                cased.append((form, fixes[0]))
            elif _STANDS.match(form):
                phrases.setdefault(form, fixes)
            else:
                left.append(key)
    if phrases:
        entry = _entry(rule, list(phrases))
        entry.phrases, entry.left = phrases, left
        entry.exceptions = _longer(rule.spec.exceptions, list(phrases))
        yield entry
    for number, (form, fix) in enumerate(dict.fromkeys(cased), 1):
        entry = _entry(rule, [form])
        entry.name = f"{entry.name}-{name_of(fix)}-{number}"
        flags = "(?i:{})" if rule.spec.ignorecase else "{}"
        entry.pattern = rf"(?<!\w)(?!{re.escape(fix)}(?!\w)){flags.format(re.escape(form))}(?!\w)"
        entry.replace = fix.replace("\\", r"\\")
        yield entry


def _entry(rule: ValeRule, words: list[str]) -> Entry:
    style, _, name = rule.name.partition(".")
    why = rule.spec.description or f"The Vale style {style} asks for it."
    message = " ".join(rule.message.split())
    severity = rule.severity.label
    return Entry(name_of(name), rule.name, message, why, severity, rule.source, tuple(words))


def _longer(exceptions: tuple[str, ...], words: list[str]) -> list[str]:
    """The exceptions that are longer phrases with one of the words in them."""
    low = [word.lower() for word in words]
    forms = [form for each in exceptions for form in spelled(each) or ()]
    return [
        form
        for form, word in product(forms, low)
        if word in form.lower() and form.lower() != word and _STANDS.match(form)
    ]


def _has_capital(text: str) -> bool:
    return text != text.lower()

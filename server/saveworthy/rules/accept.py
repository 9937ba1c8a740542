"""Terms that a project means as it writes them: what lies inside one is never marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from saveworthy.core import Severity, Span
from saveworthy.core.expression import expression
from saveworthy.rules.normalise import key
from saveworthy.rules.phrases import PhraseMatcher
from saveworthy.rules.rule import Phrase, Rule

_POSSESSIVE = expression(r"['\u2019\u02bc](?:[sS](?!\w))?")
_APART = expression(r"[\s\-\u2010\u2011]+")
_HISSING = ("s", "x", "z", "ch", "sh")


class Accepted:
    """Finds accepted terms, alone, in the plural and in the possessive.

    Whole words only; kinds of space, hyphen and apostrophe make no difference. Nor does case, but
    for a term with capitals: that is found as it is written.

    Args:
        terms: as the settings have them.
    """

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self.terms = tuple(dict.fromkeys(filter(key, terms)))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where an accepted term stands in `text`."""
        if not self.terms:
            return
        for match in self._matcher.matches(text):
            if any(_as_written(match.span.of(text), form) for form in match.fixes):
                owner = _POSSESSIVE.match(text, match.span.end)
                yield Span(match.span.start, owner.end() if owner else match.span.end)

    @cached_property
    def _matcher(self) -> PhraseMatcher:
        forms: dict[str, list[str]] = {}
        for term in self.terms:
            for form in (term, _plural(term)):
                forms.setdefault(key(form), []).append(form)
        phrases = tuple(Phrase(form, tuple(written)) for form, written in forms.items())
        return PhraseMatcher([Rule("accept/term", "", "", Severity.HINT, (), (), phrases)])


def _as_written(found: str, form: str) -> bool:
    """Whether the capitals of `form`, if it has any, are those of `found`."""
    if form == form.lower():
        return True
    return _APART.sub(" ", found) == _APART.sub(" ", form.strip())


def _plural(term: str) -> str:
    word = term.rstrip()
    if word.endswith(_HISSING):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"

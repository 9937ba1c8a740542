"""Keeps determiner, noun and verb in one number when a replacement changes it."""

from __future__ import annotations

from saveworthy.core import Edit, Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.capitals import WORD, capitalised

_MANY = expression(
    r"(?:(?:a )?(?:great |very )?(?:many|few)|several|some|various|more and more|countless|most of|"
    r"almost all(?: of)?|a handful of)\b"
)
"""How a replacement starts that makes what follows plural."""
_ONE_OF_MANY = expression(
    r"(?i)(?:an?|the)\s(?:[\w-]+\s){0,3}(?:number|range|variety|array|majority|multitude|host|"
    r"plethora|myriad|wealth|handful|selection|series|amount|quantity)\s(?:of\b|\Z)"
)
"""How a match starts that some writers follow with a singular verb."""

_PLURAL = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
_SINGULAR = {plural: singular for singular, plural in _PLURAL.items()}
_TO_PLURAL = {"this": "these", "that": "those", "much": "many", "little": "few", "less": "fewer"}
_TO_SINGULAR = {
    "these": "this",
    "those": "that",
    "many": "much",
    "few": "little",
    "fewer": "less",
}
_ONLY_ONE = frozenset(["a", "an", "each", "every", "another", "one", "either", "neither"])
_ONLY_MANY = frozenset(
    [
        "several", "both", "various", "two", "three", "four", "five", "six", "seven",
        "eight", "nine", "ten",
    ]
)  # fmt: skip

_THERE = expression(
    r"(?i)\b(?:(?:there|here)\s+(?P<verb>is|was|has|isn['\u2019]t|wasn['\u2019]t)(?:\s+been)?"
    r"|(?P<ask>is|was)\s+there|there(?P<short>['\u2019]s))"
    r"(?:\s+(?:also|now|still|already|only))?\s+\Z"
)
_QUANTIFIED_VERB = expression(
    r"(?:[ \t]+(?!(?:that|which|who|and|or|but|of|in|on|at|for|to|with|from|by|as|it|is|was)\b)"
    r"[^\W\d_][\w'\u2019-]*){0,3}"
    r"[ \t]+(?!(?:this|his|its|us|hers|yours|always|perhaps|was|is|has|does)\b)"
    r"(?:[^\W\d_][\w-]+(?<!s)s|people|children|men|women)"
    r"[ \t]+(?P<verb>(?:is|was|has|does)(?:n['\u2019]t)?)(?![\w'\u2019-])"
)
_NEXT = expression(r"\s+([^\W\d_]+(?:['\u2019]t)?)(?![\w'\u2019-])")
_LAST = expression(r"(?<![\w'\u2019-])([^\W\d_]+)[ \t]+\Z")
_INSIDE = expression(
    r"(?i)\b(?:of|in|on|for|to|with|by|from|at|about|into|than)\s+"
    r"(?:(?:the|this|these|that|those|our|your|their|my|his|her|its|much|many|all|any)\s+)?\Z"
)
"""A preposition before: the subject of the verb that follows stands further left."""
_REACH = 40

_IRREGULAR = frozenset(
    [
        "people", "men", "women", "children", "feet", "teeth", "criteria", "phenomena",
        "media",
    ]
)  # fmt: skip
_NOT_PLURAL = expression(
    r"(?:ss|us|is|ous|ics|\bnews|\b(?:al|any|side)ways|\b(?:some)?times|\bperhaps|\byes)\Z"
)
_NO_NOUN = frozenset(
    [
        "in", "on", "at", "by", "for", "from", "to", "with", "without", "of", "as", "under",
        "over", "before", "after", "until", "during", "about", "because", "and", "or",
        "but", "if", "when", "where", "while", "how", "what", "so", "not", "is", "are",
        "was", "were", "be", "been", "has", "have", "had", "does", "do", "worth", "like",
        "very", "too", "quite",
    ]
)  # fmt: skip


def agreed(text: str, span: Span, replacement: str) -> tuple[Edit, ...] | None:
    """Return the edits to the words beside `text[span]` that a change of number asks for.

    Returns:
        The edits in order of place, none where the number stays; None where the sentence cannot
        take the other number.
    """
    match = " ".join(span.of(text).split())
    if _MANY.match(replacement) and _ONE_OF_MANY.match(match):
        return _quantified(text, span)
    was, now = _number(match), _number(replacement)
    if was is None or now is None or was == now:
        return ()
    return _renumbered(text, span, plural=now)


def _quantified(text: str, span: Span) -> tuple[Edit, ...]:
    """“There is a wide range of” becomes “there are many kinds of”, and the verb after likewise."""
    edits: list[Edit] = []
    lead = _THERE.search(text, max(0, span.start - _REACH), span.start)
    if lead is not None:
        if lead["short"]:
            edits.append(Edit(Span(*lead.span("short")), " are"))
        else:
            name = "verb" if lead["verb"] else "ask"
            edits += _swapped(text, Span(*lead.span(name)), _PLURAL)
    follow = _QUANTIFIED_VERB.match(text, span.end)
    if follow is not None:
        edits += _swapped(text, Span(*follow.span("verb")), _PLURAL)
    return tuple(edits)


def _renumbered(text: str, span: Span, *, plural: bool) -> tuple[Edit, ...] | None:
    verbs, determiners, barred = (
        (_PLURAL, _TO_PLURAL, _ONLY_ONE) if plural else (_SINGULAR, _TO_SINGULAR, _ONLY_MANY)
    )
    edits: list[Edit] = []
    before = _LAST.search(text, max(0, span.start - _REACH), span.start)
    if before is not None:
        if before[1].lower() in barred:
            return None
        edits += _swapped(text, Span(*before.span(1)), determiners)
    after = _NEXT.match(text, span.end)
    if after is not None and not _INSIDE.search(text, max(0, span.start - _REACH), span.start):
        edits += _swapped(text, Span(*after.span(1)), verbs)
    return tuple(edits)


def _swapped(text: str, place: Span, table: dict[str, str]) -> tuple[Edit, ...]:
    old = place.of(text)
    new = table.get(old.lower().replace("\u2019", "'"))
    if new is None:
        return ()
    if "\u2019" in old:
        new = new.replace("'", "\u2019")
    if old.isupper():
        new = new.upper()
    elif old[0].isupper():
        new = capitalised(new)
    return (Edit(place, new),)


def _number(phrase: str) -> bool | None:
    """Whether the noun phrase is plural; None for what is no noun phrase, as far as its shape tells."""
    words = [word.lower() for word in WORD.findall(phrase)]
    if not words or not _NO_NOUN.isdisjoint(words):
        return None
    head = words[-1]
    if head in _IRREGULAR:
        return True
    if head.endswith(("ly", "ed")) or (head.endswith("ing") and len(words) == 1):
        return None
    return len(head) > 3 and head.endswith("s") and not _NOT_PLURAL.search(head)

"""Makes a replacement fit the sentence it lands in: capitals, a or an, spaces and commas."""

from __future__ import annotations

import re

from saveworthy.core import Edit, Span

_ARTICLE_BEFORE = re.compile(r"(?<![^\W_])(an?)(\s+)\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_FIRST_LETTER = re.compile(r"[\"'\u201c\u2018(\[]*([^\W\d_])")
_REACH = 40
_SENTENCE_END = frozenset(".!?:;\u2026\u2014\u2013\"'\u201c\u2018([")
_PAIRS = {"(": ")", "[": "]", "\u2014": "\u2014", "\u2013": "\u2013"}
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "per",
        "so",
        "the",
        "to",
        "up",
        "via",
        "with",
    ]
)
_SOFT = re.compile(r"(?i)(?:hour|honest|honou?r|heir)")
_HARD = re.compile(
    r"(?i)(?:eu|ewe|once\b|one(?:\b|[^r])|ubiq|u\b|uni(?:[cfloqtv]|di[mr]|s[eo])|us(?:e|u|able|age)|uti[lc]|ura|uto)"
)
_SPELLED_SOFT = frozenset("AEFHILMNORSX8")


def article(word: str) -> str:
    """Return "a" or "an", whichever belongs before `word`.

    Goes by spelling with the common exceptions (an hour, a user, a one-off, an FAQ).
    """
    if len(word) > 1 and word.isupper():
        return "an" if word[0] in _SPELLED_SOFT else "a"
    if word[:1] == "8" or (word[:2] in {"11", "18"} and len(word) == 2):
        return "an"
    if _SOFT.match(word):
        return "an"
    if _HARD.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" and word else "a"


def cased(match: str, replacement: str) -> str:
    """Return `replacement` in the capitals of `match`: ALL CAPS, Title Case, or a first capital."""
    words = _WORD.findall(match)
    letters = sum(len(word) for word in words)
    if match.isupper() and letters > 3:
        return replacement.upper()
    if not match[:1].isupper() or not replacement:
        return replacement
    significant = [word for word in words if word.lower() not in _SMALL]
    if len(words) > 1 and len(significant) > 1 and all(w[0].isupper() for w in significant):
        return titled(replacement)
    return replacement[0].upper() + replacement[1:]


def titled(text: str) -> str:
    """Return `text` with a capital on its first word and every word that carries meaning."""

    def capital(found: re.Match[str]) -> str:
        word = found[0]
        keep = found.start() > 0 and word in _SMALL
        return word if keep else word[0].upper() + word[1:]

    return _WORD.sub(capital, text)


def edits(text: str, span: Span, replacement: str, *, opens: bool) -> tuple[Edit, ...]:
    """Return the edits that put `replacement` in the place of `text[span]`, neighbours mended.

    Args:
        text: what a reader sees of the block.
        span: the words to replace, in `text`.
        replacement: as the rule has it, in its plain form; "" removes the words.
        opens: the words open their sentence.

    Returns:
        The edits in order of place; none where removing the words would leave empty brackets.
    """
    if replacement:
        if "'" in replacement and "\u2019" in text:
            replacement = replacement.replace("'", "\u2019")
        if replacement[1:].endswith(",") and text[span.end : span.end + 1] in set(",.;:!?"):
            replacement = replacement[:-1]
        fitted = cased(span.of(text), replacement)
        if opens and not text[span.start].isalpha():  # "360-degree": no letter shows the capital
            fitted = fitted[0].upper() + fitted[1:]
        return (*_mend_article(text, span, replacement), Edit(span, fitted))
    return _removal(text, span, opens=opens)


def _mend_article(text: str, span: Span, following: str) -> tuple[Edit, ...]:
    found = _ARTICLE_BEFORE.search(text, max(0, span.start - 12), span.start)
    word = _WORD.search(following)
    if found is None or word is None or word.start() != 0:
        return ()
    wanted = article(word[0])
    if found[1].lower() == wanted:
        return ()
    old = found[1]
    if old.isupper() and span.of(text).isupper():
        wanted = wanted.upper()
    elif old == "A" and not _begins(text, found.start()):  # "Plan A"
        return ()
    elif old.isupper() and len(old) > 1:
        wanted = wanted.upper()
    elif old[0].isupper():
        wanted = wanted.capitalize()
    return (Edit(Span(found.start(1), found.end(1)), wanted),)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, or a part of one that takes a capital, begins at `at`."""
    before = text[max(0, at - _REACH) : at].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _removal(text: str, span: Span, *, opens: bool) -> tuple[Edit, ...]:
    start, end = span.start, span.end
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    left, right = left.rstrip(" ")[-1:], right.lstrip(" ")[:1]
    if right and _PAIRS.get(left) == right:
        return ()
    comma_before = text[max(0, start - _REACH) : start].rstrip(" ").endswith(",")
    comma_after = text[end : end + 1] == ","
    closes = not text[end : end + _REACH].strip() or text[end : end + 1] in set(".!?;:)\u2026")
    if opens:
        end += comma_after
        end = _skip_space(text, end)
        return (*_capital(text, start, end, span),)
    if comma_before and (comma_after or closes):
        start = text.rindex(",", 0, start)
        end += comma_after
        return (Edit(Span(start, end), ""),)
    end += comma_after
    if closes or text[end : end + 1] in set("\r\n"):
        while start and text[start - 1] in " \t":
            start -= 1
        return (Edit(Span(start, end), ""),)
    end = _skip_space(text, end)
    following = text[end : end + _REACH]
    if span.of(text).isupper():  # among capitals "NEW" is a word, not letters to be spelled out
        following = following.lower()
    return (*_mend_article(text, span, following), Edit(Span(start, end), ""))


def _capital(text: str, start: int, end: int, span: Span) -> tuple[Edit, ...]:
    """Remove `text[start:end]` at the head of a sentence and capitalise what now opens it."""
    letter = _FIRST_LETTER.match(text, end)
    if letter is None or not text[span.start].isupper() or letter[1].isupper():
        return (Edit(Span(start, end), ""),)
    kept = text[end : letter.start(1)]
    return (Edit(Span(start, letter.end(1)), kept + letter[1].upper()),)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at

"""A sentence as the voice score reads it: words and marks, with typography made plain.

What differs only in how a text was typed or stored says nothing about who wrote it. So curly and
straight quotation marks are one, so are all dashes, and stray spaces before punctuation, as some
data sets have them, are dropped. Names, numbers and dates become stand-ins: that there is one
matters, not which.
"""

from __future__ import annotations

import re

NAME, NUMBER, YEAR, DATE, DASH, SYMBOL = "<name>", "<num>", "<year>", "<date>", "<dash>", "<sym>"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u0091\u0092`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u0093\u0094", '"'),
        **dict.fromkeys("\u2013\u2014\u2015\u0096\u0097\u2011\u2010\u2212", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u200a", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufe0f\ufffc", ""),
    }
)
_TOKEN = re.compile(r"[^\W_]+(?:['\-.,](?=[^\W_])[^\W_]+)*|\.\.+|…|--+|[^\w\s]")
_STRAY_SPACE = re.compile(r" +(?=[,.;:!?)]|n't\b|'(?:s|re|ve|ll|d|m)\b)|(?<=\() +")
_MARKS = frozenset(".!?…\"'([:;,)/%$£€&")
_ENDS_SENTENCE = frozenset('.!?…":')
_TRANSPARENT = frozenset("'([")
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_CALENDAR = frozenset(
    """
    january february march april june july august september october november december jan feb aug
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    """.strip().split()
)
_MOST_WORDS = 65_536


def tokens(sentence: str) -> list[str]:
    """Return the words of `sentence` in small letters, and its marks, in order."""
    if not sentence.isascii():
        sentence = sentence.translate(_PLAIN)
    elif "`" in sentence:
        sentence = sentence.replace("`", "'")
    found = _TOKEN.findall(_STRAY_SPACE.sub("", sentence.replace("''", '"')))
    if not found:
        return []
    facts = [_FACTS[one] for one in found]
    capitals = [at for at, (_, capital, _) in enumerate(facts) if capital]
    out = [plain for plain, _, _ in facts]
    if not capitals:
        return out
    words = sum(letters for _, _, letters in facts)
    if words > 3 and 4 * len(capitals) > 3 * words:
        return out  # a title, or all in capitals: a capital tells nothing
    for at in capitals:
        if not _opens(out, at):
            out[at] = NAME
    return out


def _opens(found: list[str], at: int) -> bool:
    """Whether a sentence, or one that is quoted, starts at `at`."""
    while at and found[at - 1] in _TRANSPARENT:
        at -= 1
    return not at or found[at - 1] in _ENDS_SENTENCE


class _Facts(dict[str, tuple[str, bool, bool]]):
    """What a token counts as, whether its capital may make it a name, and whether it has letters.

    A function of the token, kept for the tokens met so far.
    """

    def __missing__(self, one: str) -> tuple[str, bool, bool]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[one] = _facts(one)
        return found


_FACTS = _Facts()


def _facts(one: str) -> tuple[str, bool, bool]:
    first = one[0]
    if first.isdigit():
        is_year = len(one) == 4 and one.isdigit() and one[:2] in {"19", "20"}
        return (YEAR if is_year else NUMBER), False, False
    if first.isalpha():
        small = one.lower()
        if small in _CALENDAR and (first.isupper() or small not in {"march", "august"}):
            return DATE, False, True
        return small, first.isupper() and small not in _FIRST_PERSON, True
    if first.isalnum():
        return NUMBER, False, False
    if first == "-":
        return DASH, False, False
    if len(one) > 1 or first == "…":
        return "…", False, False
    return (one if first in _MARKS else SYMBOL), False, False

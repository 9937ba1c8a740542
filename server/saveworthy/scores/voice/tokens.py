"""A sentence as the voice score reads it: words and marks, with typography made plain.

What differs only in how a text was typed or stored says nothing about who wrote it. So curly and
straight quotation marks are one, so are all dashes, and stray spaces before punctuation, as some
data sets have them, are dropped. Names, numbers and dates become stand-ins: that there is one
matters, not which.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain, compress
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core.expression import expression
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_AFTER_STRAY = r"[,.;:!?)]|n't\b|'(?:s|re|ve|ll|d|m)\b"
_STRAY_SPACE = expression(rf" +(?={_AFTER_STRAY})|(?<=\() +")
_STRAY = re.compile(_AFTER_STRAY)
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


def tokens(sentence: str) -> list[str]:
    """Return the words of `sentence` in small letters, and its marks, in order."""
    pieces = sentence.split()
    if not pieces:
        return []
    told, odd = zip(*map(_PIECES.__getitem__, pieces), strict=True)
    oddities = [*filter(None, odd)]
    if [one for one in oddities if one.is_stray]:
        pieces = _STRAY_SPACE.sub("", _typed_plainly(sentence)).split()
        told, odd = zip(*map(_PIECES.__getitem__, pieces), strict=True)
        oddities = [*filter(None, odd)]
    out = list(chain.from_iterable(told))
    capitals = [one.capitals for one in oddities if one.capitals]
    if not capitals or (len(capitals) == 1 and odd[0] and odd[0].capitals == (0,)):
        return out
    if _is_title(out, sum(map(len, capitals)), len(odd) - len(oddities)):
        return out  # a capital tells nothing
    starts = accumulate(map(len, told), initial=0)
    for start, one in compress(zip(starts, odd, strict=False), odd):
        for at in one.capitals:
            if not _opens(out, start + at):
                out[start + at] = NAME
    return out


def _is_title(found: Sequence[str], capitals: int, others: int) -> bool:
    """Whether so many capitals make a title, or a line that is all in capitals.

    Args:
        found: the tokens.
        capitals: how many of them have a capital.
        others: words that surely have none; that there are more is only looked into where it counts.
    """
    if 4 * capitals <= 3 * (capitals + others):
        return False
    words = sum(one[0].isalpha() or one == DATE for one in found)
    return words > 3 and 4 * capitals > 3 * words


def _opens(found: list[str], at: int) -> bool:
    """Whether a sentence, or one that is quoted, starts at `at`."""
    while at and found[at - 1] in _TRANSPARENT:
        at -= 1
    return not at or found[at - 1] in _ENDS_SENTENCE


def _typed_plainly(text: str) -> str:
    """Return `text` with quotation marks, dashes and spaces of one kind."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    elif "`" in text:
        text = text.replace("`", "'")
    return text.replace("''", '"')


class _Odd(NamedTuple):
    """What is out of the ordinary in what stands between two spaces.

    Attributes:
        capitals: the tokens that a capital may make names.
        is_stray: whether the space beside it may be one that is dropped.
    """

    capitals: tuple[int, ...]
    is_stray: bool


def _piece(text: str) -> tuple[tuple[str, ...], _Odd | None]:
    """Return the tokens of what stands between two spaces, names not told yet.

    Nothing is odd about a word or more without capitals.
    """
    if text.isalpha() and text.isascii():
        token, is_capital = _FACTS[text]
        return (token,), _CAPITAL if is_capital else None
    last = text[-1]
    if last in ",." and text[:-1].isalpha() and text.isascii():
        token, is_capital = _FACTS[text[:-1]]
        return (token, last), _CAPITAL if is_capital else None
    plain = _typed_plainly(text)
    found = [_FACTS[one] for one in _TOKEN.findall(plain)]
    told = tuple([token for token, _ in found])
    capitals = tuple([at for at, (_, is_capital) in enumerate(found) if is_capital])
    is_stray = plain.endswith("(") or _STRAY.match(plain) is not None
    if not capitals and not is_stray and any(one[0].isalpha() or one == DATE for one in told):
        return told, None
    return told, _Odd(capitals, is_stray)


_CAPITAL = _Odd((0,), is_stray=False)


def _fact(one: str) -> tuple[str, bool]:
    """Return what a token counts as, and whether its capital may make it a name."""
    first = one[0]
    if first.isdigit():
        is_year = len(one) == 4 and one.isdigit() and one[:2] in {"19", "20"}
        return (YEAR if is_year else NUMBER), False
    if first.isalpha():
        small = one.lower()
        if small in _CALENDAR and (first.isupper() or small not in {"march", "august"}):
            return DATE, False
        return small, first.isupper() and small not in _FIRST_PERSON
    if first.isalnum():
        return NUMBER, False
    if first == "-":
        return DASH, False
    if len(one) > 1 or first == "…":
        return "…", False
    return (one if first in _MARKS else SYMBOL), False


_FACTS = Known(_fact)
_PIECES = Known(_piece)

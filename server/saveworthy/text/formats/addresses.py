"""Addresses and handles that stand bare in a text: no prose, in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saveworthy.core import OPAQUE, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import Canvas

_DOMAIN = r"(?:com|org|net|edu|gov|mil|int|io|co|uk|de|fr|eu|ca|au|ch|nl|info|biz|dev|app|ai|tv|fm|xyz|blog|cloud|gg)"
# These are words as well, and a space after a full stop is soon forgotten: only with a path.
_WORDY_DOMAIN = r"(?:us|at|se|no|me|so|it|be|to|in|is|am|my|sh|ly|news|tech|shop|page|site)"
_DOTTED = re.compile(r"\.\w")
_TOKEN = expression(
    r"(?<!\S)(?=\S*?(?:://|www\.|mailto:|tel:|[@#]\w|\w\.\w))\S{1,5000}", re.IGNORECASE
)
_ADDRESS = expression(
    rf"""
      (?<!\w) [a-z][a-z0-9+.\-]{{1,15}}://[^\s<>"“”\[\]{{}}`|\\^\u2060\ufffc]*
    | (?<![\w.]) (?:mailto|tel):[^\s<>"“”\[\]`\u2060\ufffc]+
    | (?<![\w.@/]) www\.[^\s<>"“”\[\]{{}}`|\\^\u2060\ufffc]+
    | (?<![\w.+\-]) [\w.+\-]{{1,64}}@[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{1,8}}
    | (?<![\w.@/\-]) (?:[a-z0-9\-]{{1,63}}\.){{1,5}}
      (?: (?-i:{_DOMAIN})(?![\w\-]|\.\w)(?:/[^\s<>"“”\[\]`\u2060\ufffc]*)?
        | (?-i:{_WORDY_DOMAIN})/[^\s<>"“”\[\]`\u2060\ufffc]* )
    | (?<![\w@./]) @(?=\d{{0,9}}[a-z_])[\w\-]{{1,40}}(?:\.\w+){{0,3}}
    | (?<![\w&\#/]) \#(?=\d{{0,9}}[^\W\d_])\w{{2,60}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"’”*_~"
_BARE_URLS = (
    re.compile(r"://[^\s<>\[\]()\"'`]{1,2000}"),
    re.compile(r"\.(?<=[Ww]{3}\.)[^\s<>\[\]()\"'`]{1,2000}"),
)
"""What follows the marks by which a bare address is known."""

_NO_EMPHASIS = bytes.maketrans(b"_*~", b"xxx")


def addresses(text: str) -> Iterator[Span]:
    """Yield the place of every bare URL, e-mail address, domain, @handle and #hashtag in `text`.

    Punctuation that ends a sentence, and a bracket that was opened before, are not part of it.
    """
    if not _may_hold(text):
        return
    for token in _TOKEN.finditer(text):
        for found in _ADDRESS.finditer(text, token.start(), token.end()):
            address = _balanced(found[0]).rstrip(_TRAILING)
            if address:
                yield Span(found.start(), found.start() + len(address))


def _may_hold(text: str) -> bool:
    """Whether `text` may hold an address. Few do: cheap looks save the dear one at every letter."""
    return (
        "@" in text
        or "#" in text
        or (":" in text and ("://" in text or "mailto:" in text or "tel:" in text))
        or _DOTTED.search(text) is not None
    )


def _balanced(address: str) -> str:
    """The address up to a bracket that was opened before it."""
    if ")" not in address:
        return address
    depth = 0
    for at, char in enumerate(address):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return address[:at]
    return address


def blank_addresses(canvas: Canvas, start: int, end: int) -> None:
    """Blank the addresses in what is left of `text[start:end]`."""
    for span in addresses("".join(canvas.chars[start:end])):
        canvas.blank(start + span.start, start + span.end, OPAQUE)


def hide_from_grammar(canvas: Canvas) -> None:
    """Keep the grammars from reading emphasis into the addresses of the draft."""
    for pattern in _BARE_URLS:
        for found in pattern.finditer(canvas.text):
            start, end = found.start(), found.start() + len(found[0].rstrip(_TRAILING))
            canvas.copy[start:end] = canvas.copy[start:end].translate(_NO_EMPHASIS)

"""What stands in a draft otherwise than it reads: `&rsquo;` in HTML, `=E2=80=99` in a mail."""

from __future__ import annotations

from saveworthy.core import MARKUP
from saveworthy.text.formats.canvas import Canvas
from saveworthy.text.formats.html import stand_in_for

_APOSTROPHES = "'’"
_QUOTES = '"“”‘'


def blank_escape(canvas: Canvas, start: int, end: int, meaning: str) -> None:
    """Have `text[start:end]` read as the one character that it means, if that can be exact.

    A letter or an apostrophe inside a word, and a quotation mark, stand at that end of the escape
    where no match can stop in the middle of it: behind a letter at its end, before one at its
    start. Anything else is blanked like markup or like something opaque.
    """
    canvas.blank(start, end, stand_in_for(meaning))
    if len(meaning) != 1 or end - start < 1:
        return
    before, after = canvas.chars[start - 1 : start], canvas.chars[end : end + 1]
    is_word = meaning.isalpha() or meaning in _APOSTROPHES
    if (is_word and before and before[0].isalnum()) or meaning in _QUOTES:
        canvas.chars[start:end] = MARKUP * (end - start - 1) + meaning
    elif meaning.isalpha() and after and after[0].isalpha():
        canvas.chars[start:end] = meaning + MARKUP * (end - start - 1)

"""The signs of Typst, in markup and in code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saveworthy.text.formats.marks import Marks, mark
from saveworthy.text.wordset import word_set

TOKEN = re.compile(
    r"""
      (?P<address>https?://[^\s\[\]]+)
    | (?P<comment>//[^\r\n]*|/\*)
    | (?P<escape>\\[\s\S]?)
    | (?P<raw>`+)
    | (?P<math>\$)
    | (?P<code>\#(?=[A-Za-z_({\[]))
    | (?P<reference>@[A-Za-z_](?:[\w:.-]*\w)?|<[A-Za-z_][\w:.-]*>)
    | (?P<gap>(?>\r\n|\r|\n)(?:[ \t]*(?>\r\n|\r|\n))++)
    | (?P<line>(?:\A|(?<=[\r\n]))[ \t]*(?:=+|[-+/]|\d{1,3}\.)[ \t]+(?=[^\s]))
    | (?P<newline>(?>\r\n|\r|\n)(?=\S))
    | (?P<bracket>[\[\]])
    | (?P<space>~)
    """,
    re.VERBOSE,
)
STATEMENT = re.compile(r"(?:let|set|show|import|include|return|break|continue)\b")
CONTROL = re.compile(r"(?:if|for|while|context)\b")
NAME = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*")
IN_CODE = re.compile(
    r"\"(?:[^\"\\]|\\[\s\S]){0,5000}+\"|//[^\r\n]*|/\*|`+|[()\[\]{};]|(?>\r\n|\r|\n)([ \t]*(?>\r\n|\r|\n))?"
)
ELSE = re.compile(r"[ \t]*(?>\r\n|\r|\n)?[ \t]*else\b")
TERM = re.compile(r"[^\r\n:]{1,200}(:)[ \t]")
LONGEST_FORMULA = 5000
LINE_END = re.compile(r"[\r\n]|\Z")
PAIRS = {")": "(", "]": "[", "}": "{"}
INLINE = word_set(
    "emph strong text link highlight underline strike overline smallcaps super sub upper lower box h"
    " footnote smartquote"
)
"""Functions whose content goes on in the sentence around them."""

PARTING = word_set(
    "pagebreak colbreak heading figure table grid align block quote list enum v line outline"
    " bibliography rect stack columns place par title slide"
)
"""Functions that end a paragraph."""

MARKS = Marks(
    mark("*", r"(?<!\w)\*(?=[^*])(?P<keep>[^*]{1,2000}?)\*(?!\w)"),
    mark("_", r"(?<!\w)_(?=[^_])(?P<keep>[^_]{1,2000}?)_(?!\w)"),
)


@dataclass(slots=True)
class Frame:
    """Something that is open.

    Attributes:
        opening: "(", "{", "[", "text" for a bracket in a sentence, "statement" or "control".
        begun: from where on its code is still to be blanked.
        name: the function that was called, "" if none was.
        parts: whether its content is a block of its own.
    """

    opening: str
    begun: int = 0
    name: str = ""
    parts: bool = False

    @property
    def is_code(self) -> bool:
        """Whether what is in it is code, not text."""
        return self.opening not in {"[", "text"}

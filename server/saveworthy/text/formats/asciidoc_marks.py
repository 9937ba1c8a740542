"""The inline markup of AsciiDoc."""

from __future__ import annotations

from saveworthy.core import OPAQUE
from saveworthy.text.formats.canvas import SPACE
from saveworthy.text.formats.marks import Marks, mark

MARKS = Marks(
    mark("+++", r"\+\+\+[\s\S]{1,1000}?\+\+\+", OPAQUE),
    mark("``", r"``[\s\S]{1,1000}?``", OPAQUE),
    mark("`", r"(?<![\w`\"'])`(?=[^\s`])[^`]{0,1000}?(?<=\S)`(?![\w`])", OPAQUE),
    mark('"`', r"\"`(?P<keep>[^`\"]{1,1000})`\""),
    mark("stem:", r"\b(?:stem|latexmath|asciimath|pass):[a-z]*\[[^\]]{0,1000}\]", OPAQUE),
    mark(":[", r"[ ]?\bfootnote(?:ref)?:[\w-]{0,60}\[(?P<keep>[^\[\]]{1,2000})\]", OPAQUE),
    mark(
        "[",
        r"\b(?:image|icon|kbd|btn|menu|indexterm2?|anchor|video):\S{0,500}?\[[^\]]{0,500}\]",
        OPAQUE,
    ),
    mark(
        "[",
        r"\b(?:link|xref|mailto):[^\s\[\]]{1,1000}\[(?P<keep>[^\]\r\n]{1,1000}?)(?:,[^\]\r\n]{0,200})?\^?\]",
    ),
    mark(
        "[",
        r"\bhttps?://[^\s\[\]<>]{1,1000}\[(?P<keep>[^\]\r\n]{1,1000}?)(?:,[ ]?\w+=[^\]\r\n]{0,200})?\^?\]",
    ),
    mark("[]", r"\b(?:link|xref|mailto|https?):[^\s\[\]]{1,1000}\[\]", OPAQUE),
    mark("<<", r"<<[^<>,]{1,200},[ ]?(?P<keep>[^<>]{1,500})>>"),
    mark("<<", r"<<[^<>]{1,200}>>", OPAQUE),
    mark("[[", r"\[\[[^\[\]]{1,200}\]\]"),
    mark("(((", r"\(\(\([^()]{1,300}\)\)\)"),
    mark("((", r"\(\((?P<keep>[^()]{1,300})\)\)"),
    mark("{", r"\{(?:counter2?:)?[\w-]{1,60}(?::[^{}]{0,60})?\}", OPAQUE),
    mark("**", r"\*\*(?=\S)(?P<keep>(?:(?!\*\*)[\s\S]){1,2000}?)\*\*"),
    mark("__", r"__(?=\S)(?P<keep>(?:(?!__)[\s\S]){1,2000}?)__"),
    mark("##", r"(?:\[[^\[\]]{1,60}\])?\#\#(?=\S)(?P<keep>[^#]{1,2000}?)\#\#"),
    mark(
        "*",
        r"(?<![\w*\\;:}])(?:\[[^\[\]]{1,60}\])?\*(?=[^\s*])(?P<keep>[^*]{1,2000}?)(?<=\S)\*(?!\w)",
    ),
    mark(
        "_", r"(?<![\w\\;:}])(?:\[[^\[\]]{1,60}\])?_(?=[^\s_])(?P<keep>[^_]{1,2000}?)(?<=\S)_(?!\w)"
    ),
    mark(
        "#",
        r"(?<![\w\\&])(?:\[[^\[\]]{1,60}\])?\#(?=[^\s#])(?P<keep>[^#\n]{1,500}?)(?<=\S)\#(?!\w)",
    ),
    mark("+", r"(?<![\w+])\+(?=[^\s+])(?P<keep>[^+\n]{1,500}?)(?<=\S)\+(?![\w+])"),
    mark("^", r"\^(?P<keep>[^\s^]{1,60})\^"),
    mark("~", r"~(?P<keep>[^\s~]{1,60})~"),
    mark(" +", r"[ ]\+(?=[ \t]*(?:[\r\n]|\Z))", SPACE),
    mark("\\", r"\\(?=[*_`#\[{<])"),
)

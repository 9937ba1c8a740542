"""Where the caret stands in a TOML file that is still being written.

A syntax tree of half a line says little. So what stands before the caret is read token by token, and
what cannot be understood is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    | (?P<string> \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<open> ["'][^\n]* )
    | (?P<word> [\w.+:/-]+ )
    | (?P<mark> [=\[\]{},\n] )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What is being written at the caret.

    Attributes:
        table: the names that lead to the table it is in; an element of a list of tables has its list's.
        key: the key whose value is being written; "" where a key belongs.
        header: whether it is the name of a table, between square brackets.
        quote: the quotation mark that is open, "" if none is.
        word: what has been written of it.
        listed: the other elements of the list, or the other keys of the table.
    """

    table: tuple[str, ...]
    key: str
    header: bool
    quote: str
    word: str
    listed: frozenset[str]


@dataclass(slots=True)
class _Frame:
    """A list or table that is open; the last one's key is being given its value."""

    kind: str
    table: tuple[str, ...]
    key: list[str] = field(default_factory=list)
    value: bool = False
    said: list[str] = field(default_factory=list)


def spot(text: str) -> Spot | None:
    """Say what is being written at the end of `text`; None in a comment."""
    frames = [_Frame("table", ())]
    header: list[str] | None = None
    word, quote, end = "", "", 0
    for token in _TOKEN.finditer(text):
        end = token.end()
        said, kind = token[0], token.lastgroup
        word = quote = ""
        if kind == "comment":
            if end == len(text):
                return None
            continue
        if kind == "open":
            word, quote = said[1:], said[0]
            continue
        if kind in ("string", "word"):
            name = said.strip("\"'") if kind == "string" else said
            word = said if kind == "word" and end == len(text) else ""
            if header is not None:
                header += name.split(".") if kind == "word" else [name]
            elif frames[-1].kind == "list" or frames[-1].value:
                frames[-1].said.append(name)
            else:
                frames[-1].key += name.split(".") if kind == "word" else [name]
            continue
        header = _mark(said, frames, header)
    if end < len(text) and text[end:].strip():
        return None
    return _spot(frames, header, word, quote)


def _mark(said: str, frames: list[_Frame], header: list[str] | None) -> list[str] | None:
    """Go by a mark; returns the name of a table that is being written, None if none is."""
    frame = frames[-1]
    if header is not None:
        if said not in "]\n" or not (header or said == "\n"):
            return header
        frames[:] = [_Frame("table", tuple(header))]
    elif said == "[" and frame.kind != "list" and not frame.value:
        return []
    elif said == "=":
        frame.value = frame.kind != "list"
    elif said in "[{":
        key = list(frame.key) if said == "[" else []
        kind = "list" if said == "[" else "inline"
        frames.append(_Frame(kind, (*frame.table, *frame.key), key))
    elif said in "]}":
        del frames[max(1, len(frames) - 1) :]
    elif (said, frame.kind) in ((",", "inline"), ("\n", "table")):
        _next(frame)
    return None


def _next(frame: _Frame) -> None:
    frame.said += [".".join(frame.key)] if frame.key else []
    frame.key, frame.value = [], False


def _spot(frames: list[_Frame], header: list[str] | None, word: str, quote: str) -> Spot:
    frame = frames[-1]
    if header is not None:
        return Spot((), "", True, quote, word, frozenset())
    if frame.kind == "list":
        said = frame.said[:-1] if word and not quote else frame.said
        table = frame.table[: len(frame.table) - len(frame.key)]
        return Spot(table, ".".join(frame.key), False, quote, word, frozenset(said))
    if frame.value:
        return Spot(frame.table, ".".join(frame.key), False, quote, word, frozenset())
    return Spot(frame.table, "", False, quote, word, frozenset(frame.said))

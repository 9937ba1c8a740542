"""From the bytes of a file to its text, or a reason why not."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import NamedTuple

from saveworthy.errors import DraftError, Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_SAMPLE = 65_536
_MOST_CONTROL = 0.01
_MOST_CHAOS = 0.2
_FEW, _FEW_IN = 3, 0.02
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
"""Not guessed at: in these, English is full of NUL bytes, and what has one was refused before."""


class Decoded(NamedTuple):
    """A file's text as decoded.

    Attributes:
        text: without the byte order mark; line ends as they are. All offsets count from here.
        encoding: Python's name of the encoding.
    """

    text: str
    encoding: str


def decode(data: bytes, path: str) -> Decoded:
    """Return the text in `data`: by its byte order mark, as UTF-8, or in an encoding that fits.

    Args:
        data: the whole file.
        path: names the file in the error.

    Raises:
        DraftError: no text (E103), or text in no encoding that can be told (E104).
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], encoding, path), encoding)
    if b"\0" in data:
        where = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise DraftError(
            Problem(
                "E103", "This is no text: it has a NUL byte.", path, where, mend="Name a text file."
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _detected(data, path, data.count(b"\n", 0, error.start) + 1)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise _binary(path)
    return Decoded(text, "utf-8")


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DraftError(
            Problem(
                "E104",
                f"The file says it is {encoding.upper()}, but byte {error.start} is not.",
                path,
                mend="Save it as UTF-8.",
            )
        ) from None


def _detected(data: bytes, path: str, line: int) -> Decoded:
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample.decode("latin-1"))) > _MOST_CONTROL * len(sample):
        raise _binary(path)
    damaged = data.decode("utf-8", errors="replace")
    replaced = damaged.count("\ufffd")
    beyond = len(damaged) - len(damaged.encode("ascii", errors="ignore"))
    if beyond - replaced > replaced:
        raise DraftError(
            Problem("E104", "This line is not valid UTF-8.", path, line, mend="Save it as UTF-8.")
        )
    # Too few bytes tell one encoding from another; such drafts are English, and from Windows.
    if beyond <= max(_FEW, _FEW_IN * len(data)):
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(data.decode("cp1252"), "cp1252")
    import charset_normalizer

    fitting = charset_normalizer.from_bytes(data, threshold=_MOST_CHAOS, cp_exclusion=_WIDE)
    best = fitting.best()
    if best is None:
        raise DraftError(
            Problem(
                "E104",
                "This is not valid UTF-8, and no other encoding fits.",
                path,
                line,
                mend="Save it as UTF-8.",
            )
        )
    # Its cousins fit as well as the encoding that English drafts outside Unicode really have.
    usual = (m for m in fitting if m.encoding == "cp1252" and m.chaos <= best.chaos)
    encoding = next(usual, best).encoding
    return Decoded(data.decode(encoding), encoding)


def _binary(path: str) -> DraftError:
    return DraftError(
        Problem("E103", "This is no text but a binary file.", path, mend="Name a text file.")
    )

"""Opens the archive that a word processor's file is, and trusts nothing in it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, fromstring

from saveworthy.errors import DraftError, Problem
from saveworthy.text.formats import DOCX, ODT

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = {
    DOCX: ("word/document.xml", "word/styles.xml"),
    ODT: ("content.xml", "styles.xml"),
}
_MANIFEST = "META-INF/manifest.xml"
_NAMES = {DOCX: "Word document", ODT: "OpenDocument text"}
_MOST_BYTES = 64 * 1024 * 1024
"""What one part may hold once it is unpacked: a book has 5 MB of text. Pictures are never unpacked."""


def opened(data: bytes, format: str, path: str) -> tuple[Element, Element | None]:
    """Return the text and the styles of a word processor's file, as trees of XML.

    Refuses what is no archive, is locked, lacks its text, or would unpack to far too much.

    Raises:
        DraftError: it cannot be opened (E105) or is too large (E106).
    """
    if data.startswith(_OLD_OFFICE):
        raise refusal(
            format,
            path,
            "it is locked with a password, or in the format of Word 2003 and older",
            "Open it, and save it without a password as .docx.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            if any(entry.flag_bits & 1 for entry in entries.values()) or (
                format == ODT and b"encryption-data" in _part(archive, entries, _MANIFEST, path)
            ):
                raise refusal(format, path, "it is locked with a password", "Save it without one.")
            main, styles = _PARTS[format]
            if main not in entries:
                raise refusal(format, path, f"it has no {main}", "Save it again.")
            text = _part(archive, entries, main, path)
            names = _part(archive, entries, styles, path)
        return _tree(text), _tree(names) if names else None
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError):
        raise refusal(format, path, "its archive is damaged", "Save it again.") from None
    except (ParseError, ValueError, LookupError, NotImplementedError):
        raise refusal(
            format, path, "what is in it is damaged", "Open it, and save it again."
        ) from None


def refusal(format: str, path: str, reason: str, mend: str) -> DraftError:
    """The error for a file that cannot be opened."""
    return DraftError(
        Problem("E105", f"This {_NAMES[format]} cannot be opened: {reason}.", path, mend=mend)
    )


def _too_large(path: str, size: int) -> DraftError:
    return DraftError(
        Problem(
            "E106",
            f"This document is too large to open: it unpacks to {size // 1_000_000:,} MB.",
            path,
            mend="Split it into several documents.",
        )
    )


def _part(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], name: str, path: str
) -> bytes:
    """The part of that name, b"" if there is none; it is read no further than is sensible."""
    entry = entries.get(name)
    if entry is None:
        return b""
    if entry.file_size > _MOST_BYTES:
        raise _too_large(path, entry.file_size)
    with archive.open(entry) as part:
        data = part.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise _too_large(path, len(data))
    return data


def _tree(data: bytes) -> Element:
    # Neither format has a document type, and entities could unfold without end.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("XML with a document type")
    return fromstring(data)  # noqa: S314

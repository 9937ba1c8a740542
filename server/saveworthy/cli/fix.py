"""Writes a fixed draft back: as it was read, or not at all."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.errors import DraftError, Problem

if TYPE_CHECKING:
    from saveworthy.cli.outcome import Change
    from saveworthy.text.decode import Decoded

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_AGAIN = "Nothing was written; run it again."


def encoded(text: str, data: bytes, decoded: Decoded, name: str) -> bytes:
    """Return the bytes of `text` in the encoding of the draft it was made from, its mark kept.

    Args:
        text: the draft's new text.
        data: the draft's bytes as they are.
        decoded: what was read from them.
        name: names the draft in an error.

    Raises:
        DraftError: the encoding cannot hold the text (E131), or is not certain (E132).
    """
    if text == decoded.text:
        return data
    bom = _MARKS.get(decoded.encoding, b"")
    bom = bom if bom and data.startswith(bom) else b""
    try:
        if bom + decoded.text.encode(decoded.encoding) == data:
            return bom + text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        wrong = text[error.start : error.start + 1]
        raise _refusal(
            "E131",
            f"A fix needs “{wrong}”, which {decoded.encoding} cannot hold; nothing was changed.",
            name,
            "Save the draft as UTF-8.",
        ) from None
    raise _refusal(
        "E132",
        f"The draft seems to be {decoded.encoding}, but not throughout; nothing was changed.",
        name,
        "Save it as UTF-8.",
    )


def write(path: Path, change: Change, name: str) -> None:
    """Put `change` into the file at `path`, in one step: readers see the old draft or the new one.

    The new text goes to a file beside it, is read back, and then takes its place; links stay
    links, permissions stay as they are.

    Args:
        path: the file.
        change: its bytes as they were read, and as they shall be.
        name: names the draft in an error.

    Raises:
        DraftError: it was changed since it was read, or may not be written (E133, E134).
    """
    if change.after == change.before:
        return
    place = Path(os.path.realpath(path))
    try:
        if place.read_bytes() == change.after:
            return  # a link to it, or another run, came first with the same fixes
        mode = place.stat().st_mode
        if not mode & 0o222 or not os.access(place, os.W_OK):
            raise _refusal(
                "E134", "The draft is read-only; nothing was written.", name, "Allow writing to it."
            )
        _replace(place, change, stat.S_IMODE(mode), name)
    except FileNotFoundError:
        raise _refusal("E133", "The draft has gone since it was read.", name, _AGAIN) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refusal(
            "E134", f"The fixed draft cannot be written ({reason}); it is as it was.", name
        ) from None


def write_stdout(change: Change) -> None:
    """Put the fixed text on standard output, byte for byte in the encoding it came in."""
    sys.stdout.flush()
    sys.stdout.buffer.write(change.after)
    sys.stdout.buffer.flush()


def _replace(place: Path, change: Change, mode: int, name: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".saveworthy-", suffix=".part")
    part = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        _owned_alike(part, place)
        part.chmod(mode)
        if part.read_bytes() != change.after:
            raise _refusal("E134", "The disk does not give back what was written.", name, _AGAIN)
        if place.read_bytes() != change.before:
            raise _refusal("E133", "The draft changed while it was reviewed.", name, _AGAIN)
        part.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _owned_alike(part: Path, place: Path) -> None:
    if hasattr(os, "chown"):
        owner, mine = place.stat(), part.stat()
        if (owner.st_uid, owner.st_gid) != (mine.st_uid, mine.st_gid):
            with contextlib.suppress(OSError):
                os.chown(part, owner.st_uid, owner.st_gid)


def _refusal(code: str, message: str, name: str, mend: str = "") -> DraftError:
    return DraftError(Problem(code, message, name, mend=mend))

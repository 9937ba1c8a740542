"""Keeps the process small: what is freed goes back to the system."""

from __future__ import annotations

import contextlib
import sys

_TRIM, _MAP = -1, -3
"""glibc's names for what it keeps at most, and for the size from which a piece is the system's."""

_PIECE = 65_536
"""Bytes. Each keystroke makes a draft's text anew; glibc learns to keep pieces of that size, and holes
between them grow into a hundred megabytes within an hour of typing."""


def give_back() -> None:
    """Tell the C library to give freed memory back, where there is one that can be told."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # musl needs no telling
        library = ctypes.CDLL(None)
        library.mallopt(_MAP, _PIECE)
        library.mallopt(_TRIM, _PIECE)

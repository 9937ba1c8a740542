"""`python -m saveworthy`, and the `saveworthy` command."""

from __future__ import annotations

import gc
import sys

from saveworthy.cli.main import run

_COLLECT = (50_000, 20, 100)
"""Garbage is collected rarely: next to nothing here is in a cycle, and looking for some would be a tenth
of what a command takes."""


def main() -> int:
    """Run the command line this process was started with and return its exit status."""
    gc.set_threshold(*_COLLECT)
    status = run(sys.argv[1:])
    gc.freeze()  # Python looks for garbage when it ends, too
    return status


if __name__ == "__main__":
    sys.exit(main())

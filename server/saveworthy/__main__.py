"""`python -m saveworthy`, and the `saveworthy` command."""

from __future__ import annotations

import sys

from saveworthy.cli.main import run


def main() -> int:
    """Run the command line this process was started with and return its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

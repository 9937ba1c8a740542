"""Reviews drafts for action.yml, which hands its inputs over as variables.

Writes two outputs: `status`, the exit status of the review, and `upload`, whether there is a SARIF file.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path


def words(value: str) -> list[str]:
    """Split an input at spaces and line ends; quotes hold together, backslashes are left alone.

    Raises:
        ValueError: a quote is open to the end.
    """
    reader = shlex.shlex(value, posix=True, punctuation_chars=False)
    reader.whitespace_split = True
    reader.commenters = reader.escape = ""
    return list(reader)


def main() -> int:
    """Review, print what is found, and return 0: what came of it is an output."""
    inputs = {
        name: os.environ.get(name, "") for name in ("PATHS", "ARGS", "ONLY_CHANGED", "FAIL_ON")
    }
    try:
        paths, further = words(inputs["PATHS"]), words(inputs["ARGS"])
    except ValueError:
        sys.stdout.write("::error::A quote in “paths” or “args” has no end.\n")
        return outputs(status=2, upload=False)
    command = [sys.executable, "-m", "saveworthy", "check", *further]
    if inputs["FAIL_ON"]:
        command.append(f"--fail-on={inputs['FAIL_ON']}")
    if inputs["ONLY_CHANGED"]:
        command.append(f"--only-changed={inputs['ONLY_CHANGED']}")
    if os.environ.get("SARIF") != "true":
        return outputs(run([*command, "--format=github", "--", *paths]), upload=False)
    report = Path(os.environ["RUNNER_TEMP"], "saveworthy.sarif")
    with report.open("wb") as file:
        done = subprocess.run(  # noqa: S603  # no shell
            [*command, "--format=sarif", "--", *paths],
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )
    if not report.stat().st_size:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        return outputs(status=2, upload=False)
    # For people; quick, out of what the first run has kept. What went wrong is said again.
    return outputs(run([*command, "--", *paths]), upload=True)


def run(command: list[str]) -> int:
    """Run `command` and return its exit status; one that was killed has failed."""
    status = subprocess.run(command, check=False).returncode  # noqa: S603  # no shell
    return status if status >= 0 else 2


def outputs(status: int, *, upload: bool) -> int:
    """Hand the outputs over, and return 0."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write(f"status={status}\nupload={str(upload).lower()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

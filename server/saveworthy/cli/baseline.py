"""The baseline: findings of before, which stay silent while the words around them stay the same.

It is JSON, one finding to a line, so that two branches merge well and a reviewer can read it.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.outcome import Key
from saveworthy.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
_AGAIN = "Record the findings of now with --write-baseline."


class Baseline:
    """The findings of one baseline file.

    Args:
        path: the file; drafts are named in it by their way from its folder.
        findings: for each draft, its findings and how often each occurs.
    """

    def __init__(self, path: str, findings: dict[str, Counter[Key]] | None = None) -> None:
        self.path = path
        self._folder = os.path.realpath(Path(path).parent)
        self._findings = findings or {}
        self._recorded: set[str] = set()

    def of(self, name: str, path: Path | None) -> tuple[tuple[Key, int], ...]:
        """Return the findings of a draft, and how many of each."""
        return tuple(self._findings.get(self._place(name, path), {}).items())

    def record(self, name: str, path: Path | None, keys: Iterable[Key]) -> None:
        """Put a draft's findings in the place of those it had."""
        place = self._place(name, path)
        self._recorded.add(place)
        counted = Counter(keys)
        if counted:
            self._findings[place] = counted
        else:
            self._findings.pop(place, None)

    def write(self) -> None:
        """Write the file, in one step; drafts that are there no more are left out.

        Raises:
            UsageError: it cannot be written (E324).
        """
        for name in set(self._findings) - self._recorded:
            if not os.path.lexists(Path(self._folder, name)):
                del self._findings[name]
        text = self._text().encode("utf-8", "backslashreplace")
        part = ""
        try:
            handle, part = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            mask = os.umask(0)
            os.umask(mask)
            Path(part).chmod(0o666 & ~mask)
            Path(part).replace(self.path)
        except OSError as error:
            if part:
                with contextlib.suppress(OSError):
                    Path(part).unlink(missing_ok=True)
            reason = f"The baseline cannot be written ({error.strerror})."
            raise UsageError(Problem("E324", reason, self.path)) from None

    def __len__(self) -> int:
        """How many findings there are."""
        return sum(sum(keys.values()) for keys in self._findings.values())

    def _place(self, name: str, path: Path | None) -> str:
        if path is None:
            return name
        whole = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118
        try:
            return Path(os.path.relpath(whole, self._folder)).as_posix()
        except ValueError:  # another drive
            return Path(whole).as_posix()

    def _text(self) -> str:
        files = []
        for name, keys in sorted(self._findings.items()):
            rows = ",\n".join(f"      {_dump(_fields(*item))}" for item in sorted(keys.items()))
            files.append(f"    {_dump(name)}: [\n{rows}\n    ]")
        body = ",\n".join(files)
        return (
            f'{{\n  "version": {VERSION},\n  "findings": {{\n{body}\n  }}\n}}\n'
            if body
            else f'{{\n  "version": {VERSION},\n  "findings": {{}}\n}}\n'
        )


def load(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: it cannot be read (E321), is none (E322), or is another version's (E323).
    """
    try:
        value = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(Problem("E321", "There is no such baseline.", path, mend=_AGAIN)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError):
            reason = f"The baseline cannot be read ({error.strerror})."
            raise UsageError(Problem("E321", reason, path)) from None
        line = getattr(error, "lineno", 0)
        raise UsageError(
            Problem("E322", "This baseline is no valid JSON.", path, line, mend=_AGAIN)
        ) from None
    except RecursionError:
        raise UsageError(Problem("E322", "This is no baseline.", path, mend=_AGAIN)) from None
    version = value.get("version") if isinstance(value, dict) else None
    files = value.get("findings") if isinstance(value, dict) else None
    if type(version) is not int or (version == VERSION and not isinstance(files, dict)):
        raise UsageError(Problem("E322", "This is no baseline.", path, mend=_AGAIN))
    if version != VERSION or not isinstance(files, dict):
        raise UsageError(
            Problem(
                "E323",
                f"This baseline is of version {version}; this program reads version {VERSION}.",
                path,
                mend=_AGAIN,
            )
        )
    try:
        return Baseline(path, {str(name): _counted(rows) for name, rows in files.items()})
    except (TypeError, KeyError, ValueError, AttributeError):
        raise UsageError(
            Problem("E322", "An entry of this baseline cannot be read.", path, mend=_AGAIN)
        ) from None


def start(path: str) -> Baseline:
    """Return a baseline to be written to `path`, with what it holds so far.

    Raises:
        UsageError: the file there is something else, and would be lost (E322), or its folder is not
            there (E324).
    """
    if not os.path.lexists(path):
        if not Path(path).parent.is_dir():  # better said now than after the review
            reason = "The baseline cannot be written: there is no such folder."
            raise UsageError(Problem("E324", reason, path))
        return Baseline(path)
    try:
        return load(path)
    except UsageError as error:
        if error.problems[0].code == "E323":
            return Baseline(path)
        mend = "It was left as it is; name another file, or delete it."
        problem = error.problems[0]
        raise UsageError(
            Problem(problem.code, problem.message, path, problem.line, mend=mend)
        ) from None


def _counted(rows: object) -> Counter[Key]:
    counted: Counter[Key] = Counter()
    if not isinstance(rows, list):
        raise TypeError
    for row in rows:
        key = Key(row["rule"], row["text"], tuple(row["before"]), tuple(row["after"]))
        times = row.get("times", 1)
        if not all(isinstance(part, str) for part in (*key[:2], *key.before, *key.after)):
            raise TypeError
        if type(times) is not int or times < 1:
            raise TypeError
        counted[key] += times
    return counted


def _fields(key: Key, times: int) -> dict[str, object]:
    shown: dict[str, object] = {
        "rule": key.rule,
        "text": key.text,
        "before": list(key.before),
        "after": list(key.after),
    }
    if times > 1:
        shown["times"] = times
    return shown


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

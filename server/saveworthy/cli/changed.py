"""Which lines of which drafts have changed since a commit: what git says, read from its diff."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Lines = tuple[range, ...]
"""Lines from 1, as git counts them."""

WHOLE: Lines | None = None
"""All lines of a draft, however many there are."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {
    b"n": b"\n",
    b"t": b"\t",
    b"r": b"\r",
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"v": b"\v",
}
_KINDS = frozenset("ACDMRTUXB")
_FROM_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"})
"""What git tells its hooks about one repository; a draft may lie in another."""

_VERIFY = ("rev-parse", "--verify", "--quiet", "--end-of-options")
_DIFF = (
    "diff",
    "--unified=0",
    "--inter-hunk-context=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules",
    "--find-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


class Changes:
    """What has changed since a commit, in each repository that a draft lies in.

    Args:
        ref: the commit, as git understands it.
        kinds: git's letters for the kinds of change that count, "" for all.

    Raises:
        UsageError: a letter is none of git's (E310).
    """

    def __init__(self, ref: str, kinds: str = "") -> None:
        unknown = sorted(set(kinds.upper()) - _KINDS)
        if unknown:
            raise UsageError(
                Problem(
                    "E310",
                    f"--diff-filter knows no kind “{unknown[0]}”.",
                    mend="Its letters are git's: A added, M modified, R renamed, C copied, T type.",
                )
            )
        self._ref = ref
        self._kinds = kinds
        self._known: dict[str, Mapping[bytes, Lines | None]] = {}
        self._roots: dict[str, str | None] = {}

    def of(self, draft: Path) -> Lines | None:
        """Return the changed lines of a draft: () if it did not change, `WHOLE` if git is new to it.

        Raises:
            UsageError: git is missing, or has no answer (E311–E314).
        """
        folder = os.path.realpath(draft.parent)
        if folder not in self._roots:
            self._roots[folder] = _root(folder)
        root = self._roots[folder]
        if root is None:
            raise UsageError(
                Problem(
                    "E312",
                    "--only-changed needs a git repository, and this draft is in none.",
                    draft.as_posix(),
                )
            )
        if root not in self._known:
            self._known[root] = self._in_repository(root)
        inside = Path(folder, draft.name).relative_to(root).as_posix()
        return self._known[root].get(os.fsencode(inside), ())

    def _in_repository(self, root: str) -> dict[bytes, Lines | None]:
        base = self._base(root)
        found: dict[bytes, Lines | None] = {}
        if base is None:  # no commit yet: all is new
            known = _git(root, "ls-files", "-z", "--cached")
            found |= dict.fromkeys(filter(None, known.split(b"\0")), WHOLE)
        else:
            filters = [f"--diff-filter={self._kinds}"] if self._kinds else []
            found |= parse(_git(root, *_DIFF, *filters, base, "--"))
        if not self._kinds or self._new_counts():
            new = _git(root, "ls-files", "-z", "--others", "--exclude-standard")
            found |= dict.fromkeys(filter(None, new.split(b"\0")), WHOLE)
        return found

    def _new_counts(self) -> bool:
        kinds = [kind for kind in self._kinds if kind.isupper()]
        return "a" not in self._kinds and ("A" in kinds or not kinds)

    def _base(self, root: str) -> str | None:
        """The commit to compare with: where the work since `ref` began. None before the first."""
        if self._ref == "HEAD" and _asked(root, *_VERIFY, "HEAD^{commit}") is None:
            return None
        commit = _asked(root, *_VERIFY, f"{self._ref}^{{commit}}")
        if commit is None:
            raise UsageError(
                Problem(
                    "E313",
                    f"git knows no commit “{self._ref}” in {root}.",
                    mend="Name a branch, a tag or a commit: --only-changed=main. "
                    "In CI, fetch enough history for it to be there.",
                )
            )
        return _asked(root, "merge-base", commit, "HEAD") or commit


def is_commit(ref: str, folder: Path) -> bool:
    """Whether `ref` is a commit of the repository that `folder` is in."""
    if _root(os.path.realpath(folder)) is None:
        return False
    return _asked(str(folder), *_VERIFY, f"{ref}^{{commit}}") is not None


def parse(diff: bytes) -> dict[bytes, Lines | None]:
    r"""Return the lines added or changed in each file of a diff without context.

    Args:
        diff: what `git diff --unified=0` prints.

    Returns:
        For each path, as bytes from the top of the repository, its lines; `WHOLE` for one that git
        takes for binary. A file of which lines were only taken away has none.
    """
    found: dict[bytes, Lines | None] = {}
    name = b""
    skip = 0
    for line in diff.split(b"\n"):
        if skip and line[:1] in b"+-":
            skip -= 1
        elif line.startswith(b"diff --git "):
            name = b""
        elif line.startswith(b"+++ "):
            name = _name(line[4:])
            if name:
                found[name] = ()
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            after = line[: -len(b" differ")].rpartition(b" and ")[2]
            if _name(after):
                found[_name(after)] = WHOLE
        elif hunk := _HUNK.match(line):
            taken, start, put = (int(part) if part is not None else 1 for part in hunk.groups())
            skip = taken + put
            so_far = found.get(name)
            if name and put and so_far is not None:
                found[name] = (*so_far, range(start, start + put))
    return found


def _name(shown: bytes) -> bytes:
    """A path as a diff shows it: quoted if need be, with "b/" in front; b"" for no file."""
    shown = shown.removesuffix(b"\t")  # git ends a name with spaces in it like this
    if shown.startswith(b'"') and shown.endswith(b'"'):
        shown = _ESCAPE.sub(_unescaped, shown[1:-1])
    return shown[2:] if shown.startswith(b"b/") else b""


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 0xFF]) if len(code) == 3 else _ESCAPED.get(code, code)


def _root(folder: str) -> str | None:
    return next((str(at) for at in _upward(Path(folder)) if (at / ".git").exists()), None)


def _upward(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _asked(root: str, *args: str) -> str | None:
    """What git answers; None if it says no."""
    done = _run(root, *args)
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None


def _git(root: str, *args: str) -> bytes:
    done = _run(root, *args)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise UsageError(Problem("E314", f"git cannot tell what has changed: {said}", root))
    return done.stdout


def _run(root: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name not in _FROM_HOOKS}
    env |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", root, "-c", "core.quotePath=false", *args]
    try:
        return subprocess.run(  # noqa: S603  # no shell; a ref cannot pass for an option
            command, capture_output=True, env=env, stdin=subprocess.DEVNULL, check=False
        )
    except OSError:
        raise UsageError(
            Problem("E311", "--only-changed needs git, and it is not installed.")
        ) from None

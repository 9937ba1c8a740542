"""`saveworthy check --watch`: reviews again what changes, until Ctrl-C.

Nothing goes by what an event says of a file: editors save in many ways. An event only means that it is
time to look, and what was not as it is now has changed. So nothing is missed between two waits either.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from saveworthy.cli import check
from saveworthy.cli.packs import RulesForDrafts
from saveworthy.cli.render.terminal import Ink, printable, show_problems
from saveworthy.cli.render.words import counted
from saveworthy.cli.walk import Source, find, searched
from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.errors import Problem, SaveworthyError
from saveworthy.rules.layers import Layer
from saveworthy.settings.read import OWN_FILE, SHARED_FILE, project_packs
from saveworthy.settings.vale import NAMES as VALE_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from saveworthy.cli.options import Options
    from saveworthy.rules.vale.use import Use

_State: TypeAlias = tuple[int, ...]
_LOOK = 500
"""Milliseconds after which settings and single files are looked at in any case."""
_REST = 20
"""After such a look it rests for so many times what the look has taken: idle must cost little."""
_FEW = 200
"""Drafts that are looked at then."""
_CALM = 150
"""Milliseconds without another event that end a wait: saving is often several steps."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


@dataclass(frozen=True, slots=True)
class _Seen:
    """How things stood at one moment.

    Attributes:
        drafts: the state of each draft.
        folders: where they are, and those that are searched.
        rules: the state of all files that say how to review.
    """

    drafts: Mapping[Source, _State]
    folders: frozenset[Path]
    rules: Mapping[str, _State]


def run(options: Options) -> int:
    """Review what `options` name, and then again what changes; 0 once it is interrupted."""
    ink = Ink.for_stdout(options.color)
    seen = _look(options)
    todo: list[Source] | None = None  # all
    gone: list[Source] = []
    try:
        while True:
            _head(todo, gone, ink)
            _review(options, todo)
            _foot(seen, ink)
            now = _wait(options, seen)
            gone = [source for source in seen.drafts if source not in now.drafts]
            todo = [s for s, state in now.drafts.items() if seen.drafts.get(s) != state]
            if now.rules != seen.rules:
                todo = None
            seen = now
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        return 0


def _review(options: Options, todo: list[Source] | None) -> None:
    if todo is not None and not todo:
        return
    try:
        if check.run(options._replace(watch=False), todo) == check.INTERRUPTED:
            raise KeyboardInterrupt
    except SaveworthyError as error:  # settings or packs: the next change may mend them
        show_problems(error.problems)


def _wait(options: Options, seen: _Seen) -> _Seen:
    """Return how things stand as soon as they are no longer as `seen`."""
    import watchfiles

    while True:
        now = _look(options)
        if now != seen:
            return now
        folders = [folder for path in options.paths if (folder := searched(path))]
        parents = {Path(path).parent for path in options.paths}
        places = folders or [parent for parent in parents if parent.is_dir()]
        try:
            turns = watchfiles.watch(
                *places,
                watch_filter=None,
                debounce=_CALM,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                recursive=bool(folders),
                ignore_permission_denied=True,
            )
            next_look = 0.0
            for number, events in enumerate(turns):
                # The first turn is for what changed while the watch was being set up.
                changed = bool(events) or not number
                begin = time.monotonic()
                if not changed and begin >= next_look:
                    changed = _cheaply_differ(options, seen)
                    end = time.monotonic()
                    next_look = end + _REST * (end - begin)
                if changed:
                    now = _look(options)
                    if now != seen:
                        return now
        except OSError:  # a folder went away, or there are too many to watch
            time.sleep(_LOOK / 1000)


def _look(options: Options) -> _Seen:
    states = {source: _state(source.path) for source in _sources(options) if source.path}
    drafts = {source: state for source, state in states.items() if state}
    folders = {source.path.absolute().parent for source in drafts if source.path}
    folders |= {folder.absolute() for path in options.paths if (folder := searched(path))}
    return _Seen(drafts, frozenset(folders), _rules(options, folders))


def _sources(options: Options) -> Iterator[Source]:
    try:
        config = options.config
        known = RulesForDrafts((), Layer(), config, search=not options.no_config)
    except SaveworthyError:  # the review says what is wrong
        known = RulesForDrafts((), Layer(), search=False)
    for found in find(options.paths, wanted=known.finds):
        if not isinstance(found, Problem):
            yield found


def _cheaply_differ(options: Options, seen: _Seen) -> bool:
    """Whether something has changed that may have made no event: rules, or one of a few drafts."""
    few = list(seen.drafts.items())[:_FEW]
    return _rules(options, seen.folders) != seen.rules or any(
        source.path is not None and _state(source.path) != state for source, state in few
    )


def _rules(options: Options, folders: Collection[Path]) -> dict[str, _State]:
    """The states of all files that could say how to review drafts in `folders`."""
    every = {*folders} | {above for folder in folders for above in folder.parents}
    paths = {*options.rules, *filter(None, (options.config, options.baseline))}
    if options.config:
        paths.add(str(Path(options.config).with_name(DISMISSALS_FILE)))
    elif not options.no_config:
        names = (OWN_FILE, SHARED_FILE, DISMISSALS_FILE)
        paths |= {str(folder / name) for folder in every for name in names}
        paths |= {pack for folder in every for pack in project_packs(folder)}
    if not options.no_config:
        paths |= {str(folder / name) for folder in every for name in VALE_FILES}
        paths |= set(_named(options, folders))
    return {path: state for path in paths if (state := _state(Path(path)))}


def _named(options: Options, folders: Iterable[Path]) -> Iterator[str]:
    """The packs that settings name, and the files of all Vale styles in use."""
    styles: set[Use] = set()
    try:
        known = RulesForDrafts((), Layer(), options.config)
    except SaveworthyError:
        return
    for folder in folders:
        try:
            settings = known.settings(Source("", folder / "draft.md"))
        except SaveworthyError:
            continue
        yield from settings.packs
        if settings.vale is not None:
            styles.add(settings.vale._replace(sections=()))
    if styles:
        from saveworthy.rules.vale.use import files

        for use in styles:
            yield from files(use)


def _state(path: Path) -> _State:
    try:
        state = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


def _head(todo: Sequence[Source] | None, gone: Sequence[Source], ink: Ink) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    if todo is None and not gone:
        return
    said = [f"{printable(source.name)} is gone." for source in gone]
    sys.stdout.writelines(f"{ink('dim', line)}\n" for line in said)
    sys.stdout.flush()


def _foot(seen: _Seen, ink: Ink) -> None:
    drafts = counted(len(seen.drafts), "draft", "drafts")
    line = f"{time.strftime('%H:%M:%S')}  Watching {drafts}. Ctrl-C ends it."
    sys.stdout.write(f"{ink('dim', line)}\n")
    sys.stdout.flush()

"""From a settings file to what it says, or to everything that is wrong with it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from saveworthy.core.places import PROJECT_PACKS
from saveworthy.errors import PackError, Problem, SettingsError
from saveworthy.rules.layers import Layer
from saveworthy.rules.profiles import PROFILES, SCORES, targets
from saveworthy.settings import checked
from saveworthy.settings.rules import known_rules
from saveworthy.settings.source import Keys, Source, nearest, parse
from saveworthy.settings.trust import uses_packs
from saveworthy.settings.vale import known_names, named
from saveworthy.settings.values import Override, Settings, SettingsFile

OWN_FILE, SHARED_FILE = "saveworthy.toml", "pyproject.toml"
TABLE: Keys = ("tool", "saveworthy")
"""Where the settings stand in `SHARED_FILE`."""

_Wrong: TypeAlias = tuple[Keys, str, str, str]
"""Where, the code, what is wrong, the mend."""


def load(path: str | os.PathLike[str]) -> SettingsFile:
    """Read one settings file.

    Args:
        path: a TOML file; of one called pyproject.toml, its table `tool.saveworthy` is read.

    Raises:
        SettingsError: each problem with its line and, where one is known, its mend (E500–E506),
            and those of the rule packs that it names.
    """
    found = peek(Path(path))
    if found is None:
        raise SettingsError(
            Problem(
                "E506",
                "There is no [tool.saveworthy] in this file.",
                os.fspath(path),
                mend=f"Add one, or put the settings into a {OWN_FILE}.",
            )
        )
    return found


def peek(path: Path) -> SettingsFile | None:
    """Read one settings file as `load` does; None for a pyproject.toml without our table."""
    try:
        state = path.stat()
        if stat.S_ISREG(state.st_mode):  # reading a pipe could wait for ever
            version = (state.st_mtime_ns, state.st_size, state.st_ino)
            return _peek(path, version, project_packs(path.parent))
        reason = "this is no ordinary file"
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
    raise SettingsError(Problem("E500", f"The settings cannot be read ({reason}).", str(path)))


@lru_cache(maxsize=256)
def _peek(
    path: Path,
    state: tuple[int, ...],  # noqa: ARG001
    packs: tuple[str, ...],
) -> SettingsFile | None:
    """`state` is what tells one version of the file from another."""
    return _understood(path, path.read_bytes(), packs)


def project_packs(folder: Path) -> tuple[str, ...]:
    """Return the rule packs that lie in `PROJECT_PACKS` of `folder`, by name."""
    try:
        names = sorted(os.listdir(folder / PROJECT_PACKS))  # noqa: PTH208  # it is mostly not there
    except OSError:
        return ()
    wanted = (n for n in names if n.endswith((".yml", ".yaml")) and not n.startswith("."))
    return tuple(str(folder / PROJECT_PACKS / name) for name in wanted)


def problems(path: Path, data: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with `data` as the settings file at `path`; nothing on the disk is read."""
    try:
        _understood(path, data, project_packs(path.parent))
    except SettingsError as error:
        return error.problems
    return ()


def _understood(path: Path, data: bytes, packs: tuple[str, ...]) -> SettingsFile | None:
    table = TABLE if path.name == SHARED_FILE else ()
    if table and b"saveworthy" not in data:
        return None
    source = parse(data, str(path))
    values: object = source.value
    for name in table:
        values = values.get(name) if isinstance(values, Mapping) else None
    if values is None:
        return None
    return _file(source, values, table, data, packs)


def _file(
    source: Source, values: object, table: Keys, data: bytes, packs: tuple[str, ...]
) -> SettingsFile:
    wrong: list[_Wrong] = []
    if not checked.known(data):
        from saveworthy.settings.complaints import complaints

        wrong += complaints(values)
    folder = Path(os.path.abspath(source.path)).parent  # noqa: PTH100  # a link's own place counts
    file = _built(_table(values), folder / Path(source.path).name)
    wrong += _missing_packs(values, file)
    wrong += _missing_styles(values, file)
    if packs:
        every = tuple(dict.fromkeys((*file.everywhere.packs, *packs)))
        file = file._replace(everywhere=replace(file.everywhere, packs=every))
    in_packs: tuple[Problem, ...] = ()
    try:
        if not any(code in {"E505", "E522"} for _, code, _, _ in wrong):
            wrong += _unknown_rules(values, file)
    except PackError as error:  # without the packs nobody knows which names there are
        in_packs = error.problems
    problems = list(_located(wrong, source, table)) if wrong else []
    problems += in_packs
    if problems:
        raise SettingsError(*problems)
    checked.keep(data)
    return file


def _located(wrong: Iterable[_Wrong], source: Source, table: Keys) -> Iterator[Problem]:
    places = source.places()
    found = {
        (nearest(places, (*table, *keys)), code, message, mend)
        for keys, code, message, mend in wrong
    }
    for (line, column), code, message, mend in sorted(found):
        yield Problem(code, message, source.path, line, column, mend)


def _missing_packs(values: object, file: SettingsFile) -> Iterator[_Wrong]:
    for number, pack in enumerate(file.everywhere.packs):
        if not Path(pack).is_file():
            name = _strings(_table(values).get("packs"))[number]
            yield (
                ("packs", number),
                "E505",
                f"There is no rule pack “{name}”.",
                (f"It is looked for in {Path(pack).parent}."),
            )


def _missing_styles(values: object, file: SettingsFile) -> Iterator[_Wrong]:
    vale = file.everywhere.vale
    named = _strings(_table(values).get("vale"))
    for number, style in enumerate(vale.styles if vale else ()):
        if not Path(style).is_dir():
            message = f"There is no folder “{named[number]}” with a Vale style."
            yield ("vale", number), "E522", message, f"It is looked for in {Path(style).parent}."


def _unknown_rules(values: object, file: SettingsFile) -> Iterator[_Wrong]:
    if not uses_packs():  # they may be those of a pack
        return
    known = known_rules(file.everywhere.packs)
    unknown = [(keys, name) for keys, name in _names(values) if name not in known.known]
    styles = known_names(file.everywhere, Path(file.path).parent) if unknown else frozenset()
    for keys, name in unknown:
        if name not in styles:
            message = f"There is no rule or pack “{name}”."
            yield keys, "E504", message, known.did_you_mean(name)


def _names(values: object, above: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every name of a rule or pack, with what leads to it."""
    table = _table(values)
    for key in ("select", "ignore"):
        for number, name in enumerate(_strings(table.get(key))):
            yield (*above, key, number), name
    for name in _table(table.get("severity")):
        yield (*above, "severity", name), name
    for number, override in enumerate(_list(table.get("overrides"))):
        yield from _names(override, (*above, "overrides", number))


def _built(table: Mapping[str, object], path: Path) -> SettingsFile:
    packs = tuple(str(path.parent / pack) for pack in _strings(table.get("packs")))
    overrides = tuple(
        Override(_strings(each.get("files")), _settings(each))
        for each in map(_table, _list(table.get("overrides")))
    )
    include, exclude = _strings(table.get("include")), _strings(table.get("exclude"))
    everywhere = replace(_settings(table, packs), vale=named(table.get("vale"), path.parent))
    return SettingsFile(str(path), everywhere, overrides, include, exclude)


def _settings(table: Mapping[str, object], packs: tuple[str, ...] = ()) -> Settings:
    severity = _table(table.get("severity"))
    layer = Layer(
        _strings(table.get("select")),
        _strings(table.get("ignore")),
        tuple((name, level) for name, level in severity.items() if isinstance(level, str)),
        targets(_figures(table.get("targets"))),
    )
    profile = table.get("profile")
    settings = Settings(
        packs,
        (layer,),
        _strings(table.get("accept")),
        profile=profile if isinstance(profile, str) and profile in PROFILES else "",
        minimum=tuple(_figures(table.get("minimum")).items()),
    )
    return settings.over(Settings())


# A file is read as far as it makes sense, so that all that is wrong with it is said at once.
def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _figures(value: object) -> dict[str, float]:
    found = _table(value).items()
    return {name: float(v) for name, v in found if isinstance(v, int | float) and name in SCORES}


def _strings(value: object) -> tuple[str, ...]:
    return tuple(item for item in _list(value) if isinstance(item, str))

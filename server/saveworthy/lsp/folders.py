"""Reviews the drafts that lie in the editor's folders and are not open in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pygls.uris import from_fs_path

from saveworthy.lsp.rules_for import path_of
from saveworthy.lsp.wire import diagnostics, name_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence

    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.session import Session
    from saveworthy.rules.rule import Rule

    Find = Callable[[str], Iterable[Path]]


def no_drafts(_folder: str) -> Iterable[Path]:
    """Find nothing, where nobody has said how to look for drafts."""
    return ()


class Closed(NamedTuple):
    """What there is to show of a draft that is not open.

    Attributes:
        uri: the draft.
        items: JSON.
        name: tells it from other items.
        findings: how many there are.
    """

    uri: str
    items: str
    name: str
    findings: int


class _Reviewed(NamedTuple):
    state: tuple[int, int]  # of the file: when it was changed, and its size
    closed: Closed


class Folders:
    """Reviews closed drafts, each again only when it or the settings have changed.

    Args:
        find: yields the drafts in a folder.
        rule: the rule of an id, None if it is not known.
    """

    def __init__(self, find: Find, rule: Callable[[str], Rule | None]) -> None:
        self._find = find
        self._rule = rule
        self._known: dict[str, _Reviewed] = {}
        self._news = asyncio.Event()

    def stir(self, *, anew: bool = False) -> None:
        """Note that drafts may have changed; with `anew`, that what was said of them is void."""
        if anew:
            self._known.clear()
        self._news.set()

    async def news(self, patience: float) -> None:
        """Wait until drafts may have changed, or so many seconds are over."""
        try:
            await asyncio.wait_for(self._news.wait(), patience)
        except TimeoutError:
            return

    async def reviewed(
        self,
        roots: Sequence[str],
        session: Session,
        client: Client,
        progress: Callable[[int, int], None],
    ) -> AsyncIterator[Closed]:
        """Yield what there is to show of each draft in the `roots` that the editor has not open.

        Args:
            roots: folders.
            session: reviews drafts, and knows those that are open.
            client: how the editor wants positions.
            progress: told how many drafts are done, and of how many.
        """
        self._news.clear()
        paths = await asyncio.to_thread(self._paths, roots)
        known = {}
        for number, (uri, path) in enumerate(paths.items()):
            progress(number, len(paths))
            if str(path) in map(path_of, session.uris):
                continue
            found = await self._one(uri, path, session, client)
            if found is not None:
                known[uri] = found
                yield found.closed
        self._known = {**known}

    def forget(self, uris: Collection[str]) -> None:
        """Drop what is known of files and folders that are gone."""
        for uri in [*self._known]:
            if any(uri == gone or uri.startswith(f"{gone}/") for gone in uris):
                del self._known[uri]

    def _paths(self, roots: Sequence[str]) -> dict[str, Path]:
        paths = (path for root in roots for path in self._find(root))
        return {from_fs_path(str(path)) or "": path for path in paths}

    async def _one(
        self, uri: str, path: Path, session: Session, client: Client
    ) -> _Reviewed | None:
        try:
            stat = path.stat()
        except OSError:
            return None
        state = (stat.st_mtime_ns, stat.st_size)
        known = self._known.get(uri)
        if known is not None and known.state == state:
            return known
        found = await session.closed(path)
        if found is None:
            return None
        items = diagnostics(*found, self._rule, client)
        closed = Closed(uri, items, name_of(items), len(found[1].findings))
        made = self._known[uri] = _Reviewed(state, closed)
        return made

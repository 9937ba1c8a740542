"""The protocol's classes, each made when it is first used.

lsprotocol has 554 classes. attrs writes and compiles half a dozen methods for each of them when the module
is imported, which took most of a server's start, and an editor's session uses some sixty of them. So
`attrs.define` is put off, class by class, until somebody makes an object of the class or asks for its
fields. Should lsprotocol define them in another way one day, they are made at once, as ever.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIELDS = "__attrs_attrs__"
"""Where attrs keeps the fields of a class, and by which everybody tells that it is one of attrs'."""

_making = threading.RLock()


def import_types() -> None:
    """Import lsprotocol's types with their classes put off, unless they have been imported before."""
    if "lsprotocol.types" in sys.modules:
        return
    with putting_off():
        import lsprotocol.types  # noqa: F401
    from lsprotocol import _hooks

    _hooks._resolved_forward_references = True  # noqa: SLF001  # `_make` resolves each class's own


@contextlib.contextmanager
def putting_off() -> Iterator[None]:
    """Put off the classes that are defined with attrs meanwhile."""
    at_once: Callable[..., object] = attrs.define

    def define(cls: type | None = None, **options: object) -> object:
        if cls is None or options or cls.__bases__ != (object,):
            return at_once(cls, **options)
        return _put_off(cls)

    attrs.define = define  # type: ignore[assignment]
    try:
        yield
    finally:
        attrs.define = at_once  # type: ignore[assignment]


class _Unmade:
    """Stands in for the fields of a class until somebody asks for them."""

    def __get__(self, _: object, owner: type) -> object:
        _make(owner)
        return getattr(owner, _FIELDS)


def _put_off(cls: type) -> type:
    """Let the first use of a class make it."""

    def first(self: object, *args: object, **fields: object) -> None:
        _make(cls)
        cls.__init__(self, *args, **fields)  # type: ignore[misc]  # its own by now

    setattr(cls, _FIELDS, _Unmade())
    cls.__init__ = first  # type: ignore[misc]
    return cls


def _make(cls: type) -> None:
    with _making:  # requests are answered on several threads
        if not isinstance(cls.__dict__[_FIELDS], _Unmade):
            return
        # The class must stay the object that others hold already, which rules out slots.
        attrs.define(cls, slots=False, init=True)
        attrs.resolve_types(cls, dict(vars(sys.modules[cls.__module__])), {})

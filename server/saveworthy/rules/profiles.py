"""Profiles: what is asked of each kind of draft.

A profile is the lowest layer of choices. Settings are laid over it, so whatever it turns off can be
turned on again. Rules that name profiles of their own (`Rule.profiles`) speak in these alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from saveworthy.rules.layers import Layer

DEFAULT = "post"
"""The profile of a draft for which none is named."""

SCORES = ("voice", "readability", "save")
"""The scores that have a target: the option of the rule `scores/…`."""

_POST = {"voice": 45.0, "readability": 35.0, "save": 25.0}
"""What rules/scores.yml says; a test holds them equal."""


class Profile(NamedTuple):
    """What is asked of one kind of draft.

    Attributes:
        name: as settings and front matter spell it.
        about: which drafts these are, and what their readers need; one or two sentences.
        targets: the least of each score, 0–100, below which a draft is told; 0 for no target.
        off: rules and packs that stay silent.
        severity: how much a rule or pack matters, where it is not its own.
        limits: rule, option and value, where the rule's own does not fit.
    """

    name: str
    about: str
    targets: Mapping[str, float]
    off: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    limits: tuple[tuple[str, str, float], ...] = ()

    @property
    def layer(self) -> Layer:
        """Its choices, to lay others over."""
        changed = {name: least for name, least in self.targets.items() if least != _POST[name]}
        return Layer(
            ignore=self.off, severity=self.severity, options=(*targets(changed), *self.limits)
        )


def targets(wanted: Mapping[str, float]) -> tuple[tuple[str, str, float], ...]:
    """Return the options that set the targets of scores: rule, option and value."""
    return tuple((f"scores/{name}", "target", float(least)) for name, least in wanted.items())


def _asks(voice: float, readability: float, save: float) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(SCORES, (voice, readability, save), strict=True)))


def _named(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    return MappingProxyType({profile.name: profile for profile in profiles})


_TO_KEEP = ("save/takeaway", "save/screenshot", "save/ending", "scores/save")
"""What is asked of a draft that many people read; a message to one person need not be kept by others."""

PROFILES = _named(
    (
        Profile(
            "post",
            "A post or an article for everybody who follows you. It earns its next line with the one before.",
            _asks(voice=45, readability=35, save=25),
        ),
        Profile(
            "newsletter",
            "An issue that lands in people's inboxes. They chose it, and they see one line of it before they open it.",
            _asks(voice=50, readability=40, save=25),
            limits=(("save/ending", "most", 1500), ("save/screenshot", "most", 1500)),
        ),
        Profile(
            "landing-page",
            "A page that offers something to people who do not know you yet. Each claim needs something to hold on to.",
            _asks(voice=0, readability=45, save=0),
            off=(*_TO_KEEP, "save/only-sells", "save/opening"),
            severity=(("hype", "warning"),),
        ),
        Profile(
            "docs",
            "A guide or a reference. Its readers are in the middle of something and want to get on.",
            _asks(voice=0, readability=40, save=0),
            off=("save", "scores/save", "scores/voice"),
            severity=(("hype", "warning"),),
        ),
        Profile(
            "sales-email",
            "A message to one person who did not ask for it. One reason to write, one thing to answer.",
            _asks(voice=50, readability=50, save=0),
            off=_TO_KEEP,
            severity=(("save/opening", "warning"), ("save/only-sells", "warning")),
        ),
        Profile(
            "account-update",
            "News for a client whom you look after. What they get, what comes next, and when.",
            _asks(voice=40, readability=40, save=0),
            off=_TO_KEEP,
        ),
        Profile(
            "ops-note",
            "A note for the people on duty: what to do, who does it, and until when.",
            _asks(voice=0, readability=50, save=0),
            off=("save", "scores/save", "scores/voice"),
            severity=(("hedges", "warning"),),
        ),
        Profile(
            "management-memo",
            "A memo that asks for a decision or tells one. Whoever reads three lines should know it.",
            _asks(voice=30, readability=40, save=0),
            off=(*_TO_KEEP, "save/reader"),
        ),
        Profile(
            "customer-reply",
            "An answer to somebody with a problem. They want to see that it was read, then what happens now.",
            _asks(voice=50, readability=55, save=0),
            off=(*_TO_KEEP, "save/concrete", "save/only-sells"),
            severity=(("hype", "warning"), ("save/opening", "hint")),
        ),
        Profile(
            "support-ticket",
            "A report to somebody who is to mend a thing that they cannot see.",
            _asks(voice=0, readability=45, save=0),
            off=("save", "scores/save", "scores/voice"),
        ),
    )
)


def layer_of(profile: str) -> Layer:
    """Return the choices of the profile of that name; none for "", which is no profile."""
    return PROFILES[profile].layer if profile else Layer()

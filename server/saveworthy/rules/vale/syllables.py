"""How many syllables a word has, by its letters, as Vale counts them.

Its formulas are met or missed by these counts, so they are its counts, where a dictionary's would be
truer. The way is that of the Perl module Lingua::EN::Syllable (Greg Fast): each run of vowels is a
syllable, less the silent ones, and more where two vowels are heard.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")

_ENDING = re.compile(r"[aeiouy](squ|y|[^aeiouy]+)(e[ds]?)\Z")
_ALWAYS = frozenset(
    "b ch f gh gn k l ll lv m mm n nn p r rn rs rv s sc sk sl squ ss th v y".split()  # noqa: SIM905
)
_SILENT = {
    "e": _ALWAYS.union("c d dg g nc ng rc st t z".split()),  # noqa: SIM905
    "ed": _ALWAYS.union("c dg g lch nc nch ng rc z".split()),  # noqa: SIM905
    "es": _ALWAYS.union("d lch nch st t".split()),  # noqa: SIM905
}
"""After which consonants an ending is not heard."""

_HARD = re.compile(r"[^aeiouybcdglt]{2,}\Z")

_FEWER = re.compile(
    r"cia(?:l|\Z)|tia|cious|cius|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|uai|eau|\Ajua|\Abusi\Z"
    r"|(?:sia|eous|[ao]gue)\Z"
)
"""Vowels apart that are heard as one."""

_MORE = (
    re.compile(
        r"(?:[^aeiouy]ie(?:r|st|t)|[aeiouym]bl|eo|[ai]sm|thm|dnt|uity|dea|gean|[ou]a|eings?"
        r"|[aeiouy]sh?e[drs])\Z"
    ),
    re.compile(r"[^gq]ua[^aeiou]|[aeiou]{3}|\A(?:ia|mc|coa[dglx].)"),
    re.compile(r"[^aeiou]y[ae]|[^l]lien|dien|riet|i[iou]|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]"),
    re.compile(r"[^s]ia"),
)
"""Vowels in a row, or none, that are heard as one more."""

_PREFIXES = (
    (2, """above anti ante counter hyper afore agri infra intra inter over semi ultra under extra dia
        micro mega kilo pico nano macro"""),
    (1, "un fore ware none non out post sub pre pro dis side"),
)  # fmt: skip
_SUFFIXES = (
    (3, "ology ologist onomy onomist"),
    (2, "fully berry woman women"),
    (1, """ly less some ful er ers ness cian cians ment ments ette ettes ville villes ships ship side
        sides port ports shire shires tion tioned"""),
)  # fmt: skip

_KNOWN = {
    "adobe": 3, "apostrophe": 4, "cafe": 2, "cafes": 2, "catastrophe": 4, "epitome": 4,
    "facsimile": 4, "forever": 3, "hyperbole": 4, "jukebox": 2, "karate": 3, "machete": 3,
    "maybe": 2, "people": 2, "recipe": 3, "sesame": 3, "shoreline": 2, "simile": 3,
}  # fmt: skip
"""Words of which the letters say otherwise."""

_SHORT = 3


@lru_cache(maxsize=8192)
def syllables_in(word: str) -> int:
    """Return about how many syllables a word has, at least one."""
    if len(word) < _SHORT:
        return 1
    plain = word.lower()
    if plain in _KNOWN:
        return _KNOWN[plain]
    plain, before = _without_prefix(plain)
    plain, after = _without_suffix(plain)
    number = before + after + len(_VOWELS.findall(plain)) - len(_FEWER.findall(plain))
    ending = _ENDING.search(plain)
    if ending is not None:
        heard = ending[2] != "ed" or _HARD.match(ending[1]) is None
        number -= ending[1] in _SILENT[ending[2]] or not heard
    return max(1, number + sum(len(more.findall(plain)) for more in _MORE))


def _without_prefix(word: str) -> tuple[str, int]:
    for number, prefixes in _PREFIXES:
        for prefix in prefixes.split():
            if word.startswith(prefix):
                return word.removeprefix(prefix), number
    return word, 0


def _without_suffix(word: str) -> tuple[str, int]:
    for number, suffixes in _SUFFIXES:
        for suffix in suffixes.split():
            if word.endswith(suffix):
                return word.removesuffix(suffix), number
    return word, 0

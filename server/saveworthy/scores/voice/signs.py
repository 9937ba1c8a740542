"""What a sentence shows of its writer: its words, its pairs of words, and named habits.

Each sign counts once in a sentence, so that no sentence speaks for a whole text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

START = "<s>"
"""Comes before the first word in pairs."""

HABITS = {
    "#contraction": "a contraction",
    "#i": "I or my",
    "#we": "we or our",
    "#you": "you or your",
    "#question": "a question",
    "#exclaim": "an exclamation mark",
    "#aside": "an aside in brackets",
    "#connective": "a connective at the start",
    "#hedge": "a word of doubt",
    "#feeling": "a word of feeling",
    "#nominal": "an abstract noun",
    "#nominals": "several abstract nouns",
    "#long-words": "many long words",
    "#short-words": "short words only",
    "#adverb": "an adverb in -ly",
    "#stack": "nouns stacked in a row",
    "#triad": "a list of three",
    "#tail": "a tail in -ing",
    "#opens-ing": "an opening in -ing",
    "#not-but": "“not just …, but …”",
    "#name": "a name",
    "#number": "a number",
    "#date": "a date",
    "#words-1": "a sentence of one to four words",
    "#words-5": "a sentence of five to nine words",
    "#words-10": "a sentence of 10–14 words",
    "#words-15": "a sentence of 15–19 words",
    "#words-20": "a sentence of 20–25 words",
    "#words-26": "a sentence of 26–34 words",
    "#words-35": "a sentence of 35 words or more",
    "#even": "a sentence as long as the one before",
    "#run": "four sentences in a row of nearly one length",
    "#jump": "a sentence much longer or shorter than the one before",
    "#punch": "a short sentence after a long one",
}
"""The signs that are no words, and what a writer would call them."""

_LENGTHS = (35, 26, 20, 15, 10, 5, 1)
_LENGTH_OF = tuple(
    f"#words-{next((least for least in _LENGTHS if count >= least), 1)}" for count in range(36)
)

_I = frozenset("i i'm i've i'd i'll me my mine myself".split())
_WE = frozenset("we we're we've we'd we'll us our ours ourselves".split())
_YOU = frozenset("you you're you've you'd you'll your yours yourself u ur".split())
_CONNECTIVES = frozenset(
    "additionally furthermore moreover consequently therefore thus hence however nevertheless"
    " nonetheless notably importantly ultimately overall conversely similarly likewise meanwhile"
    " subsequently accordingly indeed firstly secondly thirdly finally lastly".split()
)
_HEDGES = frozenset(
    "maybe perhaps probably guess suppose think thought seems seemed pretty kinda sorta sort kind"
    " somewhat apparently actually honestly anyway dunno wonder wondering".split()
)
_FEELINGS = frozenset(
    "love loved hate hated glad sad angry scared afraid worried tired bored ashamed proud sorry"
    " laugh laughed cry cried miss missed hope hoped annoyed stupid funny weird awful".split()
)
_PLAIN = frozenset(
    "a about above after again all also am among an and any are as at be because been before being"
    " below between both but by can can't could did didn't do does doesn't don't down each either"
    " else even ever every few for from get had has have having he her here hers him his how i if in"
    " into is isn't it it's its just many may me might more most much must my neither no nor not now"
    " of off often on once one only onto or other our out over own per rather same she should since"
    " so some still such than that that's the their them then there these they this those though"
    " through to too under until up upon us very was wasn't we were what when where whether which"
    " while who whom whose why will with within without won't would yet you your".split()
)
_ABSTRACT = (
    *("tion", "tions", "sion", "sions", "ment", "ments", "ity", "ities", "ness", "ance", "ences"),
    *("ence", "ances", "ship", "ism"),
)
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "'m")
_IS_CONTRACTED = frozenset(
    "it's that's what's there's he's she's let's who's here's where's how's dont im ive cant didnt"
    " doesnt isnt wont wouldnt gonna wanna gotta cos cuz ain't y'all".split()
)


def signs(tokens: Sequence[str]) -> set[str]:
    """Return all that one sentence shows, given what `tokens` made of it."""
    found = set(tokens)
    before = START
    for token in tokens:
        found.add(f"{before} {token}")
        before = token
    found |= _habits(tokens)
    return found


def length(tokens: Iterable[str]) -> int:
    """Return how many of the tokens are words (names, numbers and dates are)."""
    return sum(_word(token)[0] for token in tokens)


def rhythm(lengths: Sequence[int]) -> tuple[str, ...]:
    """Return what the last sentence shows after those before it.

    Args:
        lengths: the words of up to four sentences that follow on each other, the last one last.
    """
    if len(lengths) < 2:
        return ()
    before, last = lengths[-2:]
    shown = []
    if abs(last - before) <= 2 and min(last, before) >= 8:
        shown.append("#even")
        if len(lengths) > 3 and min(lengths[-4:]) >= 8 and max(lengths[-4:]) - min(lengths[-4:]) <= 4:
            shown.append("#run")
    if abs(last - before) >= 12:
        shown.append("#jump")
        if last <= 6:
            shown.append("#punch")
    return tuple(shown)


def _habits(tokens: Sequence[str]) -> set[str]:
    found: set[str] = set()
    words = long = abstract = row = 0
    for token in tokens:
        is_word, kinds, is_long, is_abstract, stacks = _word(token)
        words += is_word
        long += is_long
        abstract += is_abstract
        row = row + 1 if stacks else 0
        if row == 3:
            found.add("#stack")
        found.update(kinds)
    if not words:
        return found
    found.add(_LENGTH_OF[min(words, 35)])
    if abstract >= 3:
        found.add("#nominals")
    if words >= 6:
        if long * 4 >= words:
            found.add("#long-words")
        elif not long:
            found.add("#short-words")
    return found | _shapes(tokens)


def _shapes(tokens: Sequence[str]) -> set[str]:
    """Habits that show in the order of words."""
    found: set[str] = set()
    first = tokens[0] if tokens[0] not in {'"', "'", "("} or len(tokens) < 2 else tokens[1]
    if first in _CONNECTIVES:
        found.add("#connective")
    if len(first) > 5 and first.endswith("ing"):
        found.add("#opens-ing")
    if "," in tokens:
        commas = [at for at, token in enumerate(tokens) if token == ","]
        size = len(tokens)
        for at in commas:
            after = tokens[at + 1] if at + 1 < size else ""
            if len(after) > 5 and after.endswith("ing"):
                found.add("#tail")
            if after in {"and", "or"} and any(2 <= at - other <= 5 for other in commas):
                found.add("#triad")
    if "not" in tokens and ("but" in tokens or "also" in tokens):
        at = tokens.index("not")
        if at + 1 < len(tokens) and tokens[at + 1] in {"just", "only", "merely", "simply"}:
            found.add("#not-but")
    return found


@lru_cache(maxsize=65_536)
def _word(token: str) -> tuple[bool, tuple[str, ...], bool, bool, bool]:
    """Facts of one token: is it a word, its habits, is it long, abstract, a noun for a stack."""
    if token[0] == "<":
        habit = {"<name>": "#name", "<num>": "#number", "<year>": "#date", "<date>": "#date"}
        kind = habit.get(token)
        return kind is not None, (kind,) if kind else (), False, False, False
    if not token[0].isalnum():
        habit = {"?": "#question", "!": "#exclaim", "(": "#aside"}
        return False, (habit[token],) if token in habit else (), False, False, False
    kinds = []
    for group, habit_name in (
        (_I, "#i"),
        (_WE, "#we"),
        (_YOU, "#you"),
        (_HEDGES, "#hedge"),
        (_FEELINGS, "#feeling"),
        (_IS_CONTRACTED, "#contraction"),
    ):
        if token in group:
            kinds.append(habit_name)
    if token.endswith(_CONTRACTED) and "#contraction" not in kinds:
        kinds.append("#contraction")
    is_abstract = len(token) >= 7 and token.endswith(_ABSTRACT)
    if is_abstract:
        kinds.append("#nominal")
    if len(token) >= 6 and token.endswith("ly"):
        kinds.append("#adverb")
    stacks = (
        len(token) >= 4
        and token not in _PLAIN
        and not token.endswith(("ly", "ing", "ed", "'s"))
        and not kinds[:1] == ["#contraction"]
    )
    return True, tuple(kinds), len(token) >= 9, is_abstract, stacks


def familiar(tokens: Iterable[str]) -> int:
    """Return how many of the tokens are small English words; a third or so of English prose is."""
    return sum(token in _PLAIN or token in _I for token in tokens)

"""What single words tell: who speaks, doubt, feeling, abstraction."""

from __future__ import annotations

from typing import NamedTuple

from saveworthy.text.known import Known
from saveworthy.text.wordset import word_set

_I = word_set(
    """
    i i'm i've i'd i'll me my mine myself
    """
)
_WE = word_set(
    """
    we we're we've we'd we'll us our ours ourselves
    """
)
_YOU = word_set(
    """
    you you're you've you'd you'll your yours yourself u ur
    """
)
CONNECTIVES = word_set(
    """
    additionally furthermore moreover consequently therefore thus hence however nevertheless
    nonetheless notably importantly ultimately overall conversely similarly likewise meanwhile
    subsequently accordingly indeed firstly secondly thirdly finally lastly
    """
)
"""Words that join a sentence to the one before it, formally."""
_HEDGES = word_set(
    """
    maybe perhaps probably guess suppose think thought seems seemed pretty kinda sorta sort kind
    somewhat apparently actually honestly anyway dunno wonder wondering
    """
)
_FEELINGS = word_set(
    """
    love loved hate hated glad sad angry scared afraid worried tired bored ashamed proud sorry
    laugh laughed cry cried miss missed hope hoped annoyed stupid funny weird awful
    """
)
_PLAIN = word_set(
    """
    a about above after again all also am among an and any are as at be because been before
    being below between both but by can can't could did didn't do does doesn't don't down each
    either else even ever every few for from get had has have having he her here hers him his
    how i if in into is isn't it it's its just many may me might more most much must my neither
    no nor not now of off often on once one only onto or other our out over own per rather same
    she should since so some still such than that that's the their them then there these they
    this those though through to too under until up upon us very was wasn't we were what when
    where whether which while who whom whose why will with within without won't would yet you
    your
    """
)
"""Small words of English: none of them is a noun for a stack."""
_IS_CONTRACTED = word_set(
    """
    it's that's what's there's he's she's let's who's here's where's how's dont im ive cant
    didnt doesnt isnt wont wouldnt gonna wanna gotta cos cuz ain't y'all
    """
)

_ABSTRACT = tuple(
    word_set(
        """
        tion tions sion sions ment ments ity ities ness ance ances ence ences ship ism
        """
    )
)
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "'m")

_HABITS = (
    (_I, "#i"),
    (_WE, "#we"),
    (_YOU, "#you"),
    (_HEDGES, "#hedge"),
    (_FEELINGS, "#feeling"),
)
_OF_STAND_IN = {"<name>": "#name", "<num>": "#number", "<year>": "#date", "<date>": "#date"}
_OF_MARK = {"?": "#question", "!": "#exclaim", "(": "#aside"}


FIELD = 20
"""Bits of each count in the sizes of a token."""

WORD, LONG, ABSTRACT = 1, 1 << FIELD, 1 << 2 * FIELD

STACKS, COMMA, NOT = "n", ",", "!"
"""The shapes of a word that may be a noun in a stack of them, of a comma, and of “not”."""
_SHAPES = {",": COMMA, "not": NOT}


class Facts(NamedTuple):
    """What one token tells.

    Attributes:
        habits: what it shows of its writer.
        sizes: three counts in one whole number, so that they add up together: `WORD` (names, numbers
            and dates are words, marks are not), `LONG` if it has nine letters or more and is none of
            the small words of English, `ABSTRACT` if it ends like an abstract noun and is none of
            them either.
        shape: `STACKS`, `COMMA`, `NOT`, or "-" for any other.
    """

    habits: tuple[str, ...]
    sizes: int = WORD
    shape: str = "-"


def _facts(token: str) -> Facts:
    if token[0] == "<":
        habit = _OF_STAND_IN.get(token)
        return Facts((habit,)) if habit else Facts((), 0)
    if not token[0].isalnum():
        habit = _OF_MARK.get(token)
        return Facts((habit,) if habit else (), 0, _SHAPES.get(token, "-"))
    habits = [habit for words, habit in _HABITS if token in words]
    is_contracted = token in _IS_CONTRACTED or token.endswith(_CONTRACTED)
    if is_contracted:
        habits.append("#contraction")
    is_abstract = len(token) >= 7 and token.endswith(_ABSTRACT)
    if is_abstract:
        habits.append("#nominal")
    if len(token) >= 6 and token.endswith("ly"):
        habits.append("#adverb")
    if token in _PLAIN or token in _I:
        return Facts(tuple(habits), WORD, _SHAPES.get(token, "-"))
    stacks = len(token) >= 4 and not is_contracted and not token.endswith(("ly", "ing", "ed", "'s"))
    return Facts(
        tuple(habits),
        WORD + LONG * (len(token) >= 9) + ABSTRACT * is_abstract,
        STACKS if stacks else "-",
    )


FACTS = Known(_facts)
"""The facts of any token at all."""

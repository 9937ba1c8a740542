"""Tells a first sentence that says something from one that clears its throat."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from saveworthy.text.sentences import Sentence

_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_ANY = ""
_ADVERBS = r"(?:just|only|simply|quickly|briefly|really|so|very|truly|incredibly|absolutely|deeply)"
_FEELINGS = (
    "excited thrilled proud pleased delighted happy honored honoured humbled stoked pumped glad"
)
_FEELING = f"(?:{_FEELINGS.replace(' ', '|')})"
_NEWS = (
    r"(?:announce|share|introduce|present|launch|report|reveal|release|unveil|inform|offer|let you)"
)
_WORLD = (
    r"(?:world|landscape|age|era|market|marketplace|environment|society|economy|climate|times"
    r"|workplace|business|industry|day and age|century)"
)
_THROAT: tuple[tuple[str, str], ...] = (
    # the state of the world
    (
        "in",
        (
            rf"in (?:today['’]s|the modern|the current|our modern|a modern)(?: [\w-]+,?){{0,4}}? {_WORLD}\b"
            r"|in (?:this day and age|times of|times like|(?:a world|an era|an age) (?:of|where|when|in))\b"
            r"|in (?:a|an|the|this|our) (?:[\w-]+ ){0,2}?(?:ever[- ](?:changing|evolving|growing|shifting)"
            r"|fast[- ]paced|fast[- ]moving|rapidly[- ]\w+|constantly[- ]\w+|hyper[- ]?connected"
            r"|increasingly [\w-]+|digital|dynamic|competitive)\b"
        ),
    ),
    ("now more", r"(?:now,? )?more than ever\b"),
    ("since from", r"(?:since|from) the (?:dawn|beginning) of\b"),
    ("throughout", r"throughout (?:human )?history\b"),
    (
        "with advent rise emergence proliferation",
        r"(?:with the )?(?:advent|rise|emergence|proliferation) of\b",
    ),
    ("change uncertainty", r"(?:change|uncertainty) is the (?:only|new)\b"),
    (
        "the world landscape pace business digital way",
        (
            r"(?:the )?(?:world|landscape|pace|business environment|digital age|way we \w+)[^.!?]{0,40}"
            r"\b(?:is|are|has been|keeps?) (?:constantly |rapidly |always |quickly |ever )?"
            r"(?:changing|evolving|accelerating|shifting|transforming)\b"
        ),
    ),
    # what everybody knows
    (
        "as",
        r"as (?:we|you) (?:all )?(?:may |might |probably |already |surely )*(?:know|are aware)\b",
    ),
    (
        "it needless there everyone we",
        (
            r"(?:it (?:goes without saying|is no secret|is well known|is widely)|it['’]s no secret"
            r"|needless to say|there is no (?:doubt|denying)|there['’]s no (?:doubt|denying)"
            r"|everyone knows that|we all know that|it is important to note)\b"
        ),
    ),
    (
        "webster websters merriam the wikipedia oxford",
        r"(?:webster|merriam|the dictionary|wikipedia|oxford)['’\w -]{0,24} (?:defines|definition)\b",
    ),
    # courtesies
    (
        "i",
        (
            r"i (?:sincerely |really |do )?(?:hope|trust) (?:that )?(?:this|you|your|all|everyone|everybody)\b"
            r"[^.!?]{0,40}\b(?:finds?|well|great|good|wonderful|lovely|fine)\b"
        ),
    ),
    (
        "hope",
        r"hope (?:this|you|your|all)\b[^.!?]{0,40}\b(?:finds?|well|great|good|wonderful|lovely)\b",
    ),
    ("allow permit", r"(?:allow|permit) me to (?:introduce|start|begin)\b"),
    (
        "i",
        (
            rf"i(?: am|['’]m|['’]d| would| wanted| want)?(?: {_ADVERBS})?"
            r" (?:writing|like|wanted|want|reaching out|thought i['’]d)"
            r"(?: to)?(?: take a (?:moment|minute)| reach out| touch base| check in| follow up"
            r"| introduce| inform| express| share| extend| start by| begin by)\b"
            r"|(?:i am|i['’]m) (?:just )?reaching out\b"
        ),
    ),
    (
        "first thank thanks",
        (
            r"(?:first (?:of all|and foremost),? )?(?:thank you|thanks) for (?:taking the time|your"
            r" (?:continued|interest|time|patience|attention|ongoing))\b"
        ),
    ),
    (
        "welcome",
        (
            r"welcome (?:back )?to (?:our|my|another|(?:the|this)(?: \w+)? (?:blog|newsletter|edition|issue"
            r"|episode|post|show|podcast|website|site|update))\b"
        ),
    ),
    (
        "the",
        (
            r"the (?:purpose|aim|goal|intent) of this (?:e-?mail|memo|letter|post|article|message|document"
            r"|note|newsletter|update)\b"
        ),
    ),
    (
        "please kindly this further in with pursuant",
        (
            r"(?:please be (?:advised|informed)|kindly (?:note|be informed)|this is to inform"
            r"|further to (?:our|my|your)|in reference to|with (?:regard|reference) to|pursuant to)\b"
        ),
    ),
    # the writer's own joy
    (
        _ANY,
        (
            rf"(?:today,? )?(?:we|i|[\w ]{{2,40}}?)(?: are| am| is|['’]re|['’]m|['’]s)(?: {_ADVERBS})?"
            rf" {_FEELING}(?: and {_FEELING})? (?:to {_NEWS}|that)\b"
        ),
    ),
    ("it", r"it is with (?:great )?(?:pleasure|pride|excitement)\b"),
    (f"super so very {_FEELINGS}", rf"(?:super |so |very )?{_FEELING} to {_NEWS}\b"),
    ("big exciting huge some", r"(?:big|exciting|huge|some) (?:news|announcement)\b"),
    # words in front of the word
    (
        "before let without",
        (
            r"(?:before (?:i|we) (?:begin|start|dive in|get started)|let me (?:start|begin) by"
            r"|without further ado)\b"
        ),
    ),
)
"""Turns at the start of a sentence, each behind the first words that it can have. They are compiled
when a sentence starts with one of these: all of them together take longer than a short review."""

_SETTING = word_set(
    "in with as at over given due following throughout while although because despite during"
    " against amid among considering owing regarding under within by after since"
)
_ACTS = word_set(
    "is are was were has have had come comes came follow follows lie lies stand stands"
)
_PEOPLE = word_set(
    "i i'm i'd i've my me you you're your we we're we've our us he she his her they their"
)


def throat_clearing(text: str, sentence: Sentence, lead: float) -> bool:
    """Whether `sentence` of `text` is a courtesy, a commonplace, or `lead` words of mere setting."""
    piece = sentence.span.of(text)
    first = _FIRST_WORD.match(piece)
    word = first[1].lower() if first else ""
    for words, turn in _THROAT:
        if (not words or word in words.split()) and _pattern(turn).match(piece):
            return True
    return _setting_words(text, sentence) >= lead


@cache
def _pattern(turn: str) -> re.Pattern[str]:
    """Compile a turn for the start of a sentence; a space is any white space."""
    return re.compile(rf"[\W_]*(?:{turn})".replace(" ", r"\s+"), re.IGNORECASE)


def _setting_words(text: str, sentence: Sentence) -> int:
    """How many words go by before the first comma when nobody and nothing has acted yet."""
    piece = sentence.span.of(text)
    comma = piece.find(",")
    if comma < 0 or ":" in piece[:comma] or sentence.words[0].lower() not in _SETTING:
        return 0
    setting = piece[:comma]
    words = setting.lower().replace("’", "'").split()
    named = any(char.isupper() or char.isdigit() for char in setting[1:])
    return 0 if named or not (_PEOPLE | _ACTS).isdisjoint(words) else len(words)

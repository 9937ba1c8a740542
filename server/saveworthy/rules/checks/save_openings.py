"""Tells a first sentence that says something from one that clears its throat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.rules.checks.save_words import word_set

if TYPE_CHECKING:
    from saveworthy.text.sentences import Sentence


def _one_of(*turns: str) -> re.Pattern[str]:
    """One pattern for all `turns` at the start of a sentence; a space is any white space."""
    joined = "|".join(turns).replace(" ", r"\s+")
    return re.compile(rf"[\W_]*(?:{joined})", re.IGNORECASE)


_ADVERBS = r"(?:just|only|simply|quickly|briefly|really|so|very|truly|incredibly|absolutely|deeply)"
_FEELING = (
    r"(?:excited|thrilled|proud|pleased|delighted|happy|honou?red|humbled|stoked|pumped|glad)"
)
_NEWS = (
    r"(?:announce|share|introduce|present|launch|report|reveal|release|unveil|inform|offer|let you)"
)
_WORLD = (
    r"(?:world|landscape|age|era|market|marketplace|environment|society|economy|climate|times"
    r"|workplace|business|industry|day and age|century)"
)
_THROAT = _one_of(
    # the state of the world
    rf"in (?:today['’]s|the modern|the current|our modern|a modern)(?: [\w-]+,?){{0,4}}? {_WORLD}\b",
    r"in (?:this day and age|times of|times like|(?:a world|an era|an age) (?:of|where|when|in))\b",
    r"in (?:a|an|the|this|our) (?:[\w-]+ ){0,2}?(?:ever[- ](?:changing|evolving|growing|shifting)"
    r"|fast[- ]paced|fast[- ]moving|rapidly[- ]\w+|constantly[- ]\w+|hyper[- ]?connected"
    r"|increasingly [\w-]+|digital|dynamic|competitive)\b",
    r"(?:now )?more than ever\b",
    r"now,? more than ever\b",
    r"(?:since|from) the (?:dawn|beginning) of\b",
    r"throughout (?:human )?history\b",
    r"(?:with the )?(?:advent|rise|emergence|proliferation) of\b",
    r"(?:change|uncertainty) is the (?:only|new)\b",
    r"(?:the )?(?:world|landscape|pace|business environment|digital age|way we \w+)[^.!?]{0,40}"
    r"\b(?:is|are|has been|keeps?) (?:constantly |rapidly |always |quickly |ever )?"
    r"(?:changing|evolving|accelerating|shifting|transforming)\b",
    # what everybody knows
    r"as (?:we|you) (?:all )?(?:may |might |probably |already |surely )*(?:know|are aware)\b",
    r"(?:it (?:goes without saying|is no secret|is well known|is widely)|it['’]s no secret"
    r"|needless to say|there is no (?:doubt|denying)|there['’]s no (?:doubt|denying)"
    r"|everyone knows that|we all know that|it is important to note)\b",
    r"(?:webster|merriam|the dictionary|wikipedia|oxford)['’\w -]{0,24} (?:defines|definition)\b",
    # courtesies
    r"i (?:sincerely |really |do )?(?:hope|trust) (?:that )?(?:this|you|your|all|everyone|everybody)\b"
    r"[^.!?]{0,40}\b(?:finds?|well|great|good|wonderful|lovely|fine)\b",
    r"hope (?:this|you|your|all)\b[^.!?]{0,40}\b(?:finds?|well|great|good|wonderful|lovely)\b",
    r"(?:allow|permit) me to (?:introduce|start|begin)\b",
    rf"i(?: am|['’]m|['’]d| would| wanted| want)?(?: {_ADVERBS})?"
    r" (?:writing|like|wanted|want|reaching out|thought i['’]d)"
    r"(?: to)?(?: take a (?:moment|minute)| reach out| touch base| check in| follow up"
    r"| introduce| inform| express| share| extend| start by| begin by)\b",
    r"(?:i am|i['’]m) (?:just )?reaching out\b",
    r"(?:first (?:of all|and foremost),? )?(?:thank you|thanks) for (?:taking the time|your"
    r" (?:continued|interest|time|patience|attention|ongoing))\b",
    r"welcome (?:back )?to (?:our|my|another|(?:the|this)(?: \w+)? (?:blog|newsletter|edition|issue"
    r"|episode|post|show|podcast|website|site|update))\b",
    r"the (?:purpose|aim|goal|intent) of this (?:e-?mail|memo|letter|post|article|message|document"
    r"|note|newsletter|update)\b",
    r"(?:please be (?:advised|informed)|kindly (?:note|be informed)|this is to inform"
    r"|further to (?:our|my|your)|in reference to|with (?:regard|reference) to|pursuant to)\b",
    # the writer's own joy
    rf"(?:today,? )?(?:we|i|[\w ]{{2,40}}?)(?: are| am| is|['’]re|['’]m|['’]s)(?: {_ADVERBS})?"
    rf" {_FEELING}(?: and {_FEELING})? (?:to {_NEWS}|that)\b",
    r"it is with (?:great )?(?:pleasure|pride|excitement)\b",
    rf"(?:super |so |very )?{_FEELING} to {_NEWS}\b",
    r"(?:big|exciting|huge|some) (?:news|announcement)\b",
    # words in front of the word
    r"(?:before (?:i|we) (?:begin|start|dive in|get started)|let me (?:start|begin) by"
    r"|without further ado)\b",
)

_SETTING = word_set(
    "in with as at over given due following throughout while although because despite during"
    " against amid among considering owing regarding under within by after since"
)
_PEOPLE = word_set(
    "i i'm i'd i've my me you you're your we we're we've our us he she his her they their"
)


def throat_clearing(text: str, sentence: Sentence, lead: float) -> bool:
    """Whether `sentence` of `text` is a courtesy, a commonplace, or `lead` words of mere setting."""
    if _THROAT.match(text[sentence.span.start : sentence.span.end]):
        return True
    return _setting_words(text, sentence) >= lead


def _setting_words(text: str, sentence: Sentence) -> int:
    """How many words go by before the first comma when nobody and nothing has acted yet."""
    piece = sentence.span.of(text)
    comma = piece.find(",")
    if comma < 0 or sentence.words[0].lower() not in _SETTING:
        return 0
    setting = piece[:comma]
    words = setting.lower().replace("’", "'").split()
    named = any(char.isupper() or char.isdigit() for char in setting[1:])
    return 0 if named or not _PEOPLE.isdisjoint(words) else len(words)

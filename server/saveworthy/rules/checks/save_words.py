"""The words and turns of phrase that the signals of a block are counted from."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, which is a list with spaces between."""
    return frozenset(text.split())


_CHOICE = re.compile(r"\(\?:([^()]*)\)")


def _phrases(*phrases: str) -> re.Pattern[str]:
    """One pattern, for text in lower case, of `phrases`, in which a space is any white space.

    Each phrase is a regular expression that starts with a letter or a choice of words. They are
    grouped by their first letter, which makes the search several times as fast.
    """
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        choice = _CHOICE.match(phrase)
        starts = choice[1].split("|") if choice else [""]
        rest = phrase[choice.end() :] if choice else phrase
        for start in starts:
            whole = (start + rest).replace(" ", r"\s+")
            letter = whole[0] if whole[0].isalpha() else ""
            groups.setdefault(letter, []).append(whole.removeprefix(letter))
    branches = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())
    return re.compile(rf"\b(?:{'|'.join(branches)})")


ME = word_set("i i'm i'd i'll i've me my mine myself")
WE = word_set("we we're we'd we'll we've us our ours ourselves")
YOU = word_set("you you're you'd you'll you've your yours yourself yourselves y'all")
ADDRESSED = word_set(
    "you you're you’re you'll you’ll you've you’ve you'd you’d yourself yourselves"
)
"""Words that speak to somebody; "your" alone does not ("your success")."""
OTHERS = word_set("he he's he'd she she's she'd him her his hers himself herself")
NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands million millions billion dozen dozens twice"
)
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
    " thursdays fridays saturdays sundays january february april june july august september"
    " october november december yesterday tonight christmas easter thanksgiving"
)
SELLING = word_set(
    "agile award-winning best-in-class best-of-breed boost comprehensive customizable"
    " cutting-edge deliver delivers delivering discount disruptive effortless effortlessly elevate"
    " empower empowering empowers enhanced enterprise exceptional exciting exclusive expertise"
    " frictionless fully-featured future-proof game-changer game-changing ground-breaking"
    " groundbreaking groundbreakingly highlights holistic industry-leading innovation innovations"
    " innovative intuitive leader leading leverage leverages leveraging limited-time massive"
    " maximize next-gen next-generation next-level offer offering offerings optimize optimization"
    " platform portfolio powerful premier premium proprietary proven reimagined revolutionary"
    " revolutionize revolutionizing robust scalable seamless seamlessly solution solutions"
    " state-of-the-art streamline streamlined superior transformative trusted turnkey ultimate"
    " unlock unlocks unmatched unparalleled unprecedented unrivaled unrivalled user-friendly"
    " winning world-class"
)
ABSTRACT = re.compile(r"(?:tion|sion|ment|ity|ance|ence|ness|ism|izing|ization|ize|izes)s?\Z")

ORDERS = word_set(
    "accept add aim allow answer apply ask assume avoid be begin believe bring browse build buy"
    " call calm care carry catch celebrate change charge check choose clean clear close collect"
    " come compare consider copy count create cut decide delete describe dig ditch do draw drink"
    " drop eat embrace enable enjoy ensure enter expect explain explore fight figure fill find"
    " finish fix focus follow forget forgive get give go grab grow handle have hear help hide hire"
    " hit hold ignore imagine insert install invest invite jump keep kill know learn leave let"
    " lie lift listen live look lose love make measure mend mention mind move name never note"
    " notice open own pack pay pick place play practice practise prepare press protect pull push"
    " put quit raise reach read remember remind remove repeat replace reply rest return ride run"
    " save say schedule search see select send serve set share show sit skip sleep slide slow"
    " solve sort speak spend split spread stand start stay stick stop store study switch take"
    " talk teach tell test think throw touch track train treat trust try turn type uninstall"
    " unplug update use visit wait wake walk warm wash watch wear welcome win wipe work write"
)
"""Verbs that make an order when they open a sentence."""

_ALSO_NOUNS = word_set(
    "aim answer call care change charge check copy count cut drink drop fight figure fill focus"
    " help hit hold jump kill lift look love measure mind move name note notice open own pack pay"
    " pick place play practice press pull push raise reach rest return ride run sort stand start"
    " stick stop store study switch talk test touch track train trust turn type update use visit"
    " wait walk wash watch welcome win work clean clear close calm live slow be have do"
)
PLAIN_ORDERS = ORDERS - _ALSO_NOUNS
BEFORE_ORDERS = word_set(
    "please so then now just never always and but or instead first finally also"
)
AFTER_ORDERS = word_set(
    "a an the this that these those it them him her me us my your our their his its on in to for"
    " out up down off back over with at what how why who where when whether if about by and only"
    " every each all some any one two three more less no not like as into it's yourself someone"
    " something everything anything people slowly again first once twice careful kind honest"
)
"""What follows a verb that could as well be a noun ("Start with", not "Start date")."""

CALLS = _phrases(
    r"sign ?up (?:now|today|for (?:free|our|a)|here)\b",
    r"get (?:started|in touch|yours|your free)\b",
    r"(?:buy|order|shop|act|join|call|register|enroll|enrol|apply|subscribe|upgrade|book)"
    r" (?:now|today|yours|us)\b",
    r"buy (?:one|it|our)\b",
    r"(?:book|request|schedule|see|watch) (?:a|your|the)(?: free)? (?:demo|call|consultation|trial)",
    r"(?:learn|read|find out|discover) more\b",
    r"contact (?:us|our|sales)\b",
    r"(?:click|tap) (?:here|the link|below)\b",
    r"link in (?:bio|the comments|comments)\b",
    r"(?:start|try) (?:your|our|it)(?: \w+)? (?:free|now|today|trial)\b",
    r"(?:discover|experience|unlock|elevate|transform|supercharge|boost|unleash|reimagine)"
    r" (?:the|your|our|a|more|new)\b",
    r"don['’]t miss\b",
    r"(?:visit|follow|check out|download|try) our\b",
    r"save (?:big|today|now|up to)\b",
    r"limited[- ]time\b",
    r"while (?:stocks|supplies) last\b",
)
"""What a seller asks for; it is no advice."""

NEWS = _phrases(
    r"(?:announc|introduc)(?:e|es|ed|ing)\b",
    r"(?:excited|thrilled|proud|pleased|delighted|honou?red|happy) (?:to|that)\b",
    r"(?:now|finally|already) (?:available|live|here)\b",
    r"available (?:now|today|immediately)\b",
    r"brand[- ]new\b",
    r"(?:new|exciting) (?:\w+ )?(?:offer|product|feature|trend|service|line|update|release"
    r"|collection|solution|tool|package|era|chapter|standard|way)s?\b",
    r"(?:first|only|best|most|largest|fastest|leading|biggest)(?: \w+){0,3}"
    r" (?:in the (?:world|market|industry)|on the market|of its kind)\b",
    r"launch(?:es|ed|ing)?\b",
    r"(?:gold standard|leading provider|market leader|one-stop shop|all-in-one)\b",
    r"our (?:\w+ )?(?:products?|platform|solutions?|offerings?|technology|technologies|awards?"
    r"|customers|clients|experts|mission|vision|services?|software|approach|partners|commitment)\b",
    r"we (?:offer|provide|deliver|specialize|specialise|help|enable|empower|support|pride"
    r"|are committed|are building|build|make it)\b",
    r"(?:peace of mind|return on investment|to the next level|of all sizes|price point)\b",
    r"(?:that|which) (?:allows|enables|helps|lets|empowers)\b",
    r"(?:allows|enables|helps|empowers) (?:\w+ )?(?:companies|businesses|teams|organizations|users"
    r"|customers|enterprises|people|brands|developers)\b",
)

INVITES = _phrases(
    r"let (?:me|us) (?:know|hear)\b",
    r"(?:tell|write|email|e-mail|message|ask|call|ping|show|send|teach|join|follow|contact|reach)"
    r" (?:me|us|to me|to us|in)\b",
    r"(?:drop|leave|send|shoot) (?:me|us|in|your|a)\b",
    r"(?:reply|comment|respond|get in touch|reach out|subscribe|sign up|apply|register|rsvp)\b",
    r"(?:i|we)(?:['’]d| would)(?: \w+)? (?:like|love|be happy|be glad|appreciate)\b",
    r"(?:i|we)(?: am|['’]m| are|['’]re)? (?:curious|all ears|happy to)\b",
    r"look(?:ing)? forward to (?:hear|see|meet|your|read|talk|speak)",
    r"(?:feel free|have a look|take a look|give it a try|give it a go)\b",
    r"check (?:it|them|us) out\b",
    r"(?:comments|feedback|questions|thoughts|suggestions|ideas|stories|contributions)"
    r" (?:are |is |or |and |about |on |by )?(?:\w+ )?(?:welcome|below|at|via|through|here)\b",
    r"hope (?:this|it|that|these|you)\b",
    r"(?:see you|until next|stay tuned)\b",
    r"next (?:week|month|time|issue|post|step|up)\b",
    r"in the comments\b",
    r"your (?:turn|thoughts|story|stories|feedback|answer|help|questions)\b",
    r"(?:thanks|thank you) (?:for|to)\b",
    r"(?:if you|let['’]s)\b",
)

ADVICE = _phrases(
    r"here(?:['’]s| is| are) (?:how|what|why|the|a|an|my|\w+ (?:things|ways|tips|steps|rules))\b",
    r"how to\b",
    r"(?:step|rule|tip|lesson) (?:\d|one|two|three)",
    r"(?:first|second|secondly|third|finally|then),",
    r"(?:start|begin) (?:by|with|from|small)\b",
    r"make sure\b",
    r"(?:you|one|we|people|they|writers|managers) (?:can|could|should|need to|must|have to|might"
    r"|may want to)\b",
    r"if you(?:['’]re|['’]ve| \w+)",
    r"(?:i|we)(?:['’]ve| have| had)?(?: also| since| finally| just)? (?:learn(?:ed|t)?|realized"
    r"|realised|discovered|found out|found that|noticed|concluded|recommend|suggest|decided|prefer)\b",
    r"(?:taught|showed|reminded|helped) (?:me|us)\b",
    r"(?:lesson|takeaway|take-away|tip|trick|advice|moral|point|secret|answer|idea|best way|problem"
    r"|reason|goal|result|upshot)s? (?:is|was|here|for|to|i|we|that|are)\b",
    r"(?:lessons?|takeaways?|tips?|advice|pitfalls?|mistakes?|conclusions?|summary|verdict)\b",
    r"(?:rule of thumb|next time|in short|in the end|to sum up|bottom line|turns? out|turned out"
    r"|that['’]s why|this is why|which is why|that means|this means|instead of|rather than"
    r"|from now on|these days i|so i|so we|ever since|the point)\b",
    r"worth (?:it|\w+ing)\b",
    r"should\b",
    r"(?:ought to|better to|easier to|enough to|try to|trying|tend to)\b",
    r"(?:what|how) (?:worked|didn['’]t|went|i|we|you|to)\b",
)

EXAMPLES = _phrases(
    r"(?:for example|for instance|case in point|in my case|let['’]s say|imagine|suppose|say you)\b",
    r"picture (?:this|a)\b",
    r"here['’]s what happened\b",
    r"one of (?:my|our|them)\b",
    r"a (?:friend|colleague|client|customer|reader|neighbour|neighbor|woman|man|girl|boy|guy|kid)\b",
    r"e\.g\.",
)

MOMENTS = _phrases(
    r"(?:last|this|next|one) (?:night|week|weekend|month|year|summer|winter|spring|autumn|fall"
    r"|morning|afternoon|evening|day)\b",
    r"(?:days?|weeks?|months?|years?|minutes?|hours?|decades?) (?:ago|later|old|earlier|before)\b",
    r"(?:in|of|since|early|late|mid|until|by|on|last|this|\d\d?) (?:march|may)\b",
    r"(?:on|the) (?:first|second|third|last) (?:day|morning|night|week|time|try|attempt)\b",
    r"the (?:other day|day (?:i|we)|moment (?:i|we|he|she)|first time|last time)\b",
    r"when (?:i|we|he|she|my)\b",
    r"at (?:noon|midnight|night|lunch|breakfast|dinner|home|school)\b",
)

INCLUSIVE = _phrases(
    r"(?:let['’]s|we all|all of us|most of us|many of us|some of us|we['’]ve all|we humans|us all"
    r"|my friends|folks|dear \w+|hi \w+|hello \w+|hey \w+)\b"
)
"""Turns that take the reader in without a "you"."""

NAME = re.compile(
    r"(?<=[a-z0-9,;)”’][ \u00a0])[A-Z][\w’']*[a-z]\w*|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?\s[A-Z]\w+"
)
"""A capital inside a sentence: after a small letter, a figure or a comma."""

NO_NAMES = word_set(
    "i'm i'd i'll i've internet web english ok okay ceo cto god dear sir madam today chief officer"
    " director manager team vice president company march may ai"
)

EMPTY_FIGURES = frozenset({"1", "24", "7", "360", "365", "110", "2.0", "3.0", "4.0"})
"""Figures that promise more than they say ("24/7", "360 degrees", "Industry 4.0")."""

QUOTED = re.compile(r"“[^“”\n]{8,300}”|\"[^\"\n]{8,300}\"|(?<!\w)‘[^‘’\n]{8,300}’(?!\w)")

OPPOSITES: Mapping[str, str] = MappingProxyType(
    {
        left: right
        for pair in (
            "slow fast", "slower faster", "slower faster", "weaker stronger", "loud quiet", "big small", "more less",
            "many few", "old new", "first last", "always never", "everything nothing", "good bad",
            "better worse", "easy hard", "simple hard", "simple complex", "right wrong", "start end",
            "begin end", "win lose", "love hate", "life death", "live die", "give take", "come go",
            "ask answer", "listen talk", "yes no", "today tomorrow", "long short", "open closed",
            "strong weak", "cheap expensive", "free paid", "alone together", "in out", "up down",
            "before after", "theirs ours", "everyone nobody", "you them", "people numbers",
            "head heart", "save spend", "remember forget", "light dark", "truth lie", "rich poor",
            "problem solution", "question answer", "mistake lesson", "cheaper better", "day night",
            "work rest", "fail succeed", "learn teach", "buy sell", "make break", "seen heard",
        )
        for left, right in (pair.split(), pair.split()[::-1])
    }
)  # fmt: skip

TURNS = word_set(
    "not but never than without until unless nobody nothing no isn't aren't don't doesn't didn't"
    " won't can't wasn't weren't haven't hasn't hadn't couldn't wouldn't shouldn't rarely instead only still yet because"
)
"""Words on which a line turns."""

EVERYONE = word_set(
    "people everyone everybody nobody anyone somebody someone you your we us life every always"
    " never nothing everything anything the_best most work love time words trust silence"
)
"""Words that make a line hold for more than its own draft."""

DANGLING = word_set(
    "this that these those it it's its they they're they'll they've their them he she his her he's"
    " she's here there here's there's so also however therefore thus then thanks thank note see"
    " for fortunately unfortunately additionally furthermore moreover similarly otherwise although"
    " which and or because since as well yes no ok okay hi hello dear hey ps p.s to later finally"
    " that's both such"
)
"""First words that lean on what was said before."""

GREETING = re.compile(
    r"\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b"
    r"(?:[^\S\n]+[\w.'’-]+){0,5}\W*\Z",
    re.IGNORECASE,
)

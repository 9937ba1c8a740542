"""The words that the signals of a block are counted from."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from saveworthy.core.expression import expression
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

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
FEELINGS = word_set(
    "admire admired admiration afraid angry anger ashamed beautiful brave bravery calm comfort"
    " courage cried cry crying ecstatic embarrassed emotional enjoy enjoyed excited exhausted faith"
    " fear fears feel feeling feelings feels felt forgive frightened fun funny glad grateful"
    " gratitude grief guilt guilty happiest happiness happy hate hated heart heartbroken hope hoped"
    " hopeful hurt hurts inspiration inspire inspired inspires inspiring jealous joy joyful kind"
    " kindness laugh laughed laughing laughs laughter lonely love loved lovely loves loving miss"
    " missed moved nervous pain painful passion passionate peace peaceful pride proud regret relief"
    " relieved respect sad scared shame shy smile smiled smiling sorrow sorry strength terrified"
    " thank thankful thanks tears tired touched trust upset wept wonder wonderful worried worry"
)
"""Words that name what somebody feels."""
LIVES = word_set(
    "achieve achieved age baby believe believed better birth born boy boys brother career challenge"
    " challenges change changed child childhood children community dad daughter death dedication"
    " die died dream dreams effort fail failed failing failure families family father"
    " friend friends friendship girl girls grandfather grandma grandmother grandparents grandson"
    " grew grow growing grown growth hard health help helped helping helps home human humanity"
    " humans husband illness job journey kid kids learn learned learning learnt life lived lives"
    " living mother mum mom motivated motivation nature neighbour neighbor neighbours neighbors"
    " overcame overcome overcoming parent parents people person resilience resilient school sister"
    " son story stories struggle struggled struggles struggling students succeed success support"
    " supported survive survived taught teach teacher teachers teaching together village voice wife"
    " woman women work worked working world worth young youth"
)
"""Words about people and what becomes of them."""
SURPRISES = word_set(
    "accidentally apparently astonished bizarre curious curiously funnily ironic ironically oddly"
    " secret secretly shock shocked shocking strange strangely stunned suddenly surprise surprised"
    " surprises surprising surprisingly turns unexpected unexpectedly weird wrong wrongly"
)
"""Words that announce what the reader does not expect."""
TOOLS = word_set(
    "app apps book books calculator chart cheatsheet checklist checklists cookbook diagram download"
    " ebook example examples exercise exercises formula glossary guide guides handbook how-to"
    " instructions link links list lists manual map pdf plugin podcast recipe recipes reference"
    " script scripts snippet spreadsheet step steps table template templates tip tips tool tools"
    " toolkit trick tricks tutorial tutorials video worksheet"
)
"""Words for what a reader keeps for later use."""
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

NAME = re.compile(
    r"[A-Z](?:(?<=[a-z0-9,;)”’][ \u00a0].)[\w’']*[a-z]\w*"
    r"|(?:(?<=\bM)rs?|(?<=\bM)s|(?<=\bD)r|(?<=\bP)rof)\.?\s[A-Z]\w+)"
)
"""A capital inside a sentence: after a small letter, a figure or a comma. It begins with the capital,
and only then looks back: so the search goes from one capital to the next."""

NO_NAMES = word_set(
    "i'm i'd i'll i've internet web english ok okay ceo cto god dear sir madam today chief officer"
    " director manager team vice president company march may ai"
)

EMPTY_FIGURES = frozenset({"1", "24", "7", "360", "365", "110", "2.0", "3.0", "4.0"})
"""Figures that promise more than they say ("24/7", "360 degrees", "Industry 4.0")."""

QUOTED = expression(r"“[^“”\n]{8,300}”|\"[^\"\n]{8,300}\"|(?<!\w)‘[^‘’\n]{8,300}’(?!\w)")

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
    " until unless while that's both such interested looking curious ready"
)
"""First words that lean on what was said before."""

GREETING = expression(
    r"\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b"
    r"(?:[^\S\n]+[\w.'’-]+){0,5}\W*\Z",
    re.IGNORECASE,
)

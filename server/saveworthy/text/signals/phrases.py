"""The turns of phrase that the signals of a block are counted from."""

from __future__ import annotations

from saveworthy.text.signals.turns import Families, Turns

_FIGURE = "|".join(f"{digit}*" for digit in range(10))
_DAYS_OF_A_MONTH = "|".join(map(str, range(1, 32)))

CALLS = Turns(
    "sign up now|today|here",
    "sign up for free|our|a",
    "get started|yours",
    "get in touch",
    "get your free",
    "buy|order|shop|act|join|call|register|enroll|enrol|apply|subscribe|upgrade|book"
    " now|today|yours|us",
    "buy one|it|our",
    "book|request|schedule|see|watch a|your|the (free) demo*|call*|consultation*|trial*",
    "learn|read|discover more",
    "find out more",
    "contact us|our|sales",
    "click|tap here|below",
    "click|tap the link",
    "link in bio|comments",
    "link in the comments",
    "start|try your|our|it (*) free|now|today|trial",
    "discover|experience|unlock|elevate|transform|supercharge|boost|unleash|reimagine"
    " the|your|our|a|more|new",
    "don 't miss",
    "visit|follow|download|try our",
    "check out our",
    "save big|today|now",
    "save up to",
    "limited (-) time",
    "while stocks|supplies last",
)
"""What a seller asks for; it is no advice."""

NEWS = Turns(
    "announce|announces|announced|announcing|introduce|introduces|introduced|introducing",
    "excited|thrilled|proud|pleased|delighted|honored|honoured|happy to|that",
    "now|finally|already available|live|here",
    "available now|today|immediately",
    "brand (-) new",
    "new|exciting (*) offer|offers|product|products|feature|features|trend|trends|service|services"
    "|line|lines|update|updates|release|releases|collection|collections|solution|solutions|tool"
    "|tools|package|packages|era|eras|chapter|chapters|standard|standards|way|ways",
    "first|only|best|most|largest|fastest|leading|biggest (*) (*) (*) in the world|market|industry",
    "first|only|best|most|largest|fastest|leading|biggest (*) (*) (*) on the market",
    "first|only|best|most|largest|fastest|leading|biggest (*) (*) (*) of its kind",
    "launch|launches|launched|launching",
    "gold standard",
    "leading provider",
    "market leader",
    "one - stop shop",
    "all - in - one",
    "our (*) product|products|platform|solution|solutions|offering|offerings|technology|technologies"
    "|award|awards|customers|clients|experts|mission|vision|service|services|software|approach"
    "|partners|commitment",
    "we offer|provide|deliver|specialize|specialise|help|enable|empower|support|pride|build",
    "we are committed|building",
    "we make it",
    "peace of mind",
    "return on investment",
    "to the next level",
    "of all sizes",
    "price point",
    "that|which allows|enables|helps|lets|empowers",
    "allows|enables|helps|empowers (*) companies|businesses|teams|organizations|users|customers"
    "|enterprises|people|brands|developers",
)

INVITES = Turns(
    "let me|us know|hear",
    "tell|write|email|message|ask|call|ping|show|send|teach|join|follow|contact|reach me|us|in",
    "tell|write|email|message|ask|call|ping|show|send|teach|join|follow|contact|reach to me|us",
    "talk|speak|turn to|with me|us",
    "visit",
    "happy *ing",
    "e - mail (to) me|us",
    "e - mail in",
    "drop|leave|send|shoot me|us|in|your|a",
    "reply|comment|respond|subscribe|apply|register|rsvp",
    "get in touch",
    "reach out",
    "sign up",
    "i|we 'd|would (*) like|love|appreciate",
    "i|we 'd|would (*) be happy|glad",
    "i|we (am|'m|are|'re) curious",
    "i|we (am|'m|are|'re) all ears",
    "i|we (am|'m|are|'re) happy to",
    "look|looking forward to hear*|see*|meet*|your*|read*|talk*|speak*",
    "feel free",
    "have|take a look",
    "give it a try|go",
    "check it|them|us out",
    "comments|feedback|questions|thoughts|suggestions|ideas|stories|contributions"
    " (are|is|or|and|about|on|by) (*) welcome|below|at|via|through|here",
    "hope this|it|that|these|you",
    "see you",
    "until next",
    "stay tuned",
    "next week|month|time|issue|post|step|up",
    "in the comments",
    "your turn|thoughts|story|stories|feedback|answer|help|questions",
    "thanks for|to",
    "thank you for|to",
    "if you",
    "let 's|us",
)

ADVICE = Turns(
    "here 's|is|are how|what|why|the|a|an|my",
    "here 's|is|are * things|ways|tips|steps|rules",
    "how to",
    f"step|rule|tip|lesson {_FIGURE}|one*|two*|three*",
    "first|second|secondly|third|finally|then ,",
    "start|begin by|with|from|small",
    "make sure",
    "you|one|we|people|they|writers|managers can|could|should|must|might",
    "you|one|we|people|they|writers|managers need|have to",
    "you|one|we|people|they|writers|managers may want to",
    "if you 're|'ve|*",
    "i|we ('ve|have|had) (also|since|finally|just) learn|learned|learnt|realized|realised"
    "|discovered|noticed|concluded|recommend|suggest|decided|prefer",
    "i|we ('ve|have|had) (also|since|finally|just) found out|that",
    "taught|showed|reminded|helped me|us",
    "lesson|lessons|takeaway|takeaways|tip|tips|trick|tricks|advice|advices|moral|morals|point"
    "|points|secret|secrets|answer|answers|idea|ideas|problem|problems|reason|reasons|goal|goals"
    "|result|results|upshot|upshots is|was|here|for|to|i|we|that|are",
    "take - away|aways is|was|here|for|to|i|we|that|are",
    "best way|ways is|was|here|for|to|i|we|that|are",
    "lesson|lessons|takeaway|takeaways|tip|tips|advice|pitfall|pitfalls|mistake|mistakes|conclusion"
    "|conclusions|summary|verdict",
    "rule of thumb",
    "next time",
    "in short",
    "in the end",
    "to sum up",
    "bottom line",
    "turn|turns|turned out",
    "that 's why",
    "this|which is why",
    "that|this means",
    "instead of",
    "rather than",
    "from now on",
    "these days i",
    "so i|we",
    "ever since",
    "the point",
    "worth it|*ing",
    "should|trying",
    "ought|better|easier|enough|try|tend to",
    "what|how worked|went|i|we|you|to",
    "what|how didn 't",
)

EXAMPLES = Turns(
    "for example|instance",
    "case in point",
    "in my case",
    "let 's say",
    "imagine|suppose",
    "say you",
    "picture this|a",
    "here 's what happened",
    "one of my|our|them",
    "a friend|colleague|client|customer|reader|neighbour|neighbor|woman|man|girl|boy|guy|kid",
    "e . g .",
)

DEFINITIONS = Turns(
    "is|are|was called|known|named|defined",
    "means that|you|the|a|*ing",
    "stand|stands for",
    "short for",
    "refers to",
    "in other words",
    "what is|are a|an|the|*",
    "the difference between",
    "which is a|an",
    "that is ,",
    "i . e .",
)
"""Turns that say what something is."""

MOMENTS = Turns(
    "last|this|next|one night|week|weekend|month|year|summer|winter|spring|autumn|fall|morning"
    "|afternoon|evening|day",
    "day|days|week|weeks|month|months|year|years|minute|minutes|hour|hours|decade|decades"
    " ago|later|old|earlier|before",
    f"in|of|since|early|late|mid|until|by|on|last|this|{_DAYS_OF_A_MONTH} march|may",
    "on|the first|second|third|last day|morning|night|week|time|try|attempt",
    "the other day",
    "the day i|we",
    "the moment i|we|he|she",
    "the first|last time",
    "when i|we|he|she|my",
    "at noon|midnight|night|lunch|breakfast|dinner|home|school",
)

INCLUSIVE = Turns(
    "let 's",
    "we all",
    "all|most|many|some of us",
    "we 've all",
    "we humans",
    "us all",
    "my friends",
    "folks",
    "dear|hi|hello|hey *",
)
"""Turns that take the reader in without a "you"."""

FAMILIES = Families(CALLS, INCLUSIVE, MOMENTS, EXAMPLES, ADVICE, NEWS, DEFINITIONS)
"""What each sentence is counted for, in the order of the counts."""

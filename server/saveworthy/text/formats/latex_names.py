"""What the commands and environments of LaTeX do to the text in their arguments."""

from __future__ import annotations

from collections.abc import Mapping

from saveworthy.core import BlockKind
from saveworthy.text.formats.canvas import Role
from saveworthy.text.wordset import word_set

HEADINGS: Mapping[str, Role] = {
    "title": (BlockKind.TITLE, 0),
    "subtitle": (BlockKind.PARAGRAPH, 0),
    "part": (BlockKind.HEADING, 1),
    "chapter": (BlockKind.HEADING, 1),
    "section": (BlockKind.HEADING, 2),
    "subsection": (BlockKind.HEADING, 3),
    "subsubsection": (BlockKind.HEADING, 4),
    "paragraph": (BlockKind.HEADING, 5),
    "subparagraph": (BlockKind.HEADING, 6),
    "frametitle": (BlockKind.HEADING, 2),
    "framesubtitle": (BlockKind.HEADING, 3),
    "caption": (BlockKind.PARAGRAPH, 0),
    "captionof": (BlockKind.PARAGRAPH, 0),
    "opening": (BlockKind.PARAGRAPH, 0),
    "closing": (BlockKind.PARAGRAPH, 0),
}
"""Commands whose last argument is a block of its own."""

PROSE = word_set(
    "emph textbf textit textsc textsl textrm textsf textmd textup textnormal textlf underline uline"
    " sout text mbox hbox fbox makebox enquote textquote foreignquote MakeUppercase MakeLowercase"
    " uppercase lowercase textcolor colorbox highlight hl alert structure centerline leftline"
    " rightline parbox href textsuperscript textsubscript marginpar thanks"
    " footnote footnotetext sidenote endnote"
)
"""Commands whose last argument is prose in the middle of a sentence."""

ASIDES = word_set("footnote footnotetext sidenote endnote marginpar thanks")
"""Of these, the ones whose text is no part of the sentence around them."""

UNSEEN = word_set(
    "label index glossary vspace hspace vskip hskip phantom hphantom vphantom nocite input include"
    " pagestyle thispagestyle setlength addtolength setcounter addtocounter usepackage"
    " bibliographystyle bibliography addbibresource printbibliography hypersetup"
    " newcommand renewcommand providecommand newenvironment renewenvironment newtheorem def let"
    " documentclass graphicspath includeonly noindent indent centering raggedright raggedleft"
    " bfseries itshape scshape ttfamily sffamily rmfamily normalfont em bf it rm sf sc tt small"
    " footnotesize scriptsize tiny normalsize large Large LARGE huge Huge maketitle tableofcontents"
    " listoffigures listoftables newpage clearpage cleardoublepage pagebreak linebreak newline par"
    " bigskip medskip smallskip hfill vfill quad qquad hline toprule midrule bottomrule cline"
    " appendix frontmatter mainmatter backmatter protect relax null smash today nobreak allowbreak"
    " sloppy fussy date author institute affiliation email address and selectlanguage color"
    " addcontentsline phantomsection markboth markright rule hrule vrule strut null leavevmode"
    " onehalfspacing doublespacing singlespacing FloatBarrier balance twocolumn onecolumn pause"
    " subparagraphmark eject bye"
)
"""Commands that readers see nothing of, with all their arguments."""

BARE = word_set(
    "noindent indent centering raggedright raggedleft bfseries itshape scshape ttfamily sffamily"
    " rmfamily normalfont em bf it rm sf sc tt small footnotesize scriptsize tiny normalsize large"
    " Large LARGE huge Huge maketitle tableofcontents newpage clearpage par bigskip medskip"
    " smallskip hfill vfill quad qquad hline appendix protect relax null today and leavevmode"
    " onehalfspacing doublespacing singlespacing pause nobreak sloppy"
)
"""Of these, the ones that take no argument: braces behind them are a group of their own."""

LETTERS = word_set("i j l L o O ss ae AE oe OE aa AA c r v u H k b d t")
"""Commands that stand for a letter, or for the accent on the next."""

PARTING = word_set(
    "par newpage clearpage cleardoublepage bigskip medskip smallskip maketitle tableofcontents"
    " appendix pause author date institute vspace"
)
"""Commands that end a paragraph."""

CODE = word_set(
    "verbatim Verbatim verbatim* lstlisting minted alltt comment filecontents filecontents*"
    " tikzpicture pgfpicture picture forest algorithm algorithmic algorithm2e asy luacode pycode"
    " sageblock thebibliography code codeblock shell console tikzcd circuitikz"
)
"""Environments whose content is no prose."""

MATH = word_set(
    "equation align gather multline eqnarray displaymath math flalign alignat dmath array split"
    " cases subequations"
)
"""Environments of mathematics, which stand in the middle of sentences; also with a star."""

LISTS = word_set("itemize enumerate description compactitem compactenum inparaenum tasks")
QUOTES = word_set("quote quotation verse displayquote epigraph")
TABLES = word_set("tabular tabular* tabularx tabulary longtable tabu supertabular booktabs")
CODE_SIGNS = ("code", "listing", "verb", "tikz", "plot", "math", "lst", "pgf", "draw", "diagram")
"""What the name of an environment that holds no prose is likely to have in it."""

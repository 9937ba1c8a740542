"""LaTeX."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = r"""\documentclass[11pt]{article}
\usepackage{graphicx} % in order to show
\newcommand{\bread}[1]{in order to #1}
\title{The \emph{slow} oven}
\author{Ann}
\begin{document}
\maketitle
% saveworthy-disable-next-line plain
\section[Short]{How it works}\label{sec:how}
We baked \textbf{bread} for ten years, as \texttt{git log}, \citet[p.~3]{smith}
and Figure~\ref{fig:a} show --- at $x^2$ for \$5, 40\% up.\footnote{A note of $y$.}
% saveworthy-disable-line
``It was slow,'' \unknown{in order to} said Caf\'e \verb|in order to|.

\begin{itemize}[noitemsep]
  \item the flour
  \item[Water] from the well
  \begin{enumerate}
    \item stone \emph{ground}
  \end{enumerate}
\end{itemize}
Plain again.
\begin{verbatim}
x = "in order to" $ { %
\end{verbatim}
Then we have
\begin{align*}
  E &= mc^2 \label{eq:a}
\end{align*}
where $E$ is heat. See \href{http://x.org/a_b}{our notes}.

\begin{table}[ht]
  \centering
  \begin{tabular}{l|r}
    \hline
    Year & Loaves \\ \hline
    2019 & 900 \\
  \end{tabular}
  \caption[Short]{What we \emph{sold}}
\end{table}
\begin{quote}Somebody said this.\end{quote}
{\bf Old} style, \LaTeX{} and \textcolor{red}{red words}.
\paragraph{Run in.} And on.
\begin{theorem}[Baker] Bread rises. \end{theorem}
\end{document}
in order to hide
"""

EXPECTED = [
    ("title", "The slow oven"),
    ("heading2", "How it works"),
    (
        "paragraph",
        "We baked bread for ten years, as ▒, ▒ and Figure show --- at ▒ for $5, 40% up.▒A note of ▒.▒ “It was slow,” ▒ said Cafe ▒.",
    ),
    ("item1", "the flour"),
    ("item1", "Water"),
    ("item1", "from the well"),
    ("item2", "stone ground"),
    ("paragraph", "Plain again."),
    ("paragraph", "Then we have ▒ where ▒ is heat. See our notes."),
    ("cell", "Year"),
    ("cell", "Loaves"),
    ("cell", "2019"),
    ("cell", "900"),
    ("paragraph", "What we sold"),
    ("quote1", "Somebody said this."),
    ("paragraph", "Old style, ▒ and red words."),
    ("heading5", "Run in."),
    ("paragraph", "And on."),
    ("paragraph", "Bread rises."),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_read_as_its_reader_sees_it(told: Told, newline: str) -> None:
    shown = told(DRAFT.replace("\n", newline), "latex")
    assert [
        (kind, prose.replace("Figure ▒", "Figure").replace("▒ ▒ ▒", "▒")) for kind, prose in shown
    ] == EXPECTED


def test_its_comments_are_found_but_not_in_code() -> None:
    document = split(DRAFT, "latex")
    assert [c.body.of(DRAFT) for c in document.comments] == [
        "in order to show",
        "saveworthy-disable-next-line plain",
        "saveworthy-disable-line",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A part of \\emph{another} file.", ["A part of another file."]),
        ("An $x never\n\nends $", ["An ▒x never", "ends ▒"]),
        ("One {group\n\ntwo", ["One group", "two"]),
        ("\\begin{verbatim}\nnever closed", ["never closed"]),
        ("\\section{Never closed\n\nText", ["Never closed", "Text"]),
        ("100\\% \\& \\_ \\{a\\}", ["100% & _ {a}"]),
        ("\\documentclass{a} only a preamble", []),
        ("a\\\\b", ["a b"]),
        ("\\begin{lstlisting}[language=C]\nint a;\n\\end{lstlisting}\nText", ["Text"]),
        ("\\textbf{bold \\textit{both}} end", ["bold both end"]),
    ],
)
def test_odd_and_unfinished_texts(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "latex")] == expected

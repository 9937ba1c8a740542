"""E-mail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
From: Ann <ann@x.org>
To: Bob <bob@x.org>
Subject: Re: The oven we want to
 move in May
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

For old readers: in order to hide.
--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dear Bob,

We can=E2=80=99t keep the old caf=C3=A9 oven =E2=80=93 it is 1=3D2 years past its da=
te. We met in ord=
er to plan.

On Monday, 1 May 2024, Bob Baker
<bob@x.org> wrote:
> In order to keep it,
> let us paint it.

- It leaks.
- It smells.

--{}
Ann, in order to sign
--inner
Content-Type: text/html; charset=utf-8

<p>In order to hide</p>
--inner--
--outer
Content-Type: text/plain; name="a.txt"
Content-Disposition: attachment; filename="a.txt"

In order to hide.
--outer--
""".replace("{}", " ")

EXPECTED = [
    ("heading1", "The oven we want to move in May"),
    ("paragraph", "Dear Bob,"),
    ("paragraph", "We can’t keep the old café oven ▒ it is 1▒2 years past its date. We met in order to plan."),
    ("item1", "It leaks."),
    ("item1", "It smells."),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_the_writer_typed_is_read(told: Told, newline: str) -> None:
    text = DRAFT.replace("Bob Baker\n<bob@x.org> wrote", "Bob Baker <bob@x.org> wrote")
    assert told(text.replace("\n", newline), "email") == EXPECTED


def test_a_finding_stands_on_its_words_across_a_soft_line_break() -> None:
    report = review_document(split(DRAFT, "email"), builtin())
    found = [f.span.of(DRAFT) for f in report.findings if f.rule_id == "plain/in-order-to"]
    assert found == ["in ord=\ner to"]


def test_a_mail_that_is_only_html_is_read_as_html(told: Told) -> None:
    text = (
        "Subject: Hi\nContent-Type: text/html\n\n<style>p {}</style><p>One <b>two</b></p><li>three"
    )
    assert told(text, "email") == [
        ("heading1", "Hi"),
        ("paragraph", "One two"),
        ("item1", "three"),
    ]


def test_a_body_in_base64_is_told_and_not_read() -> None:
    text = "Subject: In order to\nContent-Transfer-Encoding: base64\n\nV2UgbWV0IGluIG9yZGVyIHRv\n"
    report = review_document(split(text, "email", "a.eml"), builtin())
    assert [(notice.code, notice.path) for notice in report.notices] == [("E107", "a.eml")]
    assert [f.rule_id for f in report.findings] == ["plain/in-order-to"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No headers here.\n\nAnd text.", ["No headers here.", "And text."]),
        ("Subject: A\n\nMine.\n\n-----Original Message-----\nFrom: x\nTheirs.", ["A", "Mine."]),
        ("Subject: =?utf-8?Q?In_order?= to\n\nx", ["▒ to", "x"]),
        ("From ann@x.org Mon\nSubject: A\n\nb", ["A", "b"]),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nopen end", ["open end"]),
        ("Content-Type: application/pdf\n\n%PDF", []),
        ("Subject: A", ["A"]),
        ("Content-Type: \ud800\n\nText.", ["Text."]),
        ("Content-Type: text/plain; charset=\ud800é\nContent-Transfer-Encoding: quoted-printable\n\na=C3=A9", ["a▒"]),
        ("", []),
        ("Content-Transfer-Encoding: quoted-printable\n\nbroken =FF=E2=80 and =XY", ["broken ▒ and =XY"]),
    ],
)  # fmt: skip
def test_odd_mails(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "email")] == expected

"""The text of word processors' files, and files that are none."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.errors import DraftError
from saveworthy.text.extract import text_of
from saveworthy.text.formats import split

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="L2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="C"><w:name w:val="Source Code"/></w:style></w:styles>"""


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


WORD = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
{styled("T", "The oven")}{styled("berschrift2", "How it works")}<w:p/>
<w:p><w:r><w:t xml:space="preserve">We met in </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>or</w:t></w:r><w:r><w:t>der to</w:t></w:r>
<w:ins><w:r><w:t xml:space="preserve"> plan</w:t></w:r></w:ins><w:del><w:r><w:delText> dance</w:delText></w:r></w:del>
<w:hyperlink><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>and</w:t><w:tab/><w:t>there 😀</w:t></w:r>
<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr><w:r><w:t>nested item</w:t></w:r></w:p>
{styled("L2", "a bullet")}{styled("Q", "Somebody said")}{styled("C", "in order to")}
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>The end.</w:t></w:r></w:p>
</w:body></w:document>"""

ODF = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Quotations"/></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:p text:style-name="Title">The oven</text:p><text:h text:outline-level="2">How it works</text:h><text:p/>
<text:p>We met in <text:span>or</text:span>der<text:s text:c="2"/>to plan<text:note><text:p>a note</text:p></text:note>
<text:line-break/>and<text:tab/>there 😀</text:p>
<text:list><text:list-item><text:p>item</text:p><text:list><text:list-item><text:p>nested</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p text:style-name="P1">Somebody said</text:p><text:p text:style-name="Preformatted_20_Text">in order to</text:p>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""  # fmt: skip


def archive(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def test_a_word_document_is_a_line_a_paragraph() -> None:
    data = archive({"word/document.xml": WORD, "word/styles.xml": STYLES})
    assert text_of(data, "docx", "a.docx").text.split("\n") == [
        "The oven\ttitle",
        "How it works\theading 2",
        "",
        "We met in order to plan here\u2028and there 😀",
        "nested item\titem 2",
        "a bullet\titem 2",
        "Somebody said\tquote",
        "in order to\tcode",
        "Year\tcell",
        "The end.",
    ]


def test_an_opendocument_text_is_a_line_a_paragraph() -> None:
    lines = text_of(archive({"content.xml": ODF}), "odt", "a.odt").text.split("\n")
    assert [" ".join(line.split(" ")) for line in lines] == [
        "The oven\ttitle",
        "How it works\theading 2",
        "",
        "We met in order  to plan \u2028and there 😀",
        "item\titem 1",
        "nested\titem 2",
        "Somebody said\tquote",
        "in order to\tcode",
        "Year\tcell",
    ]


def test_the_parts_of_a_document_are_blocks_and_code_is_none() -> None:
    text = "The oven\ttitle\nHow\theading 2\n\nOne\u2028two\nx\tcode\nYear\tcell\nSaid\tquote\nA\titem 2"
    assert [(b.kind.value, b.level, b.text) for b in split(text, "docx").blocks] == [
        ("title", 0, "The oven"),
        ("heading", 2, "How"),
        ("paragraph", 0, "One\u2028two"),
        ("cell", 0, "Year"),
        ("quote", 1, "Said"),
        ("item", 2, "A"),
    ]


@pytest.mark.parametrize(
    ("data", "form", "message"),
    [
        (b"", "docx", "archive is damaged"),
        (b"PK\x03\x04 no archive", "docx", "archive is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "docx", "locked with a password"),
        (archive({"a.txt": "x"}), "docx", "has no word/document.xml"),
        (archive({"word/document.xml": WORD}), "odt", "has no content.xml"),
        (archive({"word/document.xml": "<w:p>"}), "docx", "what is in it is damaged"),
        (archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "docx", "what is in it is damaged"),
        (archive({"content.xml": ODF, "META-INF/manifest.xml": "<a><encryption-data/></a>"}), "odt", "locked with a password"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_told_with_its_name(data: bytes, form: str, message: str) -> None:
    with pytest.raises(DraftError, match=f"^a.file: E105 .*{message}"):
        text_of(data, form, "a.file")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    data = archive({"word/document.xml": b" " * (65 * 1024 * 1024)})
    assert len(data) < 100_000
    with pytest.raises(DraftError, match="E106"):
        text_of(data, "docx", "a.docx")


def test_a_file_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive({"word/document.xml": b"<a>" + b"x" * 1000 + b"</a>"}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(DraftError, match="E105"):
        text_of(bytes(data), "docx", "a.docx")


def test_deep_nesting_is_no_trouble() -> None:
    body = "<w:p>" * 50_000 + "<w:t>x</w:t>" + "</w:p>" * 50_000
    data = archive({"word/document.xml": f"<w:document {W}>{body}</w:document>"})
    assert "\n" not in text_of(data, "docx", "a.docx").text.strip("\n")


def code_of(data: bytes, form: str) -> str:
    """The code of the error that a file is refused with, "" for none."""
    try:
        text_of(data, form, "a")
    except DraftError as error:
        return error.problems[0].code
    return ""


@given(st.binary(max_size=300), st.sampled_from(["docx", "odt"]))
def test_any_bytes_are_a_text_or_a_coded_error(data: bytes, form: str) -> None:
    for whole in (data, archive({"word/document.xml": data, "content.xml": data})):
        assert code_of(whole, form) in {"", "E105", "E106"}


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_document_is_a_text_or_a_coded_error(at: int, byte: int) -> None:
    data = bytearray(archive({"word/document.xml": WORD, "word/styles.xml": STYLES}))
    data[at % len(data)] = byte
    assert code_of(bytes(data), "docx") in {"", "E105", "E106"}


def test_documents_of_the_usual_library_are_read(tmp_path: object) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("How it works", 1)
    document.add_paragraph("We met.")
    document.add_paragraph("flour", style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "Year"
    data = io.BytesIO()
    document.save(data)
    assert text_of(data.getvalue(), "docx", "a.docx").text.split("\n") == [
        "How it works\theading 1",
        "We met.",
        "flour\titem 1",
        "Year\tcell",
    ]

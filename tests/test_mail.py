"""Mails: subject, date and body; browsers' saved pages, which are mails, too."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from geo.errors import ArticleError
from geo.sources.mail import parse
from geo.sources.source import Source
from tests.documents import PAGE


def mail_of(text: str = "", html: str = "", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text:
        mail.set_content(text)
    if html and text:
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")
    return mail


def source_of(mail: EmailMessage) -> Source:
    (source,) = parse(mail.as_bytes(), "a.eml")
    assert isinstance(source, Source)
    return source


def test_a_mail_gives_subject_sender_date_and_text() -> None:
    mail = mail_of(
        "A blast in Mosul – two died.\n", "<p>No.</p>", Subject="Blast in Mosüll", From="Jane <jane@example.org>",
        Date="Wed, 7 May 2025 23:30:00 -0500",
    )  # fmt: skip
    mail.add_attachment(b"x", "application", "pdf", filename="a.pdf")
    assert source_of(mail) == Source(
        "a.eml",
        "Blast in Mosüll\n\nA blast in Mosul – two died.\n",
        title="Blast in Mosüll",
        author="Jane <jane@example.org>",
        published="2025-05-07",
        note="1 attached file is not read.",
    )


def test_a_mail_in_html_gives_its_words() -> None:
    assert source_of(mail_of(html="<p>A blast.</p><p>Two died.</p>")).text == "A blast.\n\nTwo died."


def test_a_page_beside_an_empty_text_is_read() -> None:
    assert source_of(mail_of(" \n", "<p>A blast.</p><p>Two died.</p>")).text == "A blast.\n\nTwo died."


def test_a_mail_that_only_passes_on_another_gives_that() -> None:
    outer = mail_of(Subject="Fwd", From="Joe <joe@example.org>")
    outer.add_attachment(mail_of("A blast in Mosul.\n", Subject="Blast", From="Jane <jane@example.org>"))
    source = source_of(outer)
    assert (source.title, source.author, source.text) == (
        "Blast", "Jane <jane@example.org>", "Blast\n\nA blast in Mosul.\n",
    )  # fmt: skip
    outer = mail_of("See below.\n", Subject="Fwd")
    outer.add_attachment(mail_of("A blast in Mosul.\n", Subject="Blast"))
    source = source_of(outer)
    assert (source.text, source.note) == ("Fwd\n\nSee below.\n", "1 attached file is not read.")


def test_a_saved_page_is_read_as_a_page() -> None:
    page = mail_of(html=PAGE, Snapshot_Content_Location="https://example.org/a", Date="Wed, 7 May 2031 23:30:00 -0500")
    source = source_of(page)
    assert (source.publisher, source.published) == ("The Daily", "2025-05-07")
    del page["Snapshot-Content-Location"]
    (source,) = parse(page.as_bytes(), "a.mht")
    assert isinstance(source, Source)
    assert (source.publisher, source.published) == ("The Daily", "2025-05-07")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no headers at all", "no mail"),
        (b"Subject: empty\n\n", "no text"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "no text .* attached to it"),
        (b"Subject: x\nContent-Type: message/rfc822\n\nSubject: y\n\n \n", "no text .* attached to it"),
        (
            b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n/w==",
            "not readable",
        ),
    ],
)
def test_what_is_no_mail_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse(data, "a.eml")


@pytest.mark.parametrize("date", ["", "not a date", "Wed, 99 Foo 2025"])
def test_a_bad_date_is_no_date(date: str) -> None:
    (source,) = parse(f"Subject: x\nDate: {date}\n\nA blast in Mosul.".encode(), "a.eml")
    assert isinstance(source, Source)
    assert source.published is None

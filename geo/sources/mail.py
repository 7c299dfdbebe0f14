"""What does a mail say? Its subject and its body; a page saved as .mhtml is a mail, too."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.headerregistry import DateHeader
from email.message import EmailMessage, MIMEPart
from typing import cast

from geo.errors import ArticleError
from geo.sources import web_page
from geo.sources.encoding import decode_and_say
from geo.sources.source import Source, with_title


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a mail, published on its date. Raises ArticleError where there is no text in it."""
    mail = message_from_bytes(data, policy=policy.default)
    if not mail.keys():
        raise ArticleError("this is no mail: it has no header lines such as From and Subject.")
    return [_article(mail, name)]


def _article(mail: EmailMessage, name: str) -> Source:
    page, plain = mail.get_body(("html",)), mail.get_body(("plain",))
    # Mails made for their looks have an empty body beside the page.
    body = plain if plain and _content(plain).strip() else page
    if body is None or not _content(body).strip():
        # Passed on as a whole, in a mail that says nothing of its own.
        passed_on = next((part for part in mail.walk() if part.get_content_type() == "message/rfc822"), None)
        if passed_on is None:
            raise ArticleError("there is no text in this mail. If an article is attached to it, save that and read it.")
        return _article(passed_on.get_content(), name)
    decoded = decode_and_say(_content(body), "the mail's text", body.get_content_charset())
    # A browser's saved page, by what Chromium writes, or by what all call it: its date is that of saving.
    if body is page and ("Snapshot-Content-Location" in mail or name.lower().endswith((".mhtml", ".mht"))):
        return web_page.article(decoded.text, name, decoded.detected)
    text = web_page.plain(decoded.text) if body is page else decoded.text
    subject = str(mail.get("subject", "")).strip()
    date = mail.get("date")
    sent = date.datetime if isinstance(date, DateHeader) else None
    left = sum(1 for _ in mail.iter_attachments()) if mail.is_multipart() else 0
    return Source(
        name,
        with_title(subject, text),
        title=subject,
        author=str(mail.get("from", "")),
        published=sent.date().isoformat() if sent else None,
        encoding=decoded.detected,
        note=f"{left} attached {'file is' if left == 1 else 'files are'} not read." if left else "",
    )


def _content(part: MIMEPart) -> bytes:
    return cast(bytes, part.get_payload(decode=True)) or b""

"""What does a mail say? Its subject and its body; a page saved as .mhtml is a mail, too."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.headerregistry import DateHeader
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
    page = mail.get_body(("html",))
    body = mail.get_body(("plain",)) or page
    if body is None:
        raise ArticleError("there is no text in this mail.")
    decoded = decode_and_say(
        cast(bytes, body.get_payload(decode=True)) or b"", "the mail's text", body.get_content_charset()
    )
    if "Snapshot-Content-Location" in mail:  # a browser's saved page: its date is that of saving
        return [web_page.article(decoded.text, name, decoded.detected)]
    text = web_page.plain(decoded.text) if body is page else decoded.text
    subject = str(mail.get("subject", "")).strip()
    date = mail.get("date")
    sent = date.datetime if isinstance(date, DateHeader) else None
    left = sum(1 for _ in mail.iter_attachments()) if mail.is_multipart() else 0
    return [
        Source(
            name,
            with_title(subject, text),
            title=subject,
            author=str(mail.get("from", "")),
            published=sent.date().isoformat() if sent else None,
            encoding=decoded.detected,
            note=f"{left} attached {'file is' if left == 1 else 'files are'} not read." if left else "",
        )
    ]

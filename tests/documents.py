"""Files for the tests of sources, made here byte by byte: no fixture is stored."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document


def pdf_of(*pages: list[str]) -> bytes:
    """A PDF of these pages, each a list of lines."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return pdf_with(objects)


def pdf_with(objects: list[str], trailer: str = "", encoding: str = "cp1252") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode(encoding)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def docx_of(*paragraphs: str, title: str = "", table: list[list[str]] | None = None) -> bytes:
    """A Word document of these paragraphs, and then a table."""
    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(len(table), len(table[0])).rows
        for row, words in zip(rows, table, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Blast in Mosul kills two | The Daily</title>
<meta property="og:title" content="Blast in Mosul kills two"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2025-05-07T10:00:00Z"><meta name="author" content="Jane Doe"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Blast in Mosul kills two</h1>
<p>A blast in Mosul killed two people on Monday, police said. The mayor said that “nobody” was warned, and that schools
stay closed until further notice.</p><script>alert("PWNED")</script>
<p>It was the second blast in a week in northern Iraq, after an attack on a market in Tal Afar on Thursday.<br>More
follows.</p></article><footer>© 2019 The Daily. All rights reserved.</footer></body></html>"""

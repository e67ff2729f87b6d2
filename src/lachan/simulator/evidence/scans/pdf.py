"""A PDF of pictures: one JPEG a page and nothing else. Written by hand, because no library leaves its clock out."""

from __future__ import annotations

import io

from PIL import Image

A4 = (595.28, 841.89)


def pdf_of(pictures: list[bytes]) -> bytes:
    """No text, no names, no date: the same pictures give the same bytes."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", _pages(len(pictures))]
    for nth, picture in enumerate(pictures):
        parts += _page(picture, 3 + 3 * nth)
    return _written(parts)


def _pages(count: int) -> bytes:
    kids = " ".join(f"{3 + 3 * nth} 0 R" for nth in range(count))
    return f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode()


def _page(picture: bytes, at: int) -> list[bytes]:
    width, height = Image.open(io.BytesIO(picture)).size
    shown = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /I Do Q".encode()
    page = (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {at + 1} 0 R "
            f"/Resources << /XObject << /I {at + 2} 0 R >> >> >>")  # fmt: skip
    image = (f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB "
             f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(picture)} >>")  # fmt: skip
    return [page.encode(), _stream(f"<< /Length {len(shown)} >>".encode(), shown), _stream(image.encode(), picture)]  # fmt: skip


def _stream(words: bytes, data: bytes) -> bytes:
    return words + b"\nstream\n" + data + b"\nendstream"


def _written(parts: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for nth, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(f"{nth} 0 obj\n".encode() + part + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    out.write(
        f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return out.getvalue()

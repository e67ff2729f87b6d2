"""What can be read in a file that was printed: every part of an office file, every page of a PDF."""

import io
import zipfile

from pypdf import PdfReader


def office(file: bytes) -> str:
    """Names of parts and their whole XML, properties and alternative texts too."""
    with zipfile.ZipFile(io.BytesIO(file)) as kept:
        return "\n".join(f"{name}\n{kept.read(name).decode('utf-8', 'ignore')}" for name in kept.namelist())  # fmt: skip


def pages(file: bytes) -> str:
    read = PdfReader(io.BytesIO(file))
    return "\n".join([*(page.extract_text() for page in read.pages), str(read.metadata), str(read.outline)])  # fmt: skip


def text(as_format: str, file: bytes) -> str:
    if file.startswith(b"PK"):
        return office(file)
    return pages(file) if file.startswith(b"%PDF") else file.decode()

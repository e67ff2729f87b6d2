"""Every file of the demo case, made when asked: scans by volume, exhibits, and which page is which sheet of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .clerk_list import clerk_list
from .exhibits.film import film
from .exhibits.photograph import photograph
from .exhibits.recording import recording
from .scans.drawing import scanned
from .scans.faces import Face, faces
from .scans.pdf import pdf_of
from .telling import Data, exhibits, named, papers

VOLUMES = {
    "Tập 1.pdf": ("1", True),
    "Tập 2.pdf": ("2", True),
    "Văn bản chưa đánh số.pdf": ("2", False),
}
LIST = "Danh mục tài liệu, chứng cứ.xlsx"
MAKERS: dict[str, Callable[[Data], bytes]] = {
    "anh": photograph,
    "ghi-am": recording,
    "camera": film,
}


@dataclass(frozen=True)
class Page:
    """What a page of a scan truly is; for those who check a reader of stamps, and for a demo that lays pages on papers."""

    number: int  # of the PDF, from 1
    document: str
    folio: str  # empty where the paper is not numbered
    back: bool


def demo_files() -> Iterator[tuple[str, bytes]]:
    """Name and bytes, one by one: the list, the scans, the exhibits."""
    yield LIST, clerk_list()
    for name in VOLUMES:
        yield name, scan(name)
    for name, _, data in exhibit_files():
        yield name, data


def scan(name: str) -> bytes:
    return pdf_of([scanned(face) for face in _faces(name)])


def pages(name: str) -> list[Page]:
    return [Page(nth, f.paper.id, f.folio, f.back) for nth, f in enumerate(_faces(name), 1)]


def exhibit_files() -> Iterator[tuple[str, str, bytes]]:
    """Name, the paper that speaks of it, bytes."""
    for one in papers():
        for id_ in one.files:
            said = exhibits()[id_]
            yield named(said["name"], "name"), one.id, MAKERS[id_](said)


def _faces(name: str) -> list[Face]:
    return faces(*VOLUMES[name])

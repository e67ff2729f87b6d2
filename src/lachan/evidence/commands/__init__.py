"""Verbs of the evidence room."""

from .file import answer_finding, number_folios, open_casefile, withdraw_paper, write_evidence
from .paging import open_page, release_page
from .showing import approve_display, note_made, open_described
from .uploading import (
    begin_upload,
    bring_piece,
    confirm_folios,
    drop_upload,
    finish_upload,
    open_folio,
)

__all__ = [
    "answer_finding", "approve_display", "begin_upload", "bring_piece", "confirm_folios", "drop_upload",
    "finish_upload", "note_made", "number_folios", "open_casefile", "open_described", "open_folio",
    "open_page", "release_page", "withdraw_paper", "write_evidence",
]  # fmt: skip

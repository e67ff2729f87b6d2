"""The minutes: how the person came, how to reach them, what must follow."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    return {
        "way": words.picked(codes.WAYS, act, "way"), "receipt": words.called(codes.RECEIPT, act, "receipt_by"),
        "contact": words.contact(record, act), "speaks": words.speaks(record),
        "follows": words.follows(record, act) or ["Chuyển đến cơ quan chủ trì hỗ trợ ngay"],
    }  # fmt: skip

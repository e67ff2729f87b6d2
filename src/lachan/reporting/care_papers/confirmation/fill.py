"""The certificate: since which day, under which law, and that this law stays."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.procedure.entitling import OLD

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)

CHAPTER = {True: "Điều 32 đến Điều 38 Luật số 66/2011/QH12, Nghị định số 09/2013/NĐ-CP", False: "Điều 37 đến Điều 47 Luật số 53/2024/QH15, Nghị định số 162/2025/NĐ-CP"}  # fmt: skip
STAYS = {True: "các chế độ này được giữ cả sau ngày 01/07/2025.", False: "áp dụng cho người được xác định từ ngày 01/07/2025."}  # fmt: skip


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    old = words.regime_of(record, act, form) == OLD
    return {"chapter": CHAPTER[old], "transition": STAYS[old]}

"""The verb that opens a name for one paper: it goes into that one answer, and nothing of it is kept."""

import re
from collections.abc import Sequence
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound
from lachan.access.verbs import command
from lachan.people import entries
from lachan.victims import codes
from lachan.victims.models import CareAct, CareFile
from lachan.victims.refusals import NoNameOnIt, NotYourLetter, PaperForWhat

ART = "Luật 66/2011 Điều 28, 31; Luật 53/2024 Điều 6, 33; Luật 91/2025/QH15"


@command(Permission.IDENTITY_OPEN, article=ART)
def open_name_for_paper(
    *, file: CareFile, act: CareAct, paper: str, needs: Sequence[str], purpose: str, by: Actor, at: datetime
) -> dict[str, str]:  # fmt: skip
    """Mở tên để lập một văn bản mà luật cần tên người, nêu mục đích, vào nhật ký; chỉ những mục văn bản ấy cần, không lưu lại."""
    if purpose not in dict(codes.LETTER_FOR):
        raise PaperForWhat(field="purpose")
    if act.kind not in codes.NAMED:
        raise NoNameOnIt(field="paper")
    _ours(file, act, by)
    about(file.id, purpose=purpose, paper=paper if re.fullmatch(r"[a-z_]{1,40}", paper) else "")
    clear = entries.open_identity_of(file.person_id)
    return {name: clear[name] for name in needs if clear.get(name)}


def _ours(file: CareFile, act: CareAct, by: Actor) -> None:
    """A body makes out the papers of its own acts, as they stand."""
    rows = CareAct.objects.filter(care=file)
    if not rows.filter(id=act.id).exists():
        raise NotFound
    if act.agency_id not in by.scope or rows.filter(supersedes=act.id).exists():
        raise NotYourLetter(field="act")

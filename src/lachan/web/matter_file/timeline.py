"""Acts as parts/timeline.html takes them: corrected ones stay, struck through."""

from datetime import timedelta
from typing import Any

from lachan.docket import codes as docket_codes
from lachan.intake import codes
from lachan.law.book import book

from .. import wording
from ..names import Names
from .record import Record
from .rows import ActRow, PaperRow

LATE = timedelta(hours=1)
GROUNDS = dict([*codes.SUSPENSION_GROUNDS, *codes.DECLINE_GROUNDS, *docket_codes.REFUSAL_GROUNDS])


def act_views(record: Record) -> list[dict[str, Any]]:
    by_id = {act.id: act for act in record.acts}
    corrected = {act.supersedes_id: act for act in record.acts if act.supersedes_id}
    return [
        {
            "label": book().label(act.kind),
            "occurred": wording.day(act.occurred_at),
            "hour": wording.hour(act.occurred_at),
            "agency": act.agency.name,
            "paper": paper_text(act.paper),
            "facts": facts_of(act, record.names),
            "anchor": f"hv-{act.id}",
            "recorded": _recorded(act),
            "corrected_by": _corrected(corrected.get(act.id)),
            "corrects": _corrects(by_id.get(act.supersedes_id)),
        }
        for act in record.acts
    ]


def _recorded(act: ActRow) -> str:
    late = act.recorded_at - act.occurred_at > LATE
    return wording.shortly(act.recorded_at) if late else ""


def _corrected(by: ActRow | None) -> str:
    return f"ngày giờ đúng: {wording.shortly(by.occurred_at)}" if by else ""


def _corrects(old: ActRow | None) -> str:
    return f"thay cho {wording.shortly(old.occurred_at)} đã ghi" if old else ""


def paper_text(paper: PaperRow | None) -> str:
    if paper is None:
        return ""
    dated = f" ngày {wording.day(paper.dated_on)}" if paper.dated_on else ""
    return f"Văn bản số {paper.number or '…'}{dated}"


def facts_of(act: ActRow, names: Names) -> list[str]:
    """What an act says, in words; codes that only the clocks need stay unsaid."""
    facts = act.facts
    said = [
        ("to", "Gửi: {}", names.agency), ("officer", "Người được phân công: {}", names.person),
        ("months", "Thêm {} tháng", str), ("article", "Điều {} BLHS", str),
        ("paragraph", "Khoản {}", str),
        ("ground", "Căn cứ: {}", lambda code: GROUNDS.get(code, code)),
        ("reason", "Lý do: {}", lambda code: GROUNDS.get(code, code)),
        ("competent", "{}", lambda yes: "Thuộc thẩm quyền" if yes else "Không thuộc thẩm quyền"),
    ]  # fmt: skip
    lines = [shape.format(word(facts[name])) for name, shape, word in said if name in facts]
    flags = [text for name, text in FLAGS.items() if facts.get(name) is True]
    return [*lines, *([" · ".join(flags)] if flags else []), *_correction(facts)]


FLAGS = {
    "victim_under_18": "người dưới 18 tuổi",
    "flagrant": "quả tang",
    "suspect_known": "đã rõ người bị tố giác, có thể bỏ trốn",
    "public_concern": "dư luận quan tâm",
    "remote_mountain": "xã vùng rừng núi xa xôi, hẻo lánh, hải đảo",
}


def _correction(facts: dict[str, Any]) -> list[str]:
    field, what = facts.get("field"), facts.get("what", "")
    if field == "person":
        return [f"Bổ sung người: {docket_codes.label(docket_codes.CAPACITY, what)}"]
    if field in codes.TRAITS:
        label, choices = codes.TRAITS[field]
        return [f"{label}: {dict(choices).get(what, what)}"]
    return []

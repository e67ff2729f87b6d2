"""Acts of a case for the timeline: whom, by whom, what they say in words, what was put right and from where."""

from datetime import timedelta
from typing import Any

from lachan.docket import codes as docket_codes
from lachan.law.book import book
from lachan.outcomes import codes as outcome_codes

from .. import wording
from ..names import Names
from . import drawn, timeline
from .case_facts import lines_of
from .correction import may_correct
from .record import Record
from .rows import ActRow

VERDICTS = dict([*outcome_codes.FIRST, *outcome_codes.APPEAL])
FINAL = frozenset({"convicted", "acquitted", "judged"})
INTAKE = "intake"


def drawn_acts(record: Record) -> str:
    return drawn.timeline(act_views(record))


def act_views(record: Record) -> list[dict[str, Any]]:
    by_id = {act.id: act for act in record.acts}
    later = {act.supersedes_id: act for act in record.acts if act.supersedes_id}
    return [
        _view(act, record, later.get(act.id), by_id.get(act.supersedes_id)) for act in record.acts
    ]


def _view(act: ActRow, record: Record, later: ActRow | None, old: ActRow | None) -> dict[str, Any]:
    late = act.recorded_at - act.occurred_at > timedelta(hours=1)
    return {
        "label": book().label(act.kind), "person": act.person_id or "",
        "occurred": wording.day(act.occurred_at), "hour": wording.hour(act.occurred_at),
        "agency": act.agency.name, "paper": timeline.paper_text(act.paper),
        "facts": _one_line(said_of(act, record)), "anchor": f"hv-{act.id}",
        "recorded": wording.shortly(act.recorded_at) if late else "",
        "carried": str(act.facts.get("carried_from", "")),
        "corrected_by": _corrected(act, later), "corrects": _corrects(act, old),
        "links": [] if later else _links(act, record),
    }  # fmt: skip


def _one_line(said: list[str]) -> list[str]:
    """Short facts side by side; a long one, as a ground of law, on a line of its own."""
    short = [line for line in said if len(line) <= 60]
    return [*([" · ".join(short)] if short else []), *(line for line in said if len(line) > 60)]


def _links(act: ActRow, record: Record) -> list[tuple[str, str]]:
    if not may_correct(act, record):
        return []
    base = f"/vu-viec/{record.matter.code}/lam"
    return [
        (f"{base}/correct_step/?hv={act.id}", "Đính chính"),
        (f"{base}/withdraw_act/?hv={act.id}", "Ghi nhầm"),
    ]


def _corrected(act: ActRow, later: ActRow | None) -> str:
    if later is None:
        return ""
    if later.kind != act.kind:
        return f"gỡ hiệu lực ngày {wording.day(later.recorded_at)}: ghi nhầm"
    if later.occurred_at != act.occurred_at:
        return f"ngày giờ đúng: {wording.shortly(later.occurred_at)}"
    return f"bản đúng ghi ngày {wording.day(later.recorded_at)}"


def _corrects(act: ActRow, old: ActRow | None) -> str:
    if old is None:
        return ""
    what = f" «{book().label(old.kind)}»" if old.kind != act.kind else ""
    return f"thay cho{what} {wording.shortly(old.occurred_at)} đã ghi"


def said_of(act: ActRow, record: Record) -> list[str]:
    """What an act says, in words."""
    if book().acts[act.kind].chapter == INTAKE:
        return timeline.facts_of(act, record.names)
    return [
        *_whom(act, record.names),
        *_things(act),
        *lines_of(act.kind, act.facts),
        *_verdict(act, record),
    ]


def _whom(act: ActRow, names: Names) -> list[str]:
    said = [("to", "Gửi: {}", names.agency), ("officer", "Người được phân công: {}", names.person)]
    return [
        shape.format(word(act.facts[name])) for name, shape, word in said if act.facts.get(name)
    ]


def _things(act: ActRow) -> list[str]:
    facts, lines = act.facts, []
    if facts.get("what") in dict(docket_codes.HANDED):
        lines.append(f"Bàn giao: {docket_codes.label(docket_codes.HANDED, facts['what']).lower()}")
    if facts.get("reason"):
        lines.append(f"Lý do: {docket_codes.label(docket_codes.REFUSAL_GROUNDS, facts['reason'])}")
    if facts.get("into"):
        lines.append(f"Sang hồ sơ: {facts['into']}")
    if facts.get("with"):
        lines.append(f"Vụ án kia: {facts['with']}")
    return lines


def _verdict(act: ActRow, record: Record) -> list[str]:
    """As pronounced; until it takes effect it makes nobody guilty (BLTTHS Điều 13)."""
    said = act.facts.get("verdict")
    if not said:
        return []
    one = record.situation.accused.get(act.person_id or "")
    waiting = (
        "" if one is not None and one.status in FINAL else " (bản án chưa có hiệu lực pháp luật)"
    )
    return [f"Tòa tuyên: {VERDICTS.get(str(said), str(said)).lower()}{waiting}"]

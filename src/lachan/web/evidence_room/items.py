"""Items of the file on the screen: what there is of each part, one item with where it is used and its history."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.roles import ROLES
from lachan.access.seals import OpenKey, open_key
from lachan.evidence import codes, queries
from lachan.evidence import words as sealed_words
from lachan.evidence.models import Entry

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from . import sealed, used, words
from .room import Room, folio_url, room_of
from .shapes import ENTERED, Question, questions
from .tabs import framed
from .typed import plain

HERE = "muc/"
SECRET = {("persons", "name"), ("persons", "aliases")}
SEALED = "đã niêm phong"


@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Every part with how many it has and what belongs there."""
    room = room_of(request, code)
    counted = Counter(one.part for one in room.things.values())
    counted.update(
        part for part, _ in room.standing if part in {*codes.UNNAMED, codes.ALTERNATIVES}
    )
    groups = [{"title": title, "parts": [_part(room, part, counted[part]) for part in parts]}
              for title, parts in words.said()["groups"]]  # fmt: skip
    return render(request, "evidence_room/parts.html", framed(
        room, HERE, groups=groups, whole=room.url(codes.WHOLE, codes.WHOLE)))  # fmt: skip


def _part(room: Room, part: str, count: int) -> dict[str, Any]:
    return {"label": words.part_label(part), "means": words.said()["meanings"][part], "count": count,
            "url": room.url(part), "new": room.url(part, act="moi/")}  # fmt: skip


@signed_in(P.EVIDENCE_SEE)
def listing(request: HttpRequest, code: str, part: str) -> HttpResponse:
    if part not in ENTERED:
        raise Http404
    room = room_of(request, code)
    label = words.part_label(part)
    rows = list(_rows(room, part))
    shown = table(label, ("Mã", "Nội dung", "Loại", "Bút lục"), rows, caption_hidden=True,
                  empty=(f"Chưa có mục nào ở «{label}»", words.said()["meanings"][part] + "."))  # fmt: skip
    return render(request, "evidence_room/listing.html", framed(
        room, HERE, (HERE, "Mục hồ sơ"), ("", label), title=label, table=shown, count=len(rows), part=part,
        new=room.url(part, act="moi/") if room.may_write else ""))  # fmt: skip


def _rows(room: Room, part: str) -> Iterable[list[Cell]]:
    if part in codes.UNNAMED or part == codes.ALTERNATIVES:
        for (of, item), kept in room.standing.items():
            if of == part:
                yield [
                    {"text": item, "url": room.url(part, item)},
                    {"text": saying(room, part, kept.body)},
                    {"text": ""},
                    {"text": ""},
                ]
        return
    for one in room.of(part):
        yield [
            {"text": one.id, "url": room.url(part, one.id)},
            {"text": one.label},
            {"text": one.kind},
            {"text": one.folio},
        ]


def saying(room: Room, part: str, body: Any) -> str:
    """An item without a name of its own, in one line."""
    if part == "links":
        bears = words.choices()["bears"].get(str(body["kind"]), str(body["kind"]))
        return f"{room.link(body['from'])['label']} — {bears} → {room.link(body['to'])['label']}"
    if part == "assertions":
        return f"{room.link(body['evidence'])['label']}: {body['attribute']} = {room.case.by_code(str(body['value']))}"
    return f"Điều {body.get('article', '')}: {room.case.by_code(str(body.get('reason') or 'chưa nêu lý do'))}"


@signed_in(P.EVIDENCE_SEE)
def item(request: HttpRequest, code: str, part: str, item: str) -> HttpResponse:
    return item_page(request, room_of(request, code), part, item)


def item_page(
    request: HttpRequest, room: Room, part: str, item: str, status: int = 200, **more: Any
) -> HttpResponse:
    body = room.body(part, item)
    past = queries.history(room.file.casefile, part, item)
    if part not in (*ENTERED, codes.WHOLE) or (body is None and not past and part != codes.WHOLE):
        raise Http404
    label, name = words.part_label(part), _name(room, part, item, body)
    shown = framed(
        room, HERE, (HERE, "Mục hồ sơ"), (f"{HERE}{part}/", label), ("", item), title=name, part=part, item=item,
        part_label=label, facts=list(facts(room, part, body or {})), gone=body is None and part != codes.WHOLE,
        history=_history(room, part, past), known=not past and part != codes.WHOLE, name=sealed.box(room, part, item),
        used=used.by(room, item), acts=_acts(room, part, item, body))  # fmt: skip
    return render(request, "evidence_room/item.html", {**shown, **more}, status=status)


def _name(room: Room, part: str, item: str, body: Any) -> str:
    if part == codes.WHOLE:
        return "Thông tin chung"
    thing = room.things.get(item)
    return thing.label if thing else saying(room, part, {"article": item, **body}) if body else item


def facts(room: Room, part: str, body: Any) -> Iterable[dict[str, Any]]:
    """What the item says, box by box; a name is only said to be there."""
    for one in questions(part):
        value: Any = body
        for name in one.path:
            value = value.get(name) if isinstance(value, dict) else None
        if value not in (None, "", [], {}):
            yield {"label": one.label, **_fact(room, part, one, value)}


def _fact(room: Room, part: str, one: Question, value: Any) -> dict[str, Any]:
    if (part, one.name) in SECRET:
        return {"text": SEALED}
    if one.kind in {"ref", "refs"}:
        return {
            "links": [room.link(str(x)) for x in (value if isinstance(value, list) else [value])]
        }
    return {"text": room.case.by_code(shown(one, value))}


def shown(one: Question, value: Any) -> str:
    if one.kind in {"choice", "choices", "yes_no"}:
        labels = words.choices()["yes_no" if one.kind == "yes_no" else one.of]
        many = value if isinstance(value, list) else [plain("", value)]
        return ", ".join(labels.get(str(x), str(x)) for x in many)
    if one.kind == "lines":
        rows = [value] if isinstance(value, dict) else value
        return "; ".join(" · ".join(str(x) for x in row.values()) for row in rows)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return plain(one.kind, value)


def _history(room: Room, part: str, past: list[Entry]) -> list[dict[str, Any]]:
    """Every version, the newest first: by which office, which body, when; what it said then."""
    key = open_key(room.file.casefile.key) if past else None
    return [
        {"turn": one.turn, "by": f"{_role(one.role)}, {one.agency.name}", "at": wording.shortly(one.recorded_at), "gone": one.gone,
         "facts": _then(room, part, one, key)}
        for one in past
    ]  # fmt: skip


def _then(room: Room, part: str, one: Entry, key: OpenKey) -> list[dict[str, Any]]:
    """What it said; a row that somebody put there past the verbs does not open, and the page says so."""
    try:
        body = sealed_words.opened(key, one)
    except sealed_words.Displaced:
        return [
            {
                "label": "Không mở được",
                "text": "bản ghi này không phải do hệ thống ghi; báo quản trị viên",
            }
        ]
    if one.gone:
        return [{"label": "Lý do bỏ", "text": room.case.by_code(str(body.get("reason", "")))}]
    return list(facts(room, part, body))


def _role(code: str) -> str:
    return ROLES[code].label if code in ROLES else code


def _acts(room: Room, part: str, item: str, body: Any) -> list[dict[str, Any]]:
    """Its folio, opened; then what may be done to it by whoever may write."""
    folio = folio_url(room, item)
    acts = [{"url": folio, "label": "Mở bút lục"}] if folio else []
    if not room.may_write:
        return acts
    acts += [{"url": room.url(part, item, "sua/"), "label": "Sửa, ghi thêm" if body else "Ghi lại"}]
    if part == "documents" and body and not body.get("withdrawn"):
        acts.append({"url": room.url(part, item, "rut/"), "label": "Rút tài liệu"})
    return acts

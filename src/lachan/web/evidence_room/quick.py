"""One statement of fact with what speaks for it, against it and about it, in one form and one act of writing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import commands
from lachan.evidence.given import Item

from ..door import signed_in
from . import answers, words
from .answers import NO_SUCH, Answers
from .entry import errors_of, refused
from .fresh import Codes
from .room import Room, room_of
from .shapes import Question, questions
from .tabs import framed
from .typed import NEEDED, Typed, Wrong, body_of

HERE = "ghi-nhanh/"
# The contrary lane stands beside the first, as wide as it and never folded away.
LANES = ("supports", "attacks", "explains")
ROWS = (1, 2)
ASKED = ("text", "actors", "about", "nature", "place", "since", "until", "amount")
TITLES = {"supports": "Chứng minh", "attacks": "Phản bác, gỡ tội", "explains": "Giải thích"}
NEW = (("title", "hoặc chứng cứ mới: tên gọi"), ("source", "Nguồn theo Điều 87"), ("document", "Nằm trong tài liệu"),
       ("folios", "Bút lục"), ("speaker", "Người khai"))  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of a lane: evidence that is there, or new evidence."""

    lane: str
    number: int

    def box(self, name: str) -> str:
        return f"{self.lane}_{self.number}_{name}"

    def said(self, typed: Typed, name: str) -> str:
        return (typed.get(self.box(name)) or "").strip()


def rows() -> Iterator[Row]:
    return (Row(lane, number) for lane in LANES for number in ROWS)


@signed_in(P.EVIDENCE_KEEP)
def page(request: HttpRequest, code: str) -> HttpResponse:
    room = room_of(request, code)
    if request.method != "POST":
        return _page(request, Answers(room, Typed(dict(request.GET.lists()))))
    typed = Typed(dict(request.POST.lists()))
    fact, wrong = body_of("propositions", typed)
    wrong = {**answers.unknown(room, _asked(), typed, wrong), **_wrong(room, typed)}
    if wrong:
        return _page(request, Answers(room, typed, wrong), 422)
    items = list(_items(room, typed, fact))
    try:
        commands.write_evidence(casefile=room.file.casefile, items=items, by=room.who, at=room.at)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, Answers(room, typed, refusal=refusal), 422)
    messages.success(request, f"Đã ghi {items[0].item} cùng {len(items) - 1} chứng cứ, liên kết.")
    return redirect(
        f"{room.base}{HERE}" if typed.get("again") else room.url("propositions", items[0].item)
    )


def _asked() -> list[Question]:
    found = {one.name: one for one in questions("propositions")}
    return [found[name] for name in ASKED]


# -- reading -----------------------------------------------------------------------------------------


def _wrong(room: Room, typed: Typed) -> Wrong:
    found: Wrong = {}
    for row in rows():
        found.update(_row_wrong(room, row, typed))
    target = (typed.get("target") or "").strip()
    if target and not answers.fits(room, "targets", target):
        found["target"] = NO_SUCH.format(target[:60])
    return found


def _row_wrong(room: Room, row: Row, typed: Typed) -> Wrong:
    found = {}
    for name, of in (("evidence", "bearers"), ("document", "documents"), ("speaker", "persons")):
        said = row.said(typed, name)
        if said and not answers.fits(room, of, said):
            found[row.box(name)] = NO_SUCH.format(said[:60])
    told = any(row.said(typed, name) for name in ("document", "folios", "source", "speaker"))
    if told and not row.said(typed, "title") and not row.said(typed, "evidence"):
        found[row.box("title")] = NEEDED
    if row.said(typed, "title") and not row.said(typed, "source"):
        found[row.box("source")] = NEEDED
    return found


def _items(room: Room, typed: Typed, fact: Mapping[str, Any]) -> Iterator[Item]:
    codes = Codes(room)
    name = codes.next("propositions")
    yield Item("propositions", name, fact)
    target = (typed.get("target") or "").strip()
    if target:
        yield Item(
            "links", "", {"from": name, "to": target, "kind": typed.get("bears") or "supports"}
        )
    for row in rows():
        known = row.said(typed, "evidence")
        if not known and row.said(typed, "title"):
            known = codes.next("evidence")
            yield Item("evidence", known, _new(row, typed))
        if known:
            yield Item("links", "", {"from": known, "to": name, "kind": row.lane})


def _new(row: Row, typed: Typed) -> dict[str, str]:
    told = {name: row.said(typed, name) for name, _ in NEW}
    return {name: said for name, said in told.items() if said}


# -- the page ----------------------------------------------------------------------------------------


def _page(request: HttpRequest, on: Answers, status: int = 200) -> HttpResponse:
    room = on.room
    fact = {one.name: on.of(one) for one in _asked()}
    fact["text"]["autofocus"] = True
    aim = {"bears": on.ask("bears", "Mệnh đề này", "select", list(words.choices()["bears"].items())),
           "target": on.ask("target", "dấu hiệu hoặc mệnh đề nào", list="codes-targets", placeholder="gõ mã hoặc vài chữ", maxlength=320)}  # fmt: skip
    lanes = [_lane(on, lane) for lane in LANES]
    every = {
        **fact,
        **aim,
        **{box["name"]: box for lane in lanes for row in lane["rows"] for box in row["fields"]},
    }
    hints = [Question((x,), "", "ref", x) for x in ("bearers", "documents", "targets")]
    return render(request, "evidence_room/quick.html", framed(
        room, HERE, ("", "Ghi nhanh"), fact=list(fact.values()), aim=list(aim.values()), lanes=lanes, errors=errors_of(every),
        refusal=refused(on, every), action=f"{room.base}{HERE}", lists=answers.lists(room, hints)), status=status)  # fmt: skip


def _lane(on: Answers, lane: str) -> dict[str, Any]:
    made = [_row(on, Row(lane, number)) for number in ROWS]
    return {"name": lane, "title": TITLES[lane], "rows": made, "folded": lane == "explains"}


def _row(on: Answers, row: Row) -> dict[str, Any]:
    """Known evidence by its code; below it the few boxes of new evidence."""
    known = on.ask(
        row.box("evidence"),
        "Chứng cứ đã có",
        list="codes-bearers",
        placeholder="gõ mã hoặc vài chữ",
        maxlength=320,
    )
    new = [on.ask(row.box(name), label, **_box(on, name)) for name, label in NEW]
    told = any(box["value"] or box["error"] for box in (known, *new))
    return {"fields": [known, *new], "open": row.number == 1 or told, "number": row.number}


def _box(on: Answers, name: str) -> dict[str, Any]:
    unsaid = ("", answers.UNSAID)
    if name == "source":
        return {"kind": "select", "options": [unsaid, *words.choices()["source"].items()]}
    if name == "speaker":
        return {
            "kind": "select",
            "options": [unsaid, *((one.id, one.label) for one in on.people())],
        }
    return (
        {"list": "codes-documents", "maxlength": 320} if name == "document" else {"maxlength": 300}
    )

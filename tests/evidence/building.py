"""A file under construction: plain data, with a hand for each kind of paper. All of it «DỮ LIỆU GIẢ LẬP»."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Data = dict[str, Any]
NUMBERED = ("investigation_ended", "prosecution", "trial", "final")
PARTS = ("documents", "evidence", "persons", "decisions", "hypotheses", "charges", "propositions", "links", "assertions",
         "events", "transactions", "circumstances", "identifiers", "questions", "displays", "notes",
         "passages")  # fmt: skip
FULL = {
    "hour": True,
    "place": True,
    "officer": True,
    "participants": True,
    "signatures": True,
    "authorised": True,
}
SEALED = {"sealed": True, "listed": True, "place": True, "photo": True}


class File:
    """The data of a bundle and the dice; every method adds one thing and gives its id."""

    def __init__(self, data: Data, dice: Random) -> None:
        self.data, self.dice = data, dice
        for part in PARTS:
            data.setdefault(part, [])
        self.numbered = any("folios" in d for d in data["documents"])

    def part(self, name: str) -> list[Data]:
        found: list[Data] = self.data[name]
        return found

    def one(self, name: str, ident: str) -> Data:
        return next(x for x in self.part(name) if x["id"] == ident)

    def fresh(self, prefix: str) -> str:
        """The next id of that kind: «e12»."""
        said = [x["id"] for part in PARTS for x in self.part(part) if "id" in x]
        used = [
            int(x[len(prefix) :])
            for x in said
            if x.startswith(prefix) and x[len(prefix) :].isdigit()
        ]
        return f"{prefix}{max(used, default=0) + 1}"

    def add(self, name: str, prefix: str, **fields: Any) -> str:
        row = {"id": self.fresh(prefix)} | {k: v for k, v in fields.items() if v is not None}
        self.part(name).append(row)
        return str(row["id"])

    # -- papers ----------------------------------------------------------------------------------

    def paper(self, title: str, kind: str, on: date | None = None, **more: Any) -> str:
        """A paper that is listed, and stamped on every page; a record (biên bản) says all a record must say."""
        row: Data = {"title": title, "kind": kind, "made_on": on and on.isoformat(), "listed": True,
                     "maker": "Cơ quan điều tra (giả lập)", "volume": "1"}  # fmt: skip
        if self.data["stage"] != "report":
            row |= {"stamped_investigation": True, "stamped_procuracy": True}
        if kind.startswith("biên bản"):
            row |= {"recording": dict(FULL), **self._sent(on)}
        if self.numbered:
            row["folios"] = f"{self.last_folio() + 1:02d}"
        return self.add("documents", "d", **(row | more))

    def last_folio(self) -> int:
        said = [
            d["folios"].split("-")[-1].rstrip("a") for d in self.part("documents") if "folios" in d
        ]
        return max(map(int, said))

    def _sent(self, on: date | None) -> Data:
        """Sent within 5 days and stamped within 3, or attended by the procurator (Điều 88 khoản 5)."""
        if on is None or self.data["stage"] == "report":
            return {}
        if self.dice.random() < 0.3:
            return {"attended": True}
        sent = on + timedelta(self.dice.randint(0, 5))
        back = sent + timedelta(self.dice.randint(0, 3))
        return {"attended": False, "sent_on": sent.isoformat(), "stamped_on": back.isoformat()}

    def number(self) -> None:
        """From the end of the investigation on: each paper its sheets, 01 to the end (TTLT 04/2018 Điều 35)."""
        if self.data["stage"] not in NUMBERED:
            return
        at, inserted = 1, self.dice.random() < 0.15
        for nth, paper in enumerate(self.part("documents")):
            paper["volume"] = str(1 + at // 100)
            if inserted and nth == 7:
                paper["folios"] = f"{at - 1:02d}a"
                continue
            sheets = self.dice.randint(1, 5)
            paper["folios"] = f"{at:02d}" if sheets == 1 else f"{at:02d}-{at + sheets - 1:02d}"
            at += sheets
        self.numbered = True

    # -- evidence --------------------------------------------------------------------------------

    def statement(self, speaker: str, on: date, title: str = "Lời khai", **more: Any) -> str:
        """Taken down, with how the speaker knows; what age, language, custody and frame ask for comes in `more`."""
        person = self.one("persons", speaker)
        accused = "accused" in person["roles"]
        kind = "biên bản hỏi cung" if accused else "biên bản ghi lời khai"
        nth = sum(1 for e in self.part("evidence") if e.get("speaker") == speaker) + 1
        document = self.paper(f"{kind.capitalize()} {person['code']} lần {nth}", kind, on)
        self.one("documents", document)["recording"] = FULL | {"session": nth}
        return self.add("evidence", "e", **({
            "title": f"{title} của {person['code']}", "source": "statement", "document": document, "speaker": speaker,
            "how_known": "Trực tiếp tham gia, chứng kiến (giả lập)", "obtained": "taken_down", "obtained_on": on.isoformat(),
        } | more))  # fmt: skip

    def written(self, title: str, on: date, obtained: str = "collected", **more: Any) -> str:
        """A paper of another's making, with the record of how it was received (Điều 88 khoản 4)."""
        document = self.paper(title, "tài liệu", on)
        record = self.paper(f"Biên bản giao nhận: {title}", "biên bản giao nhận", on)
        return self.add("evidence", "e", **({
            "title": title, "source": "other_document", "document": document, "record": record,
            "obtained": obtained, "obtained_on": on.isoformat(),
        } | more))  # fmt: skip

    def data_of_device(self, on: date, **more: Any) -> str:
        """From a device seized and sealed, read on a copy, hashes kept (Điều 99, 107)."""
        how = "giao nhận" if more.get("obtained") == "handed_in" else "thu giữ"
        seized = self.paper(f"Biên bản {how}, niêm phong điện thoại", f"biên bản {how}", on)
        copied = self.paper("Biên bản sao lưu dữ liệu", "biên bản sao lưu", on + timedelta(1))
        document = self.paper(
            "Bản trích xuất dữ liệu điện thoại", "dữ liệu điện tử", on + timedelta(2)
        )
        mark = f"{self.dice.getrandbits(64):016x}"
        return self.add("evidence", "e", **({
            "title": "Tin nhắn trong điện thoại", "source": "electronic_data", "document": document, "record": seized,
            "obtained": "seized", "obtained_on": on.isoformat(), "device_record": seized, "copy_record": copied,
            "hash_at_seizure": mark, "hash_now": mark, "worked_on_copy": True,
        } | more))  # fmt: skip

    def exhibit(self, on: date, **more: Any) -> str:
        """Described, sealed, photographed, kept by known hands without a gap (Điều 90, 105)."""
        record = self.paper("Biên bản thu giữ đồ vật", "biên bản thu giữ", on)
        document = self.paper("Bản ảnh, danh mục vật chứng", "danh mục", on)
        later = on + timedelta(self.dice.randint(2, 9))
        custody = [{"holder": "Điều tra viên thụ lý", "since": on.isoformat(), "until": later.isoformat()},
                   {"holder": "Kho vật chứng", "since": later.isoformat()}]  # fmt: skip
        return self.add("evidence", "e", **({
            "title": "Sổ ghi chép thu giữ", "source": "exhibit", "document": document, "record": record,
            "obtained": "seized", "obtained_on": on.isoformat(), "seal": dict(SEALED), "custody": custody,
        } | more))  # fmt: skip

    def conclusion(self, title: str, on: date, **more: Any) -> str:
        """An expert's conclusion, on a decision to ask for it (Điều 206)."""
        self.paper(f"Quyết định trưng cầu: {title}", "quyết định", on - timedelta(1))
        document = self.paper(f"Kết luận giám định: {title}", "kết luận giám định", on)
        return self.add("evidence", "e", **({
            "title": title, "source": "expert_conclusion", "document": document, "obtained": "ordered",
            "obtained_on": on.isoformat(),
        } | more))  # fmt: skip

    def drawn_up(self, title: str, kind: str, on: date, **more: Any) -> str:
        """A record of the procedure itself: scene, identification, confrontation."""
        document = self.paper(title, kind, on)
        return self.add("evidence", "e", **({
            "title": title, "source": "procedural_record", "document": document, "obtained": "drawn_up",
            "obtained_on": on.isoformat(),
        } | more))  # fmt: skip

    # -- argument --------------------------------------------------------------------------------

    def says(self, text: str, nature: str, sup: list[str], **more: Any) -> str:
        """A proposition and what supports it."""
        made = self.add("propositions", "p", text=text, nature=nature, **more)
        for source in sup:
            self.link(source, made)
        return made

    def link(self, source: str, to: str, kind: str = "supports") -> None:
        self.part("links").append({"from": source, "to": to, "kind": kind, "author": "KSV-GL"})

    def decided(self, kind: str, on: date, *about: str, **more: Any) -> str:
        document = self.paper(f"Quyết định ({kind})", "quyết định", on)
        number = more.pop("number", f"{self.dice.randint(1, 900)}/QĐ-GL")
        return self.add("decisions", "q", kind=kind, on=on.isoformat(), number=number, document=document,
                        about=list(about), **more)  # fmt: skip

"""A file under the pen: parts are added one by one, then read, cut and turned by the injectors. Nothing here knows a rule's code."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from random import Random
from typing import Any

Row = dict[str, Any]
STAGES = ("report", "investigation", "investigation_ended", "prosecution", "trial", "final")
ALL = {
    "hour": True,
    "place": True,
    "officer": True,
    "participants": True,
    "signatures": True,
    "authorised": True,
}
STYLES = (
    {"doc": "TL.{:03d}", "ev": "CC-{:02d}", "person": "ng{:02d}", "prop": "SK{}", "charge": "TN-{}", "dec": "QĐ.{}", "x": "{}_{}"},
    {"doc": "giấy_{}", "ev": "chứng_cứ_{}", "person": "người_{}", "prop": "việc_{}", "charge": "tội_{}", "dec": "lệnh_{}", "x": "{}-{}"},
    {"doc": "0{}d", "ev": "0{}e", "person": "0{}n", "prop": "0{}m", "charge": "0{}t", "dec": "0{}q", "x": "0{}.{}"},
)  # fmt: skip


class Draft:
    def __init__(self, seed: int, stage: str, density: str, family: str) -> None:
        self.rng = Random(f"{seed}/{stage}/{density}/{family}")
        self.stage, self.density, self.family = stage, density, family
        self.full, self.thin = density == "full", density == "thin"
        self.style = STYLES[(seed // 4) % 3]
        self.n: dict[str, int] = {}
        self.folio = 0
        self.fairs: list[tuple[str, str, str]] = []  # rule, object or «*», why
        self.tags: dict[str, Any] = {}
        self.data: Row = {"schema": "lachan.evidence/1", "code": f"HS2-{seed:04d}", "stage": stage, "synthetic": True,
                          "title": "HỒ SƠ BỊA để thử (DỮ LIỆU GIẢ LẬP)", "alternatives": {}, "version": f"b{seed % 7 + 1}"}  # fmt: skip
        for part in ("documents", "evidence", "persons", "decisions", "hypotheses", "charges", "propositions", "links",
                     "assertions", "events", "transactions", "circumstances", "identifiers", "questions", "displays",
                     "notes", "passages"):  # fmt: skip
            self.data[part] = []

    # what is there
    def rows(self, part: str) -> list[Row]:
        return self.data[part]

    def get(self, id_: str) -> Row:
        for part in self.data.values():
            if isinstance(part, list):
                for row in part:
                    if row.get("id") == id_:
                        return row
        raise KeyError(id_)

    def reached(self, stage: str) -> bool:
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def sup(self, to: str) -> list[str]:
        return [
            one["from"]
            for one in self.rows("links")
            if one["to"] == to and one["kind"] == "supports"
        ]

    def day(self, which: str, plus: int = 0) -> str:
        return (self.tags[which] + timedelta(plus)).isoformat()

    # what is added
    def id(self, kind: str) -> str:
        self.n[kind] = self.n.get(kind, 0) + 1
        form = self.style.get(kind)
        return form.format(self.n[kind]) if form else self.style["x"].format(kind, self.n[kind])

    def add(self, part: str, mark: str, /, **row: Any) -> str:
        id_ = self.id(mark)
        self.rows(part).append({"id": id_} | {k: v for k, v in row.items() if v is not None})
        return id_

    def doc(self, title: str, kind: str, on: str | None, sheets: int = 2, /, **more: Any) -> str:
        row: Row = {"title": title, "kind": kind, "made_on": on}
        if self.reached("investigation_ended"):
            first, self.folio = self.folio + 1, self.folio + sheets
            row["folios"] = f"{first:02d}" if sheets == 1 else f"{first:02d}-{self.folio:02d}"
        if not self.thin:
            row["listed"] = True
        if self.full:
            row["stamped_investigation"] = True
            row["maker"] = "Cơ quan Cảnh sát điều tra (giả lập)"
        if kind.startswith("biên bản") and self.full:
            row["recording"] = dict(ALL)
            if self.rng.random() < 0.4:
                row |= {"attended": True, "stamped_procuracy": True}
            elif on and len(on) == 10:
                sent = date.fromisoformat(on) + timedelta(self.rng.randint(1, 4))
                row |= {"attended": False, "stamped_procuracy": True, "sent_on": sent.isoformat(),
                        "stamped_on": (sent + timedelta(self.rng.randint(1, 3))).isoformat()}  # fmt: skip
        return self.add("documents", "doc", **(row | more))

    def ev(self, title: str, source: str, document: str | None, **more: Any) -> str:
        return self.add("evidence", "ev", title=title, source=source, document=document, **more)

    def said(self, who: str, on: str, why: str | None, nth: int = 1, **more: Any) -> str:
        """A statement with its record."""
        one = self.get(who)
        accused = "accused" in one["roles"]
        kind = "biên bản hỏi cung" if accused else "biên bản ghi lời khai"
        document = self.doc(
            f"{kind.capitalize()} {one['code']} lần {nth}", kind, on, self.rng.randint(2, 5)
        )
        if self.full:
            self.get(document)["recording"]["session"] = nth
        row: Row = {"speaker": who, "how_known": why, "obtained": "taken_down", "obtained_on": on}
        if accused and not self.thin:
            row |= {"in_custody": True, "recorded": True, "counsel": True}
        return self.ev(f"Lời khai {one['code']} ({nth})", "statement", document, **(row | more))

    def person(self, code: str, role: str, **more: Any) -> str:
        return self.add(
            "persons",
            "person",
            code=code,
            name=self.name(),
            roles=[role],
            **({"identified": True} | more),
        )

    def name(self) -> str:
        r, taken = self.rng, {one.get("name") for one in self.rows("persons")}
        while (
            made := " ".join((r.choice(HO), r.choice(DEM), r.choice(TEN), r.choice(CUOI)))
        ) in taken:
            pass
        return made

    def prop(self, text: str, nature: str, by: list[str], to: list[str], **more: Any) -> str:
        id_ = self.add("propositions", "prop", text=text, nature=nature, **more)
        for one in dict.fromkeys(by):
            self.link(one, id_)
        for one in to:
            self.link(id_, one)
        return id_

    def link(self, from_: str, to: str, kind: str = "supports") -> None:
        row = {"from": from_, "to": to, "kind": kind}
        if not self.thin:
            row["author"] = "KTV-thử"
        self.rows("links").append(row)

    def only(self, prop: str, by: list[str]) -> None:
        """Of what supports it, these alone."""
        self.data["links"] = [
            x for x in self.rows("links") if not (x["to"] == prop and x["kind"] == "supports")
        ]
        for one in by:
            self.link(one, prop)

    def unlink(self, to: str) -> bool:
        before = len(self.rows("links"))
        self.data["links"] = [x for x in self.rows("links") if x["to"] != to]
        return len(self.rows("links")) < before

    def fair(self, rule: str, about: str, why: str) -> None:
        self.fairs.append((rule, about, why))

    def sha(self, of: str) -> str:
        return hashlib.sha256(f"{self.data['code']}{of}".encode()).hexdigest()


HO = ["Ngưu", "Diêm", "Cát", "Hồng", "Mộc", "Thạch", "Vương", "Lò", "Giàng", "Cầm", "Sùng", "Quàng"]
DEM = ["Thị", "Văn", "Bích", "Đình", "Sơn", "Thủy", "Mỹ", "Quốc", "A", "Y"]
TEN = ["Rêu", "Sậy", "Trám", "Mận", "Quế", "Lau", "Sim", "Bưởi", "Mít", "Hẹ", "Tỏi", "Ngô"]
CUOI = ["Giả", "Bịa", "Thử", "Mẫu", "Vờ", "Chế", "Dựng", "Nháp"]

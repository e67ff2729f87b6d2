"""A large invented file: so many victims, seven accused, a paper for everything. «DỮ LIỆU GIẢ LẬP», codes only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.loading import made

ACCUSED = 7
START = date(2024, 1, 8)


def many(victims: int = 43) -> Bundle:
    return made(_File(victims).data)


class _File:
    def __init__(self, victims: int) -> None:
        self.folio = 0
        self.data: dict[str, Any] = {
            "schema": "lachan.evidence/1", "code": f"GL-{victims}", "title": f"Hồ sơ giả lập {victims} bị hại", "stage": "investigation_ended",
            "as_of": "2024-12-20", "synthetic": True,
            **{part: [] for part in ("documents", "evidence", "persons", "decisions", "charges", "propositions", "links", "transactions", "questions")},
        }  # fmt: skip
        for n in range(1, ACCUSED + 1):
            self.accused(n, victims)
        for n in range(1, victims + 1):
            self.victim(n)
        self.common()

    def add(self, part: str, **row: Any) -> str:
        self.data[part].append(row)
        return str(row.get("id", ""))

    def paper(self, id: str, title: str, kind: str, on: date, sheets: int = 3) -> str:
        first, self.folio = self.folio + 1, self.folio + sheets
        return self.add("documents", id=id, title=title, kind=kind, made_on=on.isoformat(), maker="Cơ quan điều tra (giả lập)", listed=True,
                        volume=str(1 + first // 250), folios=f"{first:02d}-{self.folio:02d}" if sheets > 1 else f"{first:02d}")  # fmt: skip

    def accused(self, n: int, victims: int) -> None:
        who, on = f"n{n}", START + timedelta(90 + n)
        self.paper(f"dq{n}", f"Quyết định khởi tố bị can BC{n}", "quyết định", on, 2)
        self.paper(f"dl{n}", f"Lý lịch bị can BC{n}", "lý lịch", on)
        self.add(
            "persons",
            id=who,
            code=f"BC{n}",
            roles=["accused"],
            identified=True,
            identity_document=f"dl{n}",
        )
        self.add(
            "decisions",
            id=f"q{n}",
            kind="charged",
            on=on.isoformat(),
            number=f"{n:02d}/QĐ-GL",
            document=f"dq{n}",
            about=[who],
        )
        own = [f"v{k}" for k in range(n, victims + 1, ACCUSED)]
        self.add("charges", id=f"c{n}", person=who, article="150", clause=2, points=["d", "đ"], code_version="BLHS 2015, sửa đổi 2017",
                 acts_from="2024-01-08", acts_to="2024-03-30", decision=f"q{n}", signs=["transfer", "receive_benefit"], victims=own)  # fmt: skip
        for k in range(3):
            self.paper(
                f"dh{n}.{k}",
                f"Biên bản hỏi cung BC{n} lần {k + 1}",
                "biên bản hỏi cung",
                on + timedelta(5 * k + 1),
                5,
            )
            self.add(
                "evidence",
                id=f"eh{n}.{k}",
                title=f"Lời khai của BC{n} lần {k + 1}",
                source="statement",
                document=f"dh{n}.{k}",
                speaker=who,
            )

    def victim(self, n: int) -> None:
        who, on, by = f"v{n}", START + timedelta(n), (n - 1) % ACCUSED + 1
        self.paper(
            f"dv{n}", f"Biên bản ghi lời khai BH{n}", "biên bản ghi lời khai", on + timedelta(80), 6
        )
        self.paper(f"dg{n}", f"Giấy khai sinh BH{n}", "giấy khai sinh", on, 1)
        self.paper(
            f"dx{n}",
            f"Văn bản xác định nạn nhân BH{n}",
            "văn bản xác định nạn nhân",
            on + timedelta(120),
            2,
        )
        self.paper(f"ds{n}", f"Sao kê giao dịch liên quan BH{n}", "sao kê", on + timedelta(100), 4)
        self.paper(
            f"dt{n}",
            f"Bản trích xuất tin nhắn liên quan BH{n}",
            "dữ liệu điện tử",
            on + timedelta(110),
            8,
        )
        self.add("persons", id=who, code=f"BH{n}", roles=["victim"], identified=True, identity_document=f"dg{n}",
                 birth={"value": "2003-05-06", "proof": f"dg{n}"}, victim_decision=f"dx{n}")  # fmt: skip
        self.add(
            "evidence",
            id=f"ev{n}",
            title=f"Lời khai của BH{n}",
            source="statement",
            document=f"dv{n}",
            speaker=who,
            how_known="Người trực tiếp bị đưa đi",
        )
        self.add(
            "evidence",
            id=f"es{n}",
            title=f"Sao kê chuyển khoản 35.000.000 đồng (BH{n})",
            source="other_document",
            document=f"ds{n}",
        )
        self.add(
            "evidence",
            id=f"et{n}",
            title=f"Tin nhắn hẹn giao BH{n}",
            source="electronic_data",
            document=f"dt{n}",
        )
        self.told(n, by, on)

    def told(self, n: int, by: int, on: date) -> None:
        actor, about = [f"n{by}"], [f"v{n}"]
        rows = (("a", "act", f"BC{by} đưa BH{n} qua khu vực biên giới (giả lập) rồi giao cho người nhận", ("act", "85.1.time", "85.1.place"), ("ev", "et")),
                ("b", "act", f"BC{by} hứa với BH{n} việc làm lương cao không có thật", ("means",), ("ev", "et")),
                ("c", "benefit", f"BC{by} nhận 35.000.000 đồng sau khi giao BH{n}", ("purpose",), ("es", "ev")),
                ("d", "consequence", f"BH{n} mất thu nhập, phải điều trị", ("85.4",), ("ev",)))  # fmt: skip
        for letter, nature, text, heads, shown in rows:
            p = self.add(
                "propositions",
                id=f"p{n}{letter}",
                text=text,
                nature=nature,
                actors=actor,
                about=about,
                since=on.isoformat()[: 10 if n % 3 else 7],
            )
            for e in shown:
                self.add("links", **{"from": f"{e}{n}", "to": p, "kind": "supports"})
            for head in heads:
                self.add("links", **{"from": p, "to": f"c{by}/{head}", "kind": "supports"})
        self.add(
            "transactions",
            id=f"t{n}",
            on=on.isoformat(),
            payee=f"n{by}",
            payer=f"n{by % ACCUSED + 1}",
            sum=35_000_000,
            trace=[f"es{n}"] if n % 5 else [],
        )
        if n % 6 == 0:
            p = self.add(
                "propositions",
                id=f"p{n}x",
                text=f"BC{by} khai BH{n} tự nguyện đi làm, biết trước công việc",
                nature="consent",
                actors=actor,
                about=about,
            )
            self.add("links", **{"from": f"eh{by}.0", "to": p, "kind": "supports"})
            self.add("links", **{"from": p, "to": f"c{by}/means", "kind": "attacks"})

    def common(self) -> None:
        for n in range(1, ACCUSED + 1):
            self.add("links", **{"from": f"eh{n}.1", "to": f"p{n}a", "kind": "supports"})
        self.add(
            "decisions",
            id="q0",
            kind="case_initiated",
            on=(START + timedelta(85)).isoformat(),
            number="01/QĐ-GL",
        )

"""Rooms of evidence committed for the locks: at verification, investigation, prosecution, on its way to a court, in court.

In each the body that had the matter first wrote of every part, sent a file whole and another by half; the procuracy
wrote too. Every word, name, file name and picture holds a canary."""

import io
from typing import Any

from PIL import Image, PngImagePlugin

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.docket.queries import matter_by_code
from lachan.evidence import commands, queries, reading
from lachan.evidence.given import Item
from lachan.evidence.models import Scan, Upload

WORD = "Lời-canary-bút-lục-417"
NAME = "Lê Thị Hoàng-Yến-Canary"
FILE = "Anh-Hoang-Yen-canary-417.png"
CANARIES = (WORD, NAME, FILE, "Hoang-Yen", "canary-bút-lục")
# Matters with a file, and who is in each room: said by hand.
ROOMS = {
    "handed": {"dieutra", "kiemsat"},
    "case_open": {"dieutra", "kiemsat"},
    "case_sent": {"kiemsat"},
    "case_tried": {"kiemsat", "toaan_tinh"},
    "case_shut": {"kiemsat"},
    "case_moving": {"dieutra_tinh", "kiemsat_tinh"},
    "case_court": {"kiemsat", "toaan", "thuky"},
}


def items() -> tuple[Item, ...]:
    """One of every part, each with a canary wherever words fit."""
    paper = {"title": WORD, "note": WORD, "folios": "15-18"}
    return (
        Item("file", "file", {"title": WORD}), Item("documents", "D1", paper),
        Item("persons", "P1", {"code": "N1", "name": NAME, "aliases": [NAME], "roles": ["victim"]}),
        Item("persons", "P2", {"code": "N2", "name": NAME, "roles": ["accused"]}),
        Item("persons", "P3", {"code": "N3", "name": NAME, "roles": ["described"]}),
        Item("evidence", "E1", {"title": WORD, "source": "statement", "document": "D1", "speaker": "P1"}),
        Item("decisions", "Q1", {"kind": "charged", "about": ["P2"], "number": WORD}),
        Item("hypotheses", "H1", {"article": "150"}),
        Item("charges", "C1", {"person": "P2", "article": "150", "victims": ["P1"]}),
        Item("propositions", "M1", {"text": WORD, "actors": ["P2"]}),
        Item("links", "L1", {"from": "E1", "to": "M1", "kind": "supports", "note": WORD}),
        Item("assertions", "G1", {"subject": "M1", "attribute": "sum", "value": WORD, "evidence": "E1"}),
        Item("events", "S1", {"title": WORD, "people": ["P2"]}),
        Item("transactions", "T1", {"payer": "P2", "payee": "P1", "sum": 417, "purpose": WORD}),
        Item("circumstances", "K1", {"person": "P2", "article": "51.1.s", "evaluated": WORD}),
        Item("identifiers", "I1", {"kind": "phone", "people": ["P2"]}),
        Item("questions", "Y1", {"text": WORD}), Item("passages", "V1", {"document": "D1", "text": WORD}),
        Item("alternatives", "349", {"reason": WORD}),
    )  # fmt: skip


def picture() -> bytes:
    """A picture that names somebody in what a camera would have written beside it."""
    made, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", NAME)
    told.add_itxt("Title", WORD)
    Image.new("L", (60, 40), 200).save(made, "PNG", pnginfo=told)
    return made.getvalue()


class Writer:
    """One account in one room, an hour of its own."""

    def __init__(self, cast: Any, account: str, code: str, now: Any) -> None:
        self.who, self.code, self.now = cast(account), code, now

    def does(self, verb: Any, **told: Any) -> Any:
        return verb(by=self.who, at=self.now, **told)

    def matter(self) -> Matter:
        with scope.acting(self.who):
            return matter_by_code(self.who, self.code)

    def file(self) -> Any:
        with scope.acting(self.who):
            return queries.casefile_by_code(self.who, self.code)

    def read(self, until: int | None = None) -> reading.File:
        with scope.acting(self.who):
            return reading.file_of(queries.casefile_by_code(self.who, self.code), self.now, until)

    def opens(self) -> "Writer":
        self.does(commands.open_casefile, matter=self.matter())
        return self

    def writes(self, *what: Item, seen: int | None = None) -> Any:
        return self.does(commands.write_evidence, casefile=self.file(), items=what, seen=seen)

    def sends(self, data: bytes, upto: int | None = None, name: str = FILE) -> Upload:
        upload = self.does(commands.begin_upload, casefile=self.file(), name=name, size=len(data))
        self.does(commands.bring_piece, upload=upload, begins=0, data=data[:upto])
        return upload

    def scanned(self, data: bytes, document: str = "D1") -> Scan:
        return self.does(commands.finish_upload, upload=self.sends(data), document=document)


def furnished(cast: Any, matter: Matter, now: Any, first: str, over: str) -> None:
    """The first writes everything, sends one file and half of another; the procuracy answers and approves."""
    one = Writer(cast, first, matter.code, now).opens()
    one.writes(*items())
    scan = one.scanned(picture())
    one.does(commands.confirm_folios, casefile=one.file(), scan=scan, folios={"1": "15"})
    one.does(commands.number_folios, casefile=one.file(), folios={"D1": "16-19"}, reason=WORD)
    one.sends(picture(), upto=100)
    two = Writer(cast, over, matter.code, now)
    two.writes(Item("propositions", "M9", {"text": WORD}))
    two.does(commands.approve_display, casefile=two.file(), title=WORD, shows=["D1"])
    two.does(commands.note_made, casefile=two.file(), title=WORD, shows=["D1"], form="pptx")
    _answered(two)


def _answered(two: Writer) -> None:
    asked = reading.checked(two.read()).findings
    two.does(commands.answer_finding, casefile=two.file(), rule=asked[0].rule,
             objects=asked[0].objects, kind="note", text=WORD)  # fmt: skip


def at_verification(world: Any, cast: Any, now: Any) -> None:
    who = cast("dieutra")
    with scope.acting(who):
        matter = matter_by_code(who, world.codes["handed"])
    furnished(cast, matter, now, "dieutra", "kiemsat")

"""What lies beside a care: a matter that speaks of the person, its file of evidence with scans, a list of people who came back.

Each filler is handed the same three things; what holds files of another kind has its filler added to FILLERS."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from openpyxl import Workbook
from PIL import Image, ImageDraw, PngImagePlugin

from lachan.access import scope
from lachan.docket import commands as docket
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Matter
from lachan.evidence import commands as evidence
from lachan.evidence.given import Item
from lachan.exchange.returnees.sample import HEADINGS
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven
from lachan.people.entries import Entry
from lachan.victims import commands as victims
from tests.care_walk import CARE_ERAS, CareWalk
from tests.security.world_rooms import Writer
from tests.walking import Walk, hour

from .canaries import Canary, Planted
from .planting import Persons, identity
from .reading import INK

LISTED = 3


@dataclass
class Beside:
    """Matters by name; the drawn canary of the scan; the returnee list as it is sent."""

    matters: dict[str, Matter] = field(default_factory=dict)
    subjects: dict[str, set[UUID]] = field(default_factory=dict)
    drawn: Canary | None = None
    list_file: bytes = b""
    list_name: str = ""


def _matter(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """Received by a commune, handed to the district with a note, verified there; the procuracy supervises."""
    walk = Walk(cast)
    matter = walk.received(**_told(planted, "matter"))
    docket.send_handover(matter=walk.seen("caxa", matter), to=walk.agency("cah-d674.a"), what="report", by=cast("caxa"),
                         at=hour("2024-03-04 10:00"), sent_at=hour("2024-03-04 10:00"), note=planted.word("matter", "handover note", "matter_words", "caxa"),
                         paper=PaperGiven("transfer", "12/CV-CAX", date(2024, 3, 4)))  # fmt: skip
    walk.taken(matter)
    intake.assign_handling(matter=walk.seen("dieutra", matter), officer=cast("dieutra").account_id, by=cast("dieutra"),
                           at=hour("2024-03-05 09:00"), assigned_at=hour("2024-03-05 09:00"),
                           paper=PaperGiven("assignment", "7/QĐ", date(2024, 3, 5)))  # fmt: skip
    at = hour("2024-03-15 09:00")
    intake.report_findings(matter=walk.seen("dieutra", matter), findings=planted.word("matter", "findings", "matter_words", "dieutra"),
                           by=cast("dieutra"), at=at, reported_at=at)  # fmt: skip
    beside.matters["matter"] = matter
    beside.subjects["matter"] = {matter.id}


def _told(planted: Planted, of: str) -> dict[str, Any]:
    who = Entry("female", 2007, True, identity(planted, of, "matter_identity"))
    return {"narrative": planted.word(of, "narrative", "narrative", "caxa"), "persons": (PersonGiven("presumed_victim", who, protected=True),)}  # fmt: skip


def _excluded(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """The one investigator of another district turns out to be a relation: nobody sees the matter any more."""
    who, at = cast("dieutra_khac"), hour("2024-05-06 09:00")
    walk = Walk(cast, commune="dieutra_khac", police="dieutra_khac")
    matter = walk.received(at="2024-05-06 09:00", **_told(planted, "shut_matter"))
    docket.exclude_person(matter=walk.seen("dieutra_khac", matter), account=who.account_id, by=who, at=at)  # fmt: skip
    beside.matters["shut_matter"] = matter
    beside.subjects["shut_matter"] = {matter.id}


def _known(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """The person of the matter comes into care under the same code; another person's care is linked to the matter."""
    who, walk = cast("caxa"), CareWalk(cast, CARE_ERAS["old"])
    walk.later(days=2)
    with scope.acting(who):
        person = beside.matters["matter"].mentions.select_related("person").get().person
    safety = planted.word("in_matter", "receive_known_person.safety", "reception", "caxa")
    file = victims.receive_known_person(person=person, given=walk.given(safety=safety), by=who, at=walk.now)  # fmt: skip
    persons.keep("in_matter", file)
    beside.subjects["matter"].add(file.id)
    victims.link_matter(file=persons.files["passed_on"], matter=beside.matters["matter"], by=who, at=hour("2024-06-01 09:00"))  # fmt: skip


# ── The file of evidence ────────────────────────────────────────────────────────────────────────────


def _evidence(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """Written by the police of the district: the victim is spoken of in every part, and drawn in two scans."""
    one = Writer(cast, "dieutra", beside.matters["matter"].code, hour("2024-03-16 09:00")).opens()
    one.writes(*_items(planted))
    beside.drawn = planted.keep(Canary(planted.word("matter", "drawn", "scan", "dieutra"), "matter", "drawn in a scan", "scan"))  # fmt: skip
    for kind in ("png", "jpeg"):
        data, name = (
            _picture(planted, kind),
            planted.word("matter", f"file name {kind}", "file_name", "dieutra"),
        )
        upload = one.sends(data, name=f"{name.replace(chr(34), '')}.{kind}")
        one.does(evidence.finish_upload, upload=upload, document="D1")


def _items(planted: Planted) -> tuple[Item, ...]:
    def room(what: str) -> str:
        return planted.word("matter", f"evidence {what}", "room", "dieutra")

    def name(what: str) -> str:
        return planted.word("matter", f"evidence {what}", "room_name", "dieutra")

    return (
        Item("file", "file", {"title": room("file title")}),
        Item("documents", "D1", {"title": room("document title"), "note": room("document note"), "folios": "15-18"}),
        Item("persons", "P1", {"code": "N1", "name": name("victim name"), "aliases": [name("victim alias")], "roles": ["victim"]}),
        Item("persons", "P3", {"code": "N3", "name": name("described name"), "roles": ["described"]}),
        Item("evidence", "E1", {"title": room("statement title"), "source": "statement", "document": "D1", "speaker": "P1"}),
        Item("propositions", "M1", {"text": room("proposition"), "about": ["P1"]}),
        Item("links", "L1", {"from": "E1", "to": "M1", "kind": "supports", "note": room("link note")}),
        Item("events", "S1", {"title": room("event title"), "people": ["P1"]}),
        Item("questions", "Y1", {"text": room("question")}),
        Item("passages", "V1", {"document": "D1", "text": room("passage")}),
    )  # fmt: skip


def _picture(planted: Planted, kind: str) -> bytes:
    """A page with the name drawn on it (a patch of ink that tells), and names in what a camera writes beside it."""
    page, made = Image.new("RGB", (420, 594), "white"), io.BytesIO()
    ImageDraw.Draw(page).rectangle((60, 80, 340, 240), fill=INK)
    if kind == "png":
        told = PngImagePlugin.PngInfo()
        told.add_itxt("Comment", planted.word("matter", "png comment", "scan", "dieutra"))
        page.save(made, "PNG", pnginfo=told)
    else:
        exif = Image.Exif()
        for tag in (0x010E, 0x013B, 0x9286):  # description, artist, the user's comment
            exif[tag] = planted.word("matter", f"exif {tag:x}", "scan", "dieutra").encode()
        page.save(made, "JPEG", quality=90, exif=exif)
    return made.getvalue()


# ── A list of people who came back ──────────────────────────────────────────────────────────────────

FREE = {1: "full_name", 5: "ethnicity", 7: "paper", 8: "telephone", 10: "received_place", 12: "came_from", 14: "representative",
        15: "note"}  # fmt: skip


def _list(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """The list itself; it is sent through the page, as a commune would send it (asking.send_list)."""
    book = Workbook()
    page = book.active
    page.title = planted.word("list", "sheet", "list_name")[:31]
    page.append(["DỮ LIỆU GIẢ LẬP"])
    page.append(HEADINGS)
    for number in range(1, LISTED + 1):
        page.append(_row(planted, number))
    out = io.BytesIO()
    book.save(out)
    beside.list_file = out.getvalue()
    beside.list_name = planted.word("list", "file name", "list_name").replace('"', "") + ".xlsx"


def _row(planted: Planted, number: int) -> list[Any]:
    row: list[Any] = [number, "", f"0{number}/02/1999", "Nam", "Việt Nam", "", "Việt", "", "", None, "",
                      datetime(2026, 3, 10, 8, number), "", "Không", "", ""]  # fmt: skip
    for place, name in FREE.items():
        row[place] = planted.word(f"listed_{number}", f"list {name}", "identity", "xahoixa_2026", kind=name)  # fmt: skip
    return row


# ── Papers beside a person's file ───────────────────────────────────────────────────────────────────


def _papers(cast: Any, planted: Planted, beside: Beside, persons: Persons) -> None:
    """A picture from a telephone beside two persons' files; the title is for its audience, the rest is for nobody."""
    for of, account in (("passed_on", "laodong"), ("taken_back", "ytetinh")):
        file, at = persons.files[of], hour("2026-05-04 09:00") if of == "taken_back" else hour("2024-06-03 09:00")  # fmt: skip
        exif, made = Image.Exif(), io.BytesIO()
        for tag in (0x010E, 0x013B, 0x9286):
            exif[tag] = planted.word(of, f"paper exif {tag:x}", "stripped").encode()
        Image.new("RGB", (320, 200), "white").save(made, "JPEG", exif=exif, comment=planted.word(of, "paper comment", "stripped").encode())  # fmt: skip
        made.name = planted.word(of, "paper file name", "stripped").replace('"', "") + ".jpg"
        victims.attach_paper(file=file, kind="certificate", audience="care", content=made, by=cast(account), at=at,
                             title=planted.word(of, "attach_paper.title", "attach_paper", account))  # fmt: skip


FILLERS = (_matter, _excluded, _known, _evidence, _list, _papers)


def build(cast: Any, planted: Planted, persons: Persons) -> Beside:
    beside = Beside()
    for fill in FILLERS:
        fill(cast, planted, beside, persons)
    return beside

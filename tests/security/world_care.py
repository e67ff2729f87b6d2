"""Persons in care, committed for the locks: in both regimes, with every standing; a story passed on, taken back, and
passed on by a duty. Every free word and every name holds a canary."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.people.entries import Entry
from lachan.victims import commands as c
from lachan.victims.given import Listing
from lachan.victims.models import CareFile
from tests.care_walk import CARE_ERAS, CareWalk

from .world_rooms import NAME

STORY = "Lời-kể-canary-một-lần-417"
KEPT = "Ghi-chép-chăm-sóc-canary-417"
PATH = "Đường-đi-canary-417"
SAFE = "An-toàn-canary-417"
CANARIES = (STORY, KEPT, PATH, SAFE, "canary-một-lần", "Hoang-Yen-Cham-Soc")
ALIAS = "Hoang-Yen-Cham-Soc"
# Who sees which file, said by hand.
SEEN = {
    "told": {
        "caxa",
        "xahoixa",
        "laodong",
        "dieutra",
        "trogiup",
        "cosohotro",
        "ubndxa",
        "ubndhuyen",
    },
    "taken_back": {"caxa_2026", "xahoixa_2026", "ytetinh", "soyte", "dieutra_tinh"},
    "by_duty": {"bienphong", "ytetinh", "soyte", "dieutra_tinh"},
    "alone": {"caxa2"},
}
# Who reads which audience of which file, by hand: `told` is the story.
READS = {
    ("told", "told"): {"laodong", "dieutra"}, ("told", "care"): {"laodong", "cosohotro"},
    ("told", "path"): {"caxa", "xahoixa", "laodong", "dieutra"},
    ("taken_back", "told"): {"caxa_2026", "ytetinh", "soyte"}, ("taken_back", "care"): {"ytetinh", "soyte"},
    ("by_duty", "told"): {"bienphong", "ytetinh", "soyte", "dieutra_tinh"},
}  # fmt: skip
PROCEDURE = {"caxa", "caxa2", "caxa_2026", "dieutra", "dieutra_tinh", "bienphong", "kiemsat", "kiemsat_tinh", "kiemsat_kv",
             "toaan", "toaan_kv", "toaan_tinh"}  # fmt: skip


@dataclass
class Persons:
    """The files by what they are for."""

    files: dict[str, CareFile] = field(default_factory=dict)


def build(cast: Any, linked: Any) -> Persons:
    made = Persons()
    made.files["told"] = _told(cast, linked)
    made.files["taken_back"] = _taken_back(cast)
    made.files["by_duty"] = _by_duty(cast)
    alone = CareWalk(cast, CARE_ERAS["old"])
    made.files["alone"] = alone.received("caxa2", listed=_listed(), **_who()).file
    lead, at = cast("ytetinh"), datetime.fromisoformat("2025-12-01T08:00:00+07:00")
    c.say_same_person(
        file=made.files["by_duty"], other=made.files["taken_back"], same=False, by=lead, at=at
    )
    c.set_rate(
        code="essentials_daily",
        amount=100_000,
        from_on=date(2025, 7, 1),
        paper="Giả lập",
        by=lead,
        at=at,
    )
    return made


def _who() -> dict[str, Any]:
    identity = {"full_name": NAME, "telephone": "0900000417", "other": ALIAS}
    return {"entry": Entry("female", 2009, True, identity), "safety": SAFE}


def _listed() -> Listing:
    return Listing(uuid7(), 1, "6", uuid7())


def _told(cast: Any, linked: Any) -> CareFile:
    """The old law; every standing but the hearer; the story passed on to the police by consent."""
    walk = CareWalk(cast, CARE_ERAS["old"]).received(listed=_listed(), **_who()).passed_on()
    walk.deed(c.screen_person, "lead", set_used="ilo", signs=True, note=PATH)
    walk.asked()
    walk.deed(c.record_first_check, "verifier", note=PATH)
    walk.deed(c.take_story, "lead", words=STORY, representative=True)
    walk.deed(c.give_consent, "lead", scope="investigation")
    walk.deed(
        c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="consent"
    )
    walk.deed(c.identify_victim, "verifier", note=PATH, paper="1/GXN")
    walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30), words=KEPT)
    walk.deed(c.assess_risk, "lead", risks=["followed"], review_on=walk.day(7), words=SAFE)
    walk.referred(words=SAFE).referred("essentials", "facility", stays=True)
    walk.deed(c.accept_referral, "aid", support="legal_aid")
    walk.deed(c.deliver_support, "facility", support="essentials", until=walk.day(30), words=KEPT)
    walk.deed(c.request_protection, "lead", whom="kin", measures=["secrecy"], words=SAFE)
    walk.deed(c.receive_data_request, "lead", words=KEPT)
    c.link_matter(file=walk.file, matter=linked, by=cast("caxa"), at=walk.now)
    return walk.file


def _taken_back(cast: Any) -> CareFile:
    """The new law; the police took the story down; it went to the province's police and the person took the consent back."""
    walk = CareWalk(cast, CARE_ERAS["new"]).received(**_who())
    walk.deed(c.take_story, "police", words=STORY, representative=True)
    walk.passed_on()
    walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30), words=KEPT)
    walk.deed(c.give_consent, "lead", scope="investigation", to=walk.body("verifier"))
    walk.deed(
        c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="consent"
    )
    walk.deed(c.agree_contact, "lead", facts={"no_calls": True}, words=SAFE)
    walk.deed(c.withdraw_consent, "lead", scope="investigation")
    return walk.file


def _by_duty(cast: Any) -> CareFile:
    """A child whom the border guard received; the story goes to the police by a duty of law, whatever is consented."""
    walk = CareWalk(cast, CARE_ERAS["new"]).received("bienphong", **_who())
    walk.deed(c.take_story, "bienphong", words=STORY, representative=True)
    walk.deed(c.hand_person_over, "bienphong", to=walk.body("lead"), place="c24739.c")
    walk.deed(
        c.share_story,
        "lead",
        to=walk.body("verifier"),
        scope="investigation",
        ground="child_protection",
    )
    return walk.file


def seen(actor: Any, file: CareFile) -> bool:
    with scope.acting(actor):
        return CareFile.objects.filter(id=file.id).exists()

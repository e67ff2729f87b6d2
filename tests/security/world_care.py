"""Persons in care, committed for the locks: in both regimes, with every standing; a story passed on, taken back, and
passed on by a duty. Every free word and every name holds a canary."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.evidence_scan.tests import tagged
from lachan.people.entries import Entry
from lachan.victims import commands as c
from lachan.victims.given import Listing
from lachan.victims.models import CareFile, VictimRelease
from tests.care_walk import CARE_ERAS, CareWalk

from .world_rooms import NAME

STORY = "Lời-kể-canary-một-lần-417"
KEPT = "Ghi-chép-chăm-sóc-canary-417"
PATH = "Đường-đi-canary-417"
SAFE = "An-toàn-canary-417"
TITLED = "Tên-giấy-tờ-canary-417"
CANARIES = (STORY, KEPT, PATH, SAFE, TITLED, tagged.CANARY, "canary-một-lần", "Hoang-Yen-Cham-Soc")
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
    "by_duty": {
        "bienphong",
        "ytetinh",
        "dieutra_tinh",
    },  # soyte sits beside ytetinh and was kept out
    "alone": {"caxa2"},
    # Legal aid said no to what it was asked, and has nothing of it any more.
    "led_on": {"caxa_2026", "xahoixa_2026", "ytetinh", "soyte", "cosohotro"},
}
# Who said no to a referral and sees nothing by it; the right to renew still reaches it, since the verb that said no needs it.
DECLINED = {"led_on": {"trogiup"}}
# Who was excluded from which file, and sits in a body that reads it.
KEPT_OUT = {"by_duty": {"soyte"}}
# Who sees how many papers of «told», by hand: each audience one, one taken back, one beside an act of care, one of the
# supporter's own.
PAPERS = {"laodong": 6, "cosohotro": 4, "dieutra": 3, "caxa": 3, "xahoixa": 3, "trogiup": 2}
# Who reads which audience of which file, by hand: `told` is the story.
READS = {
    ("told", "told"): {"laodong", "dieutra"}, ("told", "care"): {"laodong", "cosohotro"},
    ("told", "path"): {"caxa", "xahoixa", "laodong", "dieutra"},
    ("taken_back", "told"): {"caxa_2026", "ytetinh", "soyte"}, ("taken_back", "care"): {"ytetinh", "soyte"},
    ("by_duty", "told"): {"bienphong", "ytetinh", "dieutra_tinh"},
    ("led_on", "care"): {"ytetinh", "soyte", "cosohotro"},
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
    made.files["led_on"] = _led_on(cast)
    alone = CareWalk(cast, CARE_ERAS["old"])
    made.files["alone"] = alone.received("caxa2", listed=_listed(), **_who()).file
    lead, at = cast("ytetinh"), datetime.fromisoformat("2025-12-01T08:00:00+07:00")
    c.say_same_person(
        file=made.files["by_duty"], other=made.files["taken_back"], same=False, by=lead, at=at
    )
    c.exclude_from_care(
        file=made.files["by_duty"], account=cast("soyte").account_id, by=lead, at=at
    )
    c.set_rate(
        code="essentials_daily",
        amount=100_000,
        from_on=date(2025, 7, 1),
        paper="01/2025/NQ-GL (giả lập)",
        by=lead,
        at=at,
    )
    _left(cast("thukybcd"), at)
    return made


def _left(by: Any, at: datetime) -> None:
    """Tables of years in which nobody here was received: who sees that they left."""
    line = AuditLine(
        at=at,
        account_id=by.account_id,
        agency_id=by.agency_id,
        role=by.role,
        verb="release_victim_tables",
        outcome="done",
    )
    line.save(using="keeper", force_insert=True)
    VictimRelease(
        province_id=by.province_id, kind="tables", year_from=2020, year_to=2021, content={"tables": []}, agency_id=by.agency_id,
        account_id=by.account_id, released_at=at, synthetic=True, line=line,
    ).save(using="keeper", force_insert=True)  # fmt: skip


def _who() -> dict[str, Any]:
    identity = {"full_name": NAME, "telephone": "0900000417", "other": ALIAS}
    return {"entry": Entry("female", 2009, True, identity), "safety": SAFE}


def _listed() -> Listing:
    return Listing(uuid7(), 1, "6", uuid7())


def _told(cast: Any, linked: Any) -> CareFile:
    """The old law; every standing but the hearer; the story passed on to the police by consent."""
    walk = CareWalk(cast, CARE_ERAS["old"]).received(listed=_listed(), **_who()).passed_on()
    walk.deed(c.screen_person, "lead", set_used="ilo", signs=True, note=KEPT)
    walk.asked()
    walk.deed(c.record_first_check, "verifier", note=PATH)
    walk.deed(c.take_story, "lead", words=STORY, representative=True)
    walk.deed(c.give_consent, "lead", scope="investigation", representative=True)
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
    _papers(walk)
    c.put_identity_right(file=walk.file, identity={"full_name": TITLED, "telephone": "0900000017"}, by=walk.who("lead"), at=walk.now)  # fmt: skip
    c.link_matter(file=walk.file, matter=linked, by=cast("caxa"), at=walk.now)
    return walk.file


def _led_on(cast: Any) -> CareFile:
    """The health department led, and handed the person to the house, which leads since."""
    walk = CareWalk(cast, CARE_ERAS["new"]).received(**_who()).passed_on()
    walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30), words=KEPT)
    walk.referred(words=SAFE)
    walk.deed(c.decline_referral, "aid", support="legal_aid", ground="no_place", words=SAFE)
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place="c24739.c")
    walk.deed(c.assess_needs, "facility", needs=["law"], review_on=walk.day(30), words=KEPT)
    walk.deed(c.raise_red_flag, "facility", flag="followed", words=SAFE)
    return walk.file


def _papers(walk: CareWalk) -> None:
    """A name in the title, and one in every corner of each file that has a corner for it."""
    needs = next(act for act in walk.acts() if act.kind == "needs_assessed")
    attached(walk, "lead", "medical", "care", "jpeg")
    attached(walk, "lead", "travel", "path", "pdf")
    attached(walk, "lead", "certificate", "safety", "png")
    attached(walk, "lead", "signed", "safety", "tiff", act=needs)
    attached(walk, "aid", "other_paper", "care", "png")
    gone = attached(walk, "verifier", "certificate", "path", "jpeg")
    c.withdraw_paper(file=walk.file, attached=gone, ground="wrong_person", by=walk.who("verifier"), at=walk.now)  # fmt: skip


def attached(walk: CareWalk, part: str, kind: str, audience: str, form: str, **more: Any) -> Any:
    walk.later(hours=1)
    content = io.BytesIO(tagged.ALL[form]())
    return c.attach_paper(file=walk.file, kind=kind, audience=audience, content=content, title=TITLED,
                          by=walk.who(part), at=walk.now, **more)  # fmt: skip


def _taken_back(cast: Any) -> CareFile:
    """The new law; the police took the story down; it went to the province's police and the person took the consent back."""
    walk = CareWalk(cast, CARE_ERAS["new"]).received(**_who())
    walk.deed(c.take_story, "police", words=STORY, representative=True)
    walk.passed_on()
    walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30), words=KEPT)
    walk.deed(
        c.give_consent, "lead", scope="investigation", to=walk.body("verifier"), representative=True
    )
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

"""Stories of persons in care, told by the verbs once each; `care.sql` copies them. How many of a hundred are like each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import psycopg
from tests.care_walk import CARE_ERAS, SITUATION, STORY, CareWalk
from tests.walking import given, victim

from lachan.access.actor import Actor
from lachan.docket.models import Matter
from lachan.intake.commands import receive_report
from lachan.people.entries import Entry
from lachan.victims import commands as c

CAST = {
    "caxa": ("commune_officer", "cax-c24853.a"), "caxa_2026": ("commune_officer", "cax-c24853.c"),
    "xahoixa": ("commune_carer", "ubndx-c24853.a"), "xahoixa_2026": ("commune_carer", "ubndx-c24853.c"),
    "laodong": ("social_officer", "ubndh-d674.a"), "ytetinh": ("social_officer", "68-syt"),
    "cosohotro": ("social_officer", "68-ctxh"), "trogiup": ("legal_aid", "68-tgpl"),
    "dieutra": ("investigator", "cah-d674.a"), "dieutra_tinh": ("investigator", "68-csdt"),
    "lanhdao": ("committee_leader", "68-bcd138"),
}  # fmt: skip
# Received under the old law; led since its commune's district ended by the province's health body, as the new law has it.
OLD = replace(CARE_ERAS["old"], day="2025-04-07", verifier="dieutra_tinh")
NEW = CARE_ERAS["new"]
KEPT, SAFE = "Ghi chép chăm sóc giả lập. " * 4, "Chỉ gặp trực tiếp, không gọi (giả lập)"
LONG_ACTS = 300


@dataclass(frozen=True)
class Told:
    """One story: which files in a hundred are like it, and from how many days before now its copies are spread."""

    name: str
    share: float
    tell: Callable[[CareWalk], CareWalk]
    era: Any = NEW
    since: int = 400


def _cared(walk: CareWalk) -> CareWalk:
    """Screened, told once, needs and risks looked at: what stands in nearly every file."""
    walk.deed(c.screen_person, "lead", set_used="un_general", signs=True, note=KEPT)
    known = {name: value for name, value in SITUATION.items() if name != "minor"}
    walk.deed(c.tell_situation, "lead", situation=known)
    walk.deed(c.take_story, "lead", words=STORY, language="kpm", interpreter=True, representative=True)  # fmt: skip
    walk.deed(
        c.assess_needs, "lead", needs=["health", "shelter"], review_on=walk.day(20), words=KEPT
    )
    walk.deed(c.assess_risk, "lead", risks=["debt"], review_on=walk.day(14), words=SAFE)
    walk.deed(c.plan_safety, "lead", words=SAFE, review_on=walk.day(14))
    return walk


def _supported(walk: CareWalk, until: int = 30) -> CareWalk:
    walk.referred(words=SAFE).referred("essentials", "facility", stays=True)
    walk.deed(c.accept_referral, "aid", support="legal_aid")
    walk.deed(
        c.deliver_support, "facility", support="essentials", until=walk.day(until), words=KEPT
    )
    return walk


def _home(walk: CareWalk, after: int) -> CareWalk:
    walk.deed(c.begin_reintegration, "lead", review_on=walk.day(after), words=KEPT)
    return walk


def _closed(walk: CareWalk, ground: str = "settled") -> CareWalk:
    walk.later(days=20)
    walk.deed(c.follow_up, "lead", words=KEPT)
    walk.deed(c.close_care, "lead", ground=ground, words=KEPT)
    return walk


def _certified(walk: CareWalk) -> CareWalk:
    return _cared(walk.in_care().identified())


def _housed(walk: CareWalk) -> CareWalk:
    walk.referred("essentials", "facility", stays=True)
    walk.deed(c.deliver_support, "facility", support="essentials", until=walk.day(30), words=KEPT)
    return walk


def _handed_on(walk: CareWalk, *, housed: bool = False) -> CareWalk:
    """Identified under the old law; after the districts ended the health body of the province leads."""
    walk.in_care().identified()
    _housed(_cared(walk)) if housed else _cared(walk)
    walk.later(days=100)
    walk.deed(c.pass_person_on, "lead", to=walk.body("ytetinh"), way="to_health")
    walk.era = replace(walk.era, lead="ytetinh", at="at_health")
    walk.deed(c.take_person_over, "lead", way="at_health")
    return _closed(walk)


def _not_victim(walk: CareWalk) -> CareWalk:
    walk.in_care().asked()
    walk.deed(c.find_not_victim, "verifier", ground="no_signs", paper="02/XM")
    return _closed(walk, "not_victim")


def _alarmed(walk: CareWalk) -> CareWalk:
    _certified(walk)
    walk.deed(c.raise_red_flag, "lead", flag="threatened", words=SAFE)
    return walk


TOLD = (
    Told("old law, closed", 7, _handed_on, OLD, 20),
    Told("old law, housed, closed", 8, lambda w: _handed_on(w, housed=True), OLD, 20),
    Told("supported, closed", 39, lambda w: _closed(_supported(_certified(w)))),
    Told("not a victim, closed", 18, _not_victim), Told("supported in a house", 8, lambda w: _supported(_certified(w)), NEW, 40),
    Told("at home, looked after", 8, lambda w: _home(_supported(_certified(w)), 60), NEW, 90),
    Told("waiting for verification", 6, lambda w: _cared(w.in_care()).asked(), NEW, 60),
    Told("just taken over", 4, lambda w: _cared(w.in_care()), NEW, 20), Told("in danger", 0.5, _alarmed, NEW, 60),
    Told("at the door", 1.5, lambda w: w.received(), NEW, 10),
)  # fmt: skip
AGES = ((True, 2012), (False, 1990), (None, None))


def tell(cast: Callable[[str], Actor], now: datetime) -> list[tuple[str, float, int, int]]:
    """Tell every story three times: a child, an adult, an unknown age. Returns code, share, oldest and newest days back."""
    made = []
    for told in TOLD:
        for minor, born in AGES:
            walk = CareWalk(cast, told.era)
            _aged(walk, minor, born)
            told.tell(walk)
            oldest = (now - walk.now).days
            made.append(
                (walk.file.person.code, told.share / len(AGES), min(oldest, told.since), oldest)
            )
    return made


def _aged(walk: CareWalk, minor: bool | None, born: int | None) -> None:
    plain = walk.given

    def given_(**more: Any) -> Any:
        who = {"full_name": "Người Trở Về Giả Lập", "telephone": "0900000009"}
        return plain(**{"entry": Entry("female", born, minor, who), **more})

    walk.given = given_  # type: ignore[method-assign]


def tell_long(cast: Callable[[str], Actor], now: datetime) -> str:
    """One file with three hundred acts: a visit noted every day for most of a year."""
    walk = _certified(CareWalk(cast, NEW))
    while len(walk.acts()) < LONG_ACTS and walk.now < now - timedelta(days=1):
        walk.later(hours=23)
        walk.deed(c.follow_up, "lead", words=KEPT)
    return walk.file.person.code


def tell_matter(cast: Callable[[str], Actor]) -> Matter:
    """A matter that speaks of persons in care; its copies stand beside theirs."""
    at = datetime.fromisoformat("2025-09-10T08:00:00+07:00")
    return receive_report(given=given(at, persons=(victim(),)), by=cast("caxa_2026"), at=at)


def set_rates(cast: Callable[[str], Actor], at: datetime) -> None:
    for code, amount in (("essentials_daily", 100_000),):
        c.set_rate(
            code=code,
            amount=amount,
            from_on=date(2025, 7, 1),
            paper="01/2026/NQ-HĐND (giả lập)",
            by=cast("ytetinh"),
            at=at,
        )


def there(dsn: str) -> int:
    with psycopg.connect(dsn, autocommit=True) as db:
        return int(db.execute("SELECT count(*) FROM victims_carefile").fetchone()[0])

"""Invented persons in care: received, identified, supported through the verbs themselves, as their bodies would have done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import yaml
from uuid_utils.compat import uuid5

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.people.entries import Entry
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency
from lachan.victims import commands as c
from lachan.victims.given import PersonReceived
from lachan.victims.models import CareFile

from .words import MADE_UP

# The last day told of under the old law; the districts' offices still led.
OLD: Final = datetime.fromisoformat("2024-11-15T09:00+07:00")
# The districts end: whoever is still in care is handed on to the province's health body.
ENDED: Final = datetime.fromisoformat("2025-07-01T08:00+07:00")
MADE: Final = UUID("6c616368-616e-4000-8000-636172696e67")
WAYS: Final = {"old": ("to_labour", "at_labour"), "new": ("to_health", "at_health")}
KNOWN: Final = {"nationality": "vietnamese", "abroad": False, "goes_home": True, "cannot_pay": True, "in_facility": False,
                "poor": True, "speaks_vietnamese": True, "insured": False, "wants_trade": True, "returned_home": True}  # fmt: skip
Parts = Mapping[str, Actor]


@dataclass
class Life:
    """One person, the hour it has come to, and who plays the parts of that time."""

    told: Mapping[str, Any]
    parts: Parts
    now: datetime
    limit: datetime
    file: CareFile | None = None

    @property
    def minor(self) -> bool:
        return bool(self.told["who"].get("minor"))

    def day(self, days: int) -> date:
        return local_day(self.now) + timedelta(days=days)

    def body(self, part: str) -> Agency:
        return Agency.objects.using("keeper").get(id=self.parts[part].agency_id)

    def do(self, verb: Callable[..., Any], part: str, *, after: timedelta = timedelta(hours=3), **told: Any) -> None:  # fmt: skip
        """Some hours later, never in the future."""
        self.now = min(self.now + after, self.limit)
        who = self.parts[part]
        with scope.acting(who):
            verb(file=self.file, when=self.now, by=who, at=self.now, **told)


def live(life: Life) -> CareFile:
    """The whole of one life, step by step."""
    who, door = life.told["who"], life.parts[life.told["door"]]
    entry = Entry(who["sex"], who["born"], who.get("minor"), {"full_name": who["name"]})
    given = PersonReceived(client_key=uuid5(MADE, who["name"]), received_at=life.now, entry=entry,
                           safety=f"{MADE_UP} Chỉ gặp trực tiếp, không gọi số cũ.")  # fmt: skip
    with scope.acting(door):
        life.file = c.receive_person(given=given, by=door, at=life.now)
    for step in life.told["steps"]:
        name, _, more = step.partition(" ")
        STEPS[name](life, more)
    if life.told["era"] == "old" and "closed" not in life.told["steps"]:
        _handed_on(life)
    return life.file


def _handed_on(life: Life) -> None:
    life.now = max(life.now, ENDED)
    life.do(c.pass_person_on, "lead", to=life.body("health"), way="to_health")
    life.do(c.take_person_over, "health", way="at_health")


# ── Steps ───────────────────────────────────────────────────────────────────────────────────────────


def _wait(life: Life, days: str) -> None:
    life.now = min(life.now + timedelta(days=int(days)), life.limit)


def _sent_to_commune(life: Life, _: str) -> None:
    life.do(c.pass_person_on, "police", to=life.body("commune"), way="to_commune")


def _passed_on(life: Life, _: str) -> None:
    out, home = WAYS[life.told["era"]]
    if life.told["door"] == "police":
        _sent_to_commune(life, "")
        life.do(c.take_person_over, "commune", way="at_commune")
    life.do(c.pass_person_on, "commune", to=life.body("lead"), way=out)
    life.do(c.take_person_over, "lead", way=home)
    life.do(c.take_person_over, "lead", way="begun")


def _screened(life: Life, _: str) -> None:
    life.do(c.screen_person, "lead", set_used="un_general", signs=True)


def _compelled(life: Life, _: str) -> None:
    life.do(c.screen_person, "lead", set_used="forced_criminality", signs=True, forced_criminality=True)  # fmt: skip


def _contact(life: Life, _: str) -> None:
    life.do(c.agree_contact, "lead", facts={"no_calls": True, "only_through": "in_person"}, words=f"{MADE_UP} Gặp ở trạm y tế.")  # fmt: skip


def _situation(life: Life, _: str) -> None:
    life.do(c.tell_situation, "lead", situation={**KNOWN, "minor": life.minor, "goes_to_school": life.minor})  # fmt: skip


def _beside(life: Life, _: str) -> None:
    life.do(c.tell_situation, "lead", situation={"status": "accompanying_minor", "minor": True, "nationality": "vietnamese"})  # fmt: skip


def _story(life: Life, _: str) -> None:
    life.do(c.take_story, "lead", words=f"{MADE_UP} Người này kể được rủ đi làm, bị giữ giấy tờ, sau đó tự về được.")  # fmt: skip


def _checked(life: Life, _: str) -> None:
    life.do(c.record_first_check, "lead", note=f"{MADE_UP} Đã đối chiếu giấy tờ, nơi ở.")


def _asked(life: Life, _: str) -> None:
    life.do(c.ask_verification, "lead", of=life.body("verifier"))


def _identified(life: Life, _: str) -> None:
    life.do(c.identify_victim, "verifier", after=timedelta(days=12), paper="01/GXN")


def _not_victim(life: Life, _: str) -> None:
    life.do(c.find_not_victim, "verifier", after=timedelta(days=15), ground="no_signs", paper="02/TB")  # fmt: skip


def _needs(life: Life, _: str) -> None:
    life.do(c.assess_needs, "lead", needs=["health", "mind", "school" if life.minor else "money"], review_on=life.day(14), words=f"{MADE_UP} Cần khám và chỗ ở.")  # fmt: skip


def _risk(life: Life, _: str) -> None:
    life.do(c.assess_risk, "lead", risks=["debt", "threatened"], review_on=life.day(7), words=f"{MADE_UP} Có người đòi nợ.")  # fmt: skip
    life.do(c.plan_safety, "lead", review_on=life.day(7), words=f"{MADE_UP} Đổi chỗ ở, không đi một mình.")  # fmt: skip
    life.do(c.settle_red_flag, "lead", flag="threatened", words=f"{MADE_UP} Công an xã đã đến, người đó ở nơi khác.")  # fmt: skip


def _protection(life: Life, _: str) -> None:
    life.do(c.request_protection, "lead", whom="victim", measures=["secrecy", "shelter_kept"], words=f"{MADE_UP} Bị đòi nợ.")  # fmt: skip
    life.do(c.decide_protection, "verifier", whom="victim", measures=["secrecy", "shelter_kept"], paper="03/QĐ")  # fmt: skip


def _flagged(life: Life, _: str) -> None:
    life.do(c.raise_red_flag, "lead", flag="followed", words=f"{MADE_UP} Có xe lạ đỗ gần nhà.")


def _support(kind: str, days: int | None = None) -> Callable[[Life, str], None]:
    def given(life: Life, _: str) -> None:
        until = life.day(days) if days else None
        life.do(c.deliver_support, "lead", after=timedelta(days=2), support=kind, until=until)

    return given


def _legal_sent(life: Life, _: str) -> None:
    life.do(
        c.refer_support, "lead", support="legal_aid", to=life.body("aid"), answer_by=life.day(5)
    )


def _legal_aid(life: Life, _: str) -> None:
    _legal_sent(life, "")
    life.do(c.accept_referral, "aid", after=timedelta(days=1), support="legal_aid")
    life.do(c.deliver_support, "aid", after=timedelta(days=9), support="legal_aid")


def _declined(life: Life, _: str) -> None:
    life.do(c.decline_help, "lead")


def _untraceable(life: Life, _: str) -> None:
    life.do(c.lose_contact, "lead", after=timedelta(days=10))


def _home(life: Life, _: str) -> None:
    life.do(c.begin_reintegration, "lead", after=timedelta(days=20), review_on=life.day(50), words=f"{MADE_UP} Về ở với chị.")  # fmt: skip


def _visited(life: Life, _: str) -> None:
    life.do(
        c.follow_up, "lead", review_on=life.day(90), words=f"{MADE_UP} Đã có việc làm, ngủ được."
    )


def _closed(life: Life, _: str) -> None:
    life.do(c.close_care, "lead", after=timedelta(days=30), ground="settled")


STEPS: Final[Mapping[str, Callable[[Life, str], None]]] = {
    "wait": _wait, "sent_to_commune": _sent_to_commune, "passed_on": _passed_on, "screened": _screened, "compelled": _compelled,
    "contact": _contact, "situation": _situation, "beside": _beside, "story": _story, "checked": _checked, "asked": _asked, "identified": _identified,
    "not_victim": _not_victim, "needs": _needs, "risk": _risk, "protection": _protection, "flagged": _flagged,
    "essentials": _support("essentials", 60), "medical": _support("medical"), "psychological": _support("psychological"),
    "schooling": _support("schooling"), "vocational": _support("vocational"), "hardship": _support("hardship"),
    "legal_sent": _legal_sent, "legal_aid": _legal_aid, "declined": _declined, "untraceable": _untraceable, "home": _home,
    "visited": _visited, "closed": _closed,
}  # fmt: skip


def lives() -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "care_lives.yaml").read_text("utf-8")
    return list(yaml.safe_load(text)["lives"])


def fill_care(eras: Mapping[str, Parts], as_of: datetime) -> int:
    """Everybody of the list, by the bodies of their time; how many."""
    told = lives()
    for one in told:
        start = (OLD if one["era"] == "old" else as_of) - timedelta(days=one["days"])
        live(Life(one, eras[one["era"]], start, as_of))
    return len(told)

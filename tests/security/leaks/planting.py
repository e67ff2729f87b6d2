"""Persons in care in both regimes and at every stage; every word that can be typed of them is planted.

Which words a verb takes is read off the verb itself, so that a new field of words is planted as soon as it is walked."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lachan.people.entries import Entry
from lachan.victims import commands as c
from lachan.victims.models import CareFile
from tests.care_walk import CARE_ERAS, SITUATION, CareEra, CareWalk
from tests.walking import does

from .canaries import Canary, Planted

# What a person types freely, as the verbs call it.
TYPED = ("words", "note", "paper")
IDENTITY = ("full_name", "paper", "telephone", "address", "other")


def identity(planted: Planted, of: str, sort: str = "identity") -> dict[str, str]:
    return {name: planted.word(of, name, sort, kind=name) for name in IDENTITY}


@dataclass
class Persons:
    """Files of care by the name of their story; which verbs were walked with planted words."""

    planted: Planted
    files: dict[str, CareFile] = field(default_factory=dict)
    walked: set[tuple[str, str]] = field(default_factory=set)

    def begin(self, cast: Any, of: str, era: CareEra, part: str, **more: Any) -> "Walk":
        walk = Walk(cast, era, of, self)
        entry = more.pop("entry", None) or Entry("female", 2009, True, identity(self.planted, of))
        safety = self.planted.word(of, "receive_person.safety", "reception", walk.by(part))
        walk.received(part, entry=entry, safety=safety, **more)
        self.keep(of, walk.file)
        return walk

    def keep(self, of: str, file: CareFile) -> None:
        self.files[of] = file
        self.planted.keep(Canary(file.person.code, of, "code", "code"))


class Walk(CareWalk):
    """A walk whose every free word is a new canary, written down with who typed it into which verb."""

    def __init__(self, cast: Any, era: CareEra, of: str, persons: Persons) -> None:
        self.of, self.persons = of, persons
        super().__init__(cast, era)

    def by(self, part: str) -> str:
        return str(getattr(self.era, part, part))

    def deed(self, verb: Callable[..., Any], part: str, **told: Any) -> Any:
        for name in TYPED:
            if name in inspect.signature(verb).parameters and name not in told:
                told[name] = self.typed(verb.__name__, name, part, told.get("support", ""))
        if "representative" in inspect.signature(verb).parameters:
            told.setdefault("representative", True)
        return super().deed(verb, part, **told)

    def put_right(self, part: str) -> None:
        """Another name, learnt later: as closed as the first."""
        told = {name: self.persons.planted.word(self.of, f"later {name}", "identity", kind=name) for name in IDENTITY}  # fmt: skip
        does(c.put_identity_right, file=self.file, identity=told, by=self.who(part), at=self.later(hours=1), subject=self.file.id)  # fmt: skip

    def typed(self, verb: str, name: str, part: str, support: str) -> str:
        self.persons.walked.add((verb, name))
        # The number of a paper holds no name (facts); it is as its act is, and stands in no secret place.
        kind = "number" if name == "paper" else ""
        what = f"{verb}.{name} {support}".strip()
        return self.persons.planted.word(self.of, what, verb, self.by(part), kind)


def build(cast: Any, planted: Planted) -> Persons:
    persons = Persons(planted)
    for plant in (
        _passed_on,
        _taken_back,
        _by_duty,
        _alone,
        _not_a_victim,
        _stopped,
        _lost,
        _returned,
        _rescued,
    ):
        plant(cast, persons)  # fmt: skip
    _rates(cast, planted)
    return persons


def _passed_on(cast: Any, persons: Persons) -> None:
    """The old law; every standing; the story went to the police by consent; supports, protection, a question about data."""
    walk = persons.begin(cast, "passed_on", CARE_ERAS["old"], "police").passed_on()
    walk.deed(c.screen_person, "lead", set_used="ilo", signs=True,
              answers={"ilo.1": persons.planted.word(walk.of, "screen_person.answers", "screen_person", "laodong")})  # fmt: skip
    walk.asked()
    walk.deed(c.record_first_check, "verifier")
    walk.deed(c.tell_situation, "lead", situation=SITUATION)
    walk.deed(c.take_story, "lead")
    walk.deed(c.add_to_story, "lead")
    walk.deed(c.give_consent, "lead", scope="investigation")
    walk.deed(c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="consent")  # fmt: skip
    walk.put_right("lead")
    walk.deed(c.answer_verification, "verifier", result="confirmed")
    walk.deed(c.identify_victim, "verifier")
    walk.deed(c.say_offence_fit, "verifier", fit="fits", article="150")
    _cared(walk)
    _protected(walk)


def _cared(walk: Walk) -> None:
    walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30))
    walk.deed(c.assess_risk, "lead", risks=["debt"], review_on=walk.day(7))
    walk.deed(c.plan_safety, "lead", review_on=walk.day(7))
    walk.deed(c.agree_contact, "lead", facts={"no_calls": True})
    walk.deed(c.raise_red_flag, "lead", flag="followed")
    walk.deed(c.settle_red_flag, "lead", flag="followed")
    walk.deed(c.request_support, "lead", support="legal_aid")
    walk.referred().referred("essentials", "facility", stays=True).referred("medical", "aid")
    walk.deed(c.accept_referral, "aid", support="legal_aid")
    walk.deed(c.decline_referral, "aid", support="medical", ground="no_place")
    walk.deed(c.deliver_support, "facility", support="essentials", until=walk.day(30))
    walk.deed(c.prolong_support, "lead", support="essentials", until=walk.day(50))
    walk.deed(c.refuse_support, "lead", support="loan", ground="not_entitled")
    walk.deed(c.receive_data_request, "lead")
    walk.deed(c.answer_data_request, "lead")


def _protected(walk: Walk) -> None:
    told = {"whom": "kin", "measures": ["secrecy"]}
    walk.deed(c.request_protection, "lead", **told)
    walk.deed(c.decide_protection, "verifier", ends_on=walk.day(90), **told)
    walk.deed(c.end_protection, "verifier", whom="kin")
    walk.deed(c.request_protection, "lead", whom="victim", measures=["secrecy"])
    walk.deed(c.refuse_protection, "verifier", whom="victim", ground="not_competent")
    walk.deed(c.request_protection, "lead", whom="bystander", measures=["secrecy"])
    walk.deed(c.decline_protection, "lead", whom="bystander")


def _taken_back(cast: Any, persons: Persons) -> None:
    """The new law; the police took the story down; it went on by consent, and the person took the consent back."""
    walk = persons.begin(cast, "taken_back", CARE_ERAS["new"], "police")
    walk.deed(c.take_story, "police")
    walk.passed_on()
    walk.deed(c.give_consent, "lead", scope="investigation", to=walk.body("verifier"))
    walk.deed(c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="consent")  # fmt: skip
    walk.deed(c.agree_contact, "lead", facts={"no_messages": True})
    walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(30))
    walk.deed(c.withdraw_consent, "lead", scope="investigation")


def _by_duty(cast: Any, persons: Persons) -> None:
    """A child whom the border guard received; the story goes to the police by a duty of law."""
    walk = persons.begin(cast, "by_duty", CARE_ERAS["new"], "bienphong")
    walk.deed(c.take_story, "bienphong")
    walk.deed(c.hand_person_over, "bienphong", to=walk.body("lead"), place="c24739.c")
    walk.deed(c.agree_contact, "lead", facts={"no_visits": True})
    walk.deed(c.share_story, "lead", to=walk.body("verifier"), scope="investigation", ground="child_protection")  # fmt: skip


def _alone(cast: Any, persons: Persons) -> None:
    """Received by one commune's police, and no further."""
    walk = persons.begin(cast, "alone", CARE_ERAS["old"], "caxa2")
    walk.deed(c.raise_red_flag, "caxa2", flag="threatened")


def _not_a_victim(cast: Any, persons: Persons) -> None:
    walk = persons.begin(cast, "not_a_victim", CARE_ERAS["new"], "police").passed_on().asked()
    walk.deed(c.find_not_victim, "verifier", ground="other_wrong")
    walk.deed(c.decline_help, "lead")


def _stopped(cast: Any, persons: Persons) -> None:
    walk = persons.begin(cast, "stopped", CARE_ERAS["old"], "police").passed_on().asked()
    walk.deed(c.stop_identification, "lead")


def _lost(cast: Any, persons: Persons) -> None:
    walk = persons.begin(cast, "lost", CARE_ERAS["new"], "police").passed_on().asked()
    walk.deed(c.lose_contact, "lead")


def _returned(cast: Any, persons: Persons) -> None:
    """Home again, the care closed, opened again and closed."""
    walk = persons.begin(cast, "returned", CARE_ERAS["old"], "police").passed_on().identified()
    walk.deed(c.begin_reintegration, "lead", review_on=walk.day(30))
    walk.deed(c.follow_up, "lead", review_on=walk.day(60))
    walk.deed(c.close_care, "lead", ground="settled")
    walk.deed(c.reopen_care, "lead", ground="new_risk")
    walk.deed(c.close_care, "lead", ground="settled")
    walk.deed(c.receive_again, "police", way="came")


def _rescued(cast: Any, persons: Persons) -> None:
    """Asked for abroad and answered; a note put right, another taken back: what was gone stays whose it was."""
    walk = persons.begin(cast, "rescued", CARE_ERAS["new"], "police")
    walk.deed(c.request_rescue, "police", to=walk.body("verifier"), channel="mission", country="KH", answer_by=walk.day(3))  # fmt: skip
    walk.deed(c.answer_rescue, "verifier", result="found")
    walk.deed(c.record_rescue, "verifier", country="KH")
    walk.passed_on()
    wrong = walk.deed(c.assess_needs, "lead", needs=["papers"], review_on=walk.day(30))
    walk.later(hours=1)
    right = persons.planted.word(walk.of, "correct_entry.words", "assess_needs", "ytetinh")
    c.correct_entry(file=walk.file, act=wrong, when=walk.now, facts={"needs": ["papers"], "review_on": walk.day(31)},
                    words={"care": right}, by=walk.who("lead"), at=walk.now)  # fmt: skip
    gone = walk.deed(c.follow_up, "lead")
    c.withdraw_entry(file=walk.file, act=gone, by=walk.who("lead"), at=walk.now)


def _rates(cast: Any, planted: Planted) -> None:
    """The paper behind an amount is no secret: it is what the tests find when they would find something."""
    walk = CareWalk(cast, CARE_ERAS["new"])
    told = planted.word("rates", "set_rate.paper", "public", "ytetinh")
    c.set_rate(code="essentials_daily", amount=100_000, from_on=date(2025, 7, 1), paper=f"01/2025/NQ-GL {told}",
               by=walk.who("lead"), at=walk.later(days=90))  # fmt: skip

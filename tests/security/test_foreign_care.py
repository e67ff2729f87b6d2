"""Object level: every verb on the care of a person whom one does not see is refused, in every role, and leaves no trace."""

import inspect
import io
from datetime import date, timedelta

import pytest
from uuid_utils.compat import uuid7

from lachan.access.refusals import NotFound, NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket.models import Matter
from lachan.reference.models import Agency
from lachan.victims import addressees, commands, facts
from lachan.victims.given import Listing
from lachan.victims.models import CareAct, CarePaper
from lachan.victims.refusals import AlreadyInCare, NotYourEntry, NotYourLetter, StoryNotHeld

from . import world_care
from .conftest import ACCOUNTS
from .connecting import connect
from .world import when

pytestmark = pytest.mark.database
AT = when("2026-06-01 09:00")
# «Not here» in its several words; none of them says whether the file exists.
NOT_HERE = (
    NotYours,
    NotFound,
    NotYourEntry,
    NotYourLetter,
    StoryNotHeld,
    DatabaseSaysNo,
    AlreadyInCare,
)
# What is wrong with what was typed, before anything is looked for.
TYPED = (
    addressees.OtherEra,
    addressees.NotToYourself,
    addressees.NeverLeads,
    addressees.NotAVerifier,
    facts.NotInTheList,
)
TOLD = {
    "when": AT - timedelta(hours=1), "way": "at_health", "complex": False, "result": "confirmed", "note": "", "paper": "", "ground": "danger",
    "fit": "open", "article": "150", "needs": ["health"], "risks": ["followed"], "review_on": date(2026, 7, 1), "words": "Giả lập",
    "flag": "followed", "support": "medical", "answer_by": date(2026, 7, 1), "until": date(2026, 7, 1), "scope": "support",
    "purpose": "verify", "facts": {}, "situation": {"poor": True}, "set_used": "ilo", "signs": True, "whom": "victim",
    "measures": ["secrecy"], "channel": "mission", "country": "KH", "place": "c24739.c", "same": True,
    "kind": "certificate", "audience": "care", "content": io.BytesIO(b"MZ"), "title": "Giả lập",
    "listed": Listing(uuid7(), 1, "6", uuid7()), "identity": {"full_name": "Giả Lập"},
}  # fmt: skip
TO = {"pass_person_on": "68-syt", "hand_person_over": "68-syt", "request_rescue": "68-cqdd"}
VERBS = {name: deed for name, deed in vars(commands).items()
         if hasattr(deed, "verb") and "file" in inspect.signature(deed).parameters}  # fmt: skip
COUNTED = (
    "victims_careact",
    "victims_carenote",
    "victims_carestanding",
    "victims_carelink",
    "victims_likeness",
    "victims_carefile",
    "victims_carepaper",
    "victims_paperpiece",
    "victims_paperwithdrawal",
)


def record():
    with connect("keeper") as keeper:
        return [keeper.execute(f"SELECT count(*) FROM {name}").fetchone() for name in COUNTED]


def told(deed, world, file, verifier):
    given = {name: TOLD[name] for name in inspect.signature(deed).parameters if name in TOLD}
    more = {"file": file, "to": Agency.objects.get(key="68-hlhpn"), "of": verifier, "other": world.care.files["told"], "attached": CarePaper(id=file.id),
            "act": CareAct(id=file.id, care=file, kind="needs_assessed", agency_id=1, facts={})}  # fmt: skip
    if deed.__name__ == "open_name_for_paper":
        given |= {"purpose": "for_person", "needs": ["full_name"], "paper": "confirmation"}
        more["act"].kind = "victim_certified"
    if deed.__name__ == "pass_person_on":
        given["way"] = "to_health"
    if (
        deed.__name__ in TO
    ):  # a kind of body that may be given it, so that the file is what is refused
        more["to"] = Agency.objects.get(key=TO[deed.__name__])
    return given | {name: more[name] for name in inspect.signature(deed).parameters if name in more}


def test_there_are_verbs_on_a_care():
    assert len(VERBS) >= 60


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_verb_on_a_foreign_care_is_refused(cast, world, django_db_blocker, account):
    who = cast(account)
    foreign = [name for name, seen in world_care.SEEN.items() if account not in seen]
    with django_db_blocker.unblock():
        before, verifier = record(), Agency.objects.get(key="cah-d674.a")
        matter = world.ids["handed"]
        for place, (name, deed) in enumerate(VERBS.items()):
            file = world.care.files[foreign[place % len(foreign)]]
            if name == "say_same_person" and file == world.care.files["told"]:
                file = world.care.files[next(one for one in foreign if one != "told")]
            given = told(deed, world, file, verifier)
            if "account" in inspect.signature(deed).parameters:
                given["account"] = who.account_id
            if "matter" in inspect.signature(deed).parameters:
                given["matter"] = Matter(id=matter)
            with pytest.raises(NOT_HERE + TYPED) as refused:
                deed(by=who, at=AT, **given)
            assert not isinstance(refused.value, TYPED) or name in {
                "pass_person_on",
                "hand_person_over",
            }, name
        assert record() == before


def test_the_same_words_for_a_foreign_care_and_for_none(cast, world, django_db_blocker):
    """Whoever guesses learns nothing: a file that exists elsewhere and one that never was are answered alike."""
    who, real = cast("ytetinh"), world.care.files["alone"]
    with django_db_blocker.unblock():
        answers = []
        for id_ in (real.id, uuid7()):
            file = type(real)(id=id_, person_id=real.person_id, origin_id=real.origin_id, received_at=real.received_at,
                              province_id=real.province_id)  # fmt: skip
            with pytest.raises(NOT_HERE) as refused:
                commands.lose_contact(file=file, when=TOLD["when"], by=who, at=AT)
            answers.append((type(refused.value), refused.value.sentence))
    assert answers[0] == answers[1]

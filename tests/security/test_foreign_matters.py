"""Object level: every verb on a foreign matter, in every role, is refused and leaves the record as it was."""

import inspect

import pytest

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.access.verbs import DatabaseSaysNo
from lachan.cases import commands as cases
from lachan.cases.tests import test_who_and_when as of_cases
from lachan.docket import commands as docket
from lachan.docket.models import Act, Handover, Matter
from lachan.docket.steps import Step
from lachan.intake import commands as intake
from lachan.intake import steps
from lachan.intake.commands import handle, supervise
from lachan.intake.given import PersonGiven
from lachan.outcomes import commands as outcomes
from lachan.outcomes.tests import test_who_and_when as of_outcomes
from lachan.people.entries import Entry
from lachan.reference.models import Agency

from . import world_cases
from .conftest import ACCOUNTS
from .connecting import connect
from .world import when

pytestmark = pytest.mark.database
CASES = True
AT, BEFORE = when("2026-06-01 09:00"), when("2026-05-31 09:00")
NOT_HERE = (NotYours, NotFound, docket.NotHolding, docket.NotAddressee, steps.NotSupervising, handle.NotYourAct,
            supervise.NotAsked, DatabaseSaysNo)  # fmt: skip
# What a verb is told beside the matter, the actor and the instant.
TOLD = {
    "what": "report", "note": "", "reason": "Lý do giả lập", "findings": "Kết quả giả lập", "ground": "157.2",
    "officer": 1, "months": 2, "competent": True, "article": "150", "field": "lure", "value": "debt",
    "purpose": "verify", "account": 1, "person": None, "to": None,
}  # fmt: skip


def on_a_matter():
    for module in (docket, intake, cases, outcomes):
        for name, deed in vars(module).items():
            if hasattr(deed, "verb") and {"matter", "handover", "act"} & set(
                inspect.signature(deed).parameters
            ):
                yield name, deed


VERBS = dict(on_a_matter())
# Verbs of a report, and of a case, on the matters they are for; both on every role.
OF_CASES = {
    name for name, deed in VERBS.items() if deed.verb.module.split(".")[1] in {"cases", "outcomes"}
}
SEEN = {
    "caxa": {"handed"}, "caxa2": {"kept", "named", "refused"}, "caxa_2026": {"of_2026"},
    "dieutra": {"handed", "refused"}, "dieutra_khac": {"hotline"}, "dieutra_tinh": {"of_2026", "named"},
    "kiemsat": {"handed", "excluded", "bypass"}, "kiemsat_tinh": {"of_2026"}, "tongdai": {"hotline"},
    "thanhtra": {"bypass", "named"},
}  # fmt: skip
REPORTS = ("handed", "kept", "bypass", "hotline", "excluded", "of_2026", "named", "refused")
FOREIGN = {
    account: [name for name in REPORTS if name not in SEEN.get(account, ())] for account in ACCOUNTS
}
FOREIGN_CASES = {
    account: [name for name in world_cases.NAMES if account not in world_cases.SEEN[name]]
    for account in ACCOUNTS
}
# What each verb of a case is told where it works: so that nothing but the matter is wrong.
FACTS = {
    row.verb.__name__: row.facts for row in (*of_cases.ROWS, *of_cases.RARE, *of_outcomes.EVERY)
}
KIND = {"record_service": "charge_sent_to_procuracy", "record_decision": "expertise_requested"}


@pytest.fixture(scope="module")
def inside(world):
    """An act and a hand-over of each matter, as somebody who guesses identifiers would have them."""
    with connect("keeper") as keeper:
        acts = dict(
            keeper.execute(
                "SELECT DISTINCT ON (matter_id) matter_id, id FROM docket_act ORDER BY matter_id, id"
            ).fetchall()
        )
        ways = dict(
            keeper.execute(
                "SELECT DISTINCT ON (matter_id) matter_id, id FROM docket_handover ORDER BY matter_id, id"
            ).fetchall()
        )
        who = dict(keeper.execute("SELECT id, agency_id FROM docket_act").fetchall())
        to = dict(keeper.execute("SELECT id, recipient_id FROM docket_handover").fetchall())
    return {m: (acts[m], who[acts[m]], ways.get(m), to.get(ways.get(m))) for m in acts}


def told(deed, world, name, inside):
    """Arguments for the verb, built by hand: nothing of it was read through a lock."""
    id_ = world.ids[name]
    act, agency, way, recipient = inside[id_]
    given = {}
    for word, parameter in inspect.signature(deed).parameters.items():
        if word in ("by", "at") or parameter.default is not inspect.Parameter.empty:
            continue
        given[word] = {
            "matter": Matter(id=id_, code=world.codes[name]),
            "act": Act(
                id=act,
                matter_id=id_,
                kind="report_received",
                agency_id=agency,
                occurred_at=BEFORE,
                facts={},
            ),
            "handover": Handover(id=way or id_, matter=Matter(id=id_), recipient_id=recipient or 0),
            "person": PersonGiven("witness", Entry()) if deed is intake.add_person else id_,
            "to": 1 if deed is intake.report_up else Agency(id=1),
        }.get(word, AT if word.endswith("_at") else TOLD.get(word))
    if deed is intake.suspend_verification:
        given["ground"] = "documents"
    if name in world_cases.NAMES and deed.__name__ in OF_CASES:
        given |= told_of_a_case(deed, world, name, given)
    return given


def told_of_a_case(deed, world, name, given):
    """The accused by code, as somebody who had read it elsewhere would have it."""
    code = world.person[name]
    whole = {
        "step": Step(BEFORE, code, FACTS.get(deed.__name__, {})), "what": "exhibits", "ground": "incomplete",
        "kind": KIND.get(deed.__name__), "persons": [code], "verdicts": {code: "guilty"}, "facts": {},
    }  # fmt: skip
    return {word: value for word, value in whole.items() if word in given}


def fingerprint():
    counted = ("docket_act", "docket_standing", "docket_handover", "docket_handoveranswer", "docket_exclusion",
               "docket_mention", "docket_paper", "docket_sealednote", "intake_trait", "people_person", "docket_matter",
               "cases_assignment", "cases_lodging", "cases_caselink")  # fmt: skip
    with connect("keeper") as keeper:
        return [keeper.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in counted]


def test_the_matrix_is_complete():
    assert len(VERBS) >= 125
    assert len(OF_CASES) >= 95
    assert set(FOREIGN) == set(ACCOUNTS)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_verb_on_a_foreign_matter_is_refused(cast, world, inside, account):
    who, before = cast(account), fingerprint()
    for name in FOREIGN[account]:
        for verb in set(VERBS) - OF_CASES:
            refused(who, verb, told(VERBS[verb], world, name, inside), name)
    assert fingerprint() == before


def refused(who, verb, given, name):
    if "officer" in given:
        given["officer"] = who.account_id
    try:
        VERBS[verb](**given, by=who, at=AT)
    except NOT_HERE:
        return
    except Refusal as other:
        pytest.fail(f"{who.name} {verb} on {name}: {type(other).__name__} tells too much")
    pytest.fail(f"{who.name} {verb} on {name} succeeded")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_verb_on_a_foreign_case_is_refused(cast, world, inside, account):
    """Each verb on one foreign case, taken in turn, so that every place of a case has its share."""
    who, before, foreign = cast(account), fingerprint(), FOREIGN_CASES[account]
    assert foreign
    for place, verb in enumerate(sorted(VERBS)):
        name = foreign[place % len(foreign)]
        given = told(VERBS[verb], world, name, inside)
        if "other" in given:
            given["other"] = Matter(id=world.ids[FOREIGN[account][0]])
        refused(who, verb, given, name)
    assert fingerprint() == before


@pytest.mark.parametrize("account", ["caxa2", "kiemsat_tinh"])
def test_a_refused_attempt_is_in_the_log_with_the_matter_it_was_aimed_at(cast, world, account):
    who = cast(account)
    with pytest.raises(Refusal):
        docket.send_handover(
            matter=Matter(id=world.ids["handed"]),
            to=Agency(id=1),
            what="report",
            by=who,
            at=AT,
            sent_at=AT,
        )
    with connect("keeper") as keeper:
        line = keeper.execute("""SELECT verb, outcome, subject FROM access_auditline WHERE account_id = %s
                                 ORDER BY recorded_at DESC LIMIT 1""", [who.account_id]).fetchone()  # fmt: skip
    assert line == ("send_handover", "refused", world.ids["handed"])


def test_not_found_does_not_say_whether_it_exists(cast, world):
    from lachan.docket import queries

    said = set()
    for code in (world.codes["handed"], "VV-XXXXXXXX"):
        with scope.acting(cast("caxa2")), pytest.raises(NotFound) as refused:
            queries.matter_by_code(cast("caxa2"), code)
        said.add(refused.value.sentence)
    assert len(said) == 1

"""Object level: every verb on a foreign matter, in every role, is refused and leaves the record as it was."""

import inspect

import pytest

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket import commands as docket
from lachan.docket.models import Act, Handover, Matter
from lachan.intake import commands as intake
from lachan.intake import steps
from lachan.intake.commands import handle, supervise
from lachan.intake.given import PersonGiven
from lachan.people.entries import Entry
from lachan.reference.models import Agency

from .conftest import ACCOUNTS
from .connecting import connect
from .world import when

pytestmark = pytest.mark.database
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
    for module in (docket, intake):
        for name, deed in vars(module).items():
            if hasattr(deed, "verb") and {"matter", "handover", "act"} & set(
                inspect.signature(deed).parameters
            ):
                yield name, deed


VERBS = dict(on_a_matter())
FOREIGN = {
    account: [m for m in ("handed", "kept", "bypass", "hotline", "excluded", "of_2026", "named", "refused") if m not in seen]
    for account, seen in {
        "caxa": {"handed"}, "caxa2": {"kept", "named", "refused"}, "caxa_2026": {"of_2026"}, "caxa2_2026": set(),
        "dieutra": {"handed", "refused"}, "dieutra_khac": {"hotline"}, "dieutra_tinh": {"of_2026", "named"},
        "kiemsat": {"handed", "excluded", "bypass"}, "kiemsat_tinh": {"of_2026"}, "tongdai": {"hotline"},
        "thanhtra": {"bypass", "named"}, "thukybcd": set(), "lanhdao": set(), "quantri": set(), "quantri2": set(),
    }.items()
}  # fmt: skip


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
            "handover": Handover(id=way or id_, matter_id=id_, recipient_id=recipient or 0),
            "person": PersonGiven("witness", Entry()) if deed is intake.add_person else id_,
            "to": 1 if deed is intake.report_up else Agency(id=1),
        }.get(word, AT if word.endswith("_at") else TOLD.get(word))
    if deed is intake.suspend_verification:
        given["ground"] = "documents"
    return given


def fingerprint():
    counted = ("docket_act", "docket_standing", "docket_handover", "docket_handoveranswer", "docket_exclusion",
               "docket_mention", "docket_paper", "docket_sealednote", "intake_trait", "people_person")  # fmt: skip
    with connect("keeper") as keeper:
        return [keeper.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in counted]


def test_the_matrix_is_complete():
    assert len(VERBS) >= 30
    assert set(FOREIGN) == set(ACCOUNTS)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_verb_on_a_foreign_matter_is_refused(cast, world, inside, account):
    who, before = cast(account), fingerprint()
    for name in FOREIGN[account]:
        for verb, deed in VERBS.items():
            given = told(deed, world, name, inside)
            try:
                deed(**given, by=who, at=AT)
            except NOT_HERE:
                continue
            except Refusal as other:
                pytest.fail(f"{account} {verb} on {name}: {type(other).__name__} tells too much")
            pytest.fail(f"{account} {verb} on {name} succeeded")
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

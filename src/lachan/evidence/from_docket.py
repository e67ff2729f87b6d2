"""What the docket already knows of a matter, as parts of the bundle: where it stands, who is in it, what was decided."""

from typing import Any
from uuid import UUID

from lachan.docket.models import Act, Matter, Mention
from lachan.docket.projection import situation_of
from lachan.docket.readings import deeds_of
from lachan.people import entries
from lachan.procedure.acts import Act as Deed
from lachan.procedure.periods import ZONE
from lachan.proof.bundle.file import Stage

OF_THE_FILE = ("title", "agency_handed_over", "opened_by_other", "deadline")
# The first letters of the docket's stages (procedure/stages.yaml, case_stages.yaml) → the file's.
STAGES = (
    ("I", Stage.REPORT), ("P4", Stage.ENDED), ("P", Stage.INVESTIGATION), ("Q2", Stage.INVESTIGATION),
    ("Q", Stage.PROSECUTION), ("T4", Stage.INVESTIGATION), ("T", Stage.TRIAL), ("U", Stage.TRIAL),
    ("X", Stage.FINAL),
)  # fmt: skip
ROLES = {
    "suspected": "denounced", "presumed_victim": "victim", "informant": "witness", "witness": "witness",
    "guardian": "other", "accused": "accused", "injured": "victim",
}  # fmt: skip
# Acts of the docket that are decisions of the file.
DECIDED = {
    "case_initiated": "case_initiated", "initiation_declined": "not_initiated", "accused_charged": "charged",
    "procuracy_charged": "charged", "case_separated": "separated", "investigation_suspended": "suspended",
    "prosecution_suspended": "suspended", "trial_suspended": "suspended",
    "investigation_discontinued": "discontinued", "prosecution_discontinued": "discontinued",
    "trial_discontinued": "discontinued", "emergency_arrest_decided": "arrested", "arrested": "arrested",
    "held": "arrested", "released": "released", "investigation_concluded": "conclusion", "indicted": "indicted",
    "measure_imposed": "measure", "detained": "measure", "accused_moved": "in_other_file",
}  # fmt: skip


def stage_of(matter: Matter) -> str:
    code = matter.reading.stage
    return next((stage for head, stage in STAGES if code.startswith(head)), Stage.REPORT).value


def persons_of(matter: Matter) -> list[dict[str, Any]]:
    """By the code name that the docket gave; a person in two capacities is one person."""
    found: dict[str, dict[str, Any]] = {}
    rows = Mention.objects.filter(matter=matter).select_related("person")
    for one in rows.order_by("recorded_at", "id"):
        code = one.person.code
        told = found.setdefault(code, {"id": code, "code": code, "roles": []})
        role = ROLES[one.capacity]
        if role not in told["roles"]:
            told["roles"].append(role)
        if one.person.birth_year and role == "victim":
            told["birth"] = {"value": str(one.person.birth_year)}
    return list(found.values())


def names_of(matter: Matter) -> dict[str, tuple[str, ...]]:
    """By code name, what those people are called: only for putting the codes in place of it."""
    return entries.names_of(Mention.objects.filter(matter=matter).values("person_id"))


def decisions_of(matter: Matter) -> list[dict[str, Any]]:
    """Acts that stand, by the same reading as the case's own page; a corrected one is the later."""
    stand = [one for one in situation_of(deeds_of(matter.id)).deeds if one.kind in DECIDED]
    numbers = dict(
        Act.objects.filter(id__in=[one.id for one in stand], paper__isnull=False).values_list(
            "id", "paper__number"
        )
    )
    return [_decision(one, numbers.get(UUID(one.id), "")) for one in stand]


def _decision(act: Deed, number: str) -> dict[str, Any]:
    return {
        "id": f"A-{act.id[-12:]}", "kind": DECIDED[act.kind],
        "on": f"{act.occurred_at.astimezone(ZONE):%Y-%m-%dT%H:%M}",
        "number": number, "about": [act.person] if act.person else [],
    }  # fmt: skip

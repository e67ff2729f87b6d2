"""One person's case in codes and days: what may be exchanged without saying who it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """Where and when something of the trafficking happened: recruitment, transit or exploitation."""

    kind: str
    country: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportPlan:
    kind: str
    planned_end: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case file by codes alone: no name, number, address, telephone, day of birth, no word that anybody said, no code
    name either, since whoever holds it could ask for the person. Empty and None mean «chưa ghi», never «không».

    Filled from a care file by whoever may see it: `status` from its stage and verdict (reported, screened,
    in_identification, identified, not_identified, withdrawn, untraceable), `closing` from victims.codes.CLOSING, plans
    from the supports given (victims.codes.SUPPORT), `consent` from consent_given for «partner_record». Codes of the other
    fields are those of mapping.yaml. The last four fields have no place in the standard and are counted as lost."""

    lead_kind: str = ""
    lead_country: str = ""
    sex: str = ""
    deceased: bool | None = None
    marital: str = ""
    children: int | None = None
    language: str = ""
    second_language: str = ""
    education: str = ""
    citizenship: tuple[str, ...] = ()
    status: str = ""
    decided_by: str = ""
    relationship: str = ""
    age_when_trafficked: int | None = None
    recruitment_apps: tuple[str, ...] = ()
    recruitment: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    industry: str = ""
    sex_exploitation: tuple[str, ...] = ()
    exploitation_apps: tuple[str, ...] = ()
    case_status: str = ""
    closing: str = ""
    referred_in_on: date | None = None
    referred_in_for: str = ""
    referred_out_for: str = ""
    referred_out_on: date | None = None
    events: tuple[Event, ...] = ()
    plans: tuple[SupportPlan, ...] = ()
    consent: bool | None = None
    regime: str = ""
    articles: tuple[str, ...] = ()
    received_on: date | None = None
    minor: bool | None = None

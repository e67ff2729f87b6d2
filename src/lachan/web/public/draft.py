"""The draft of a report: it lives in the page alone, in hidden fields, and is read anew from each step."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lachan.intake import codes
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.letterbox.commands import ReportOutside
from lachan.letterbox.receiving import receiver
from lachan.people.entries import Entry
from lachan.reference import queries as reference
from lachan.reference.models import Province, Unit

from .texts import texts

# Asked only of whoever gives a name; of nobody else anything is read of them.
OF_A_NAME = ("name", "telephone", "safe")
# By which poster somebody came: counted apart from the report, and kept with none (letterbox.posters).
SOURCE, POSTER = "nguon", re.compile(r"[a-z2-9]{6}")


@dataclass(frozen=True)
class Flow:
    """One way through the door. `steps`: field → the most characters, in the order in which somebody tells it; `needs`: the
    one field of the first step that may not be empty."""

    topic: str
    url: str
    steps: Mapping[str, Mapping[str, int]]
    needs: str

    @property
    def order(self) -> list[str]:
        return list(self.steps)

    @property
    def most(self) -> dict[str, int]:
        return {name: most for fields in self.steps.values() for name, most in fields.items()}


CONTACT = {"informant": 10, "name": 160, "telephone": 40, "safe": 400}
REPORT = Flow("", "/bao-tin/", {
    "what": {"danger": 3, "story": 6000},
    "where": {"place": 12, "where": 300, "since": 200},
    "people": {"victim": 1500, "minor": 3, "suspect": 1500, "reach": 400, "official": 10},
    "contact": CONTACT,
    "look": {},
}, "story")  # fmt: skip
RELATIVE = Flow("relative", "/bao-tin/tim-nguoi-than/", {
    "who": {"danger": 3, "sought": 300, "born": 60, "minor": 3, "looks": 600},
    "gone": {"place": 12, "where": 300, "since": 200, "how": 3000, "threat": 1500},
    "others": {"suspect": 1500, "reach": 400, "official": 10},
    "contact": {"relation": 200, **CONTACT},
    "look": {},
}, "sought")  # fmt: skip


@dataclass
class Draft:
    """What was typed so far, and what is wrong with it."""

    typed: dict[str, str]
    language: str
    flow: Flow = REPORT
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> dict[str, Any]:
        return told_of(self.flow, self.language)

    def __getitem__(self, name: str) -> str:
        return self.typed.get(name, "")

    def mark(self) -> str:
        """A digest of all that would be sent: what was looked over is what is sent."""
        return hashlib.sha256(json.dumps(self.typed, sort_keys=True).encode()).hexdigest()


def told_of(flow: Flow, language: str) -> dict[str, Any]:
    """The catalogue of the language with what this way through the door says otherwise."""
    whole = texts(language)
    own = whole["flows"].get(flow.topic, {})
    return {**whole, **own, **{part: {**whole[part], **own[part]} for part in ("fields", "refused") if part in own}}  # fmt: skip


def read(post: Mapping[str, str], language: str, flow: Flow = REPORT, source: str = "") -> Draft:
    """Known fields only; a name that was given and taken back again is not kept."""
    typed = {name: str(post.get(name, "")).replace("\0", "").strip() for name in flow.most}
    if typed["informant"] == "anonymous":
        typed |= dict.fromkeys(OF_A_NAME, "")
    source = str(post.get(SOURCE, "")) or source
    typed[SOURCE] = source if POSTER.fullmatch(source) else ""
    return Draft({name: said for name, said in typed.items() if said}, language, flow)


def check(draft: Draft, step: str, day: date) -> dict[str, str]:
    """What must be put right on this step before the next; a report needs one word, and a choice about the name."""
    told = draft.text["refused"]
    wrong = {name: told["long"].format(most=most) for name, most in draft.flow.steps[step].items() if len(draft[name]) > most}  # fmt: skip
    for name in draft.flow.steps[step]:
        options = draft.text["options"].get(name)
        if options is not None and draft[name] and draft[name] not in options:
            wrong[name] = told["option"]
    needs = draft.flow.needs
    if needs in draft.flow.steps[step] and not draft[needs]:
        wrong[needs] = told[needs]
    if step == "where" and draft["place"] and place_of(draft["place"], day) is None:
        wrong["place"] = told["place"]
    if step == "contact" and not draft["informant"]:
        wrong["informant"] = told["informant"]
    if step == "contact" and draft["informant"] in ("named", "protected") and not (draft["name"] or draft["telephone"]):  # fmt: skip
        wrong["name"] = told["name"]
    return wrong


def place_of(chosen: str, day: date) -> tuple[Province, Unit | None] | None:
    """A commune of that day («u12»), or a province and nothing finer («p1»)."""
    kind, number = chosen[:1], chosen[1:]
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        return None
    if kind == "p":
        province = Province.objects.filter(id=int(number)).first()
        return (province, None) if province else None
    unit = reference.communes_on(day).select_related("province").filter(id=int(number)).first()
    return (unit.province, unit) if unit and kind == "u" else None


def places(draft: Draft, day: date) -> list[dict[str, Any]]:
    """The communes of the day by province, «not known» before each."""
    groups = []
    provinces = list(Province.objects.order_by("id"))
    for province in provinces:
        unknown = draft.text["unknown_place" if len(provinces) == 1 else "unknown_place_in"]
        options = [(f"p{province.id}", unknown.format(province=province.short_name))]
        options += [(f"u{unit.id}", unit.in_full) for unit in reference.communes_on(day).filter(province=province)]  # fmt: skip
        groups.append({"label": province.name, "options": options})
    return groups


def to_send(draft: Draft, key: UUID, at: datetime) -> ReportOutside:
    """The report as intake takes it; `at` is the moment it may be told with."""
    province, place = place_of(draft["place"], at.date()) or (Province.objects.order_by("id")[0], None)  # fmt: skip
    to = receiver(province, place, draft["official"], at.date())
    given = ReportGiven(
        client_key=key, received_at=at, kind="notice", channel="online", informant=draft["informant"],
        place_id=place.id if place else None, narrative=_story(draft), persons=tuple(_persons(draft)),
        traits=dict.fromkeys(codes.TRAITS, "unknown"), named_official_of=to.barred.id if to.barred else None,
    )  # fmt: skip
    return ReportOutside(given, to, draft.language, draft.flow.topic, draft[SOURCE])


# What the story says under a head of its own, in this order.
HEADED = (
    "sought",
    "born",
    "looks",
    "where",
    "since",
    "how",
    "threat",
    "victim",
    "suspect",
    "reach",
    "relation",
)


def _story(draft: Draft) -> str:
    heads = texts("vi")["story_heads"]  # read by the body that receives
    parts = [heads["danger"]] if draft["danger"] == "yes" else []
    parts += [heads[draft.flow.topic]] if draft.flow.topic else [draft["story"]]
    parts += [f"{heads[name]}: {draft[name]}" for name in HEADED if draft[name]]
    return "\n\n".join(parts)


def _persons(draft: Draft) -> list[PersonGiven]:
    """Whoever may be in need is put down as a person, under a code; words about anybody stay in the sealed story."""
    found = []
    minor = {"yes": True, "no": False}.get(draft["minor"])
    needing = _said(
        full_name=draft["sought"], other="\n".join(filter(None, (draft["victim"], draft["looks"])))
    )
    if needing or minor is not None:
        found.append(PersonGiven("presumed_victim", Entry(minor=minor, identity=needing)))
    if draft["suspect"] or draft["reach"]:
        other = "\n".join(filter(None, (draft["suspect"], draft["reach"])))
        found.append(PersonGiven("suspected", Entry(identity=_said(other=other))))
    if draft["informant"] in ("named", "protected"):
        own = _said(full_name=draft["name"], telephone=draft["telephone"], other=draft["safe"])
        found.append(PersonGiven("informant", Entry(identity=own), draft["informant"] == "protected"))  # fmt: skip
    return found


def _said(**given: str) -> dict[str, str] | None:
    return {name: words for name, words in given.items() if words} or None

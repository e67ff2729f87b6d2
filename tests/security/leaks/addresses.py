"""Every address that the code knows, walked from the resolver, with each of its blanks filled from the world."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from lachan.evidence.codes import PARTS
from lachan.reporting.care_papers import papers
from lachan.victims.screening.book import sets
from lachan.web.care.verbs import FORMS
from lachan.web.evidence_room import words

BLANK = re.compile(r"<(?:(\w+):)?(\w+)>|\{(\w+)\}")
# No record has this: what is asked of it is answered like what exists elsewhere.
NONE = "khong-co"


@dataclass(frozen=True)
class Route:
    """An address with blanks: «vu-viec/<str:code>/lam/<str:verb>/»."""

    text: str
    name: str

    @property
    def blanks(self) -> list[str]:
        return [two or three for _, two, three in BLANK.findall(self.text)]


def routes() -> list[Route]:
    found = sorted(set(_walk(get_resolver(), "")), key=lambda one: (one.text, one.name))
    return [*found, Route(settings.STATIC_URL.lstrip("/") + "<path:static>", "static")]


def _walk(resolver: URLResolver, before: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        text = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, text)
        elif isinstance(one, URLPattern):
            yield Route(text, one.name or "")


TABLES = {"person": "people_person", "listing": "victims_listed", "release": "victims_victimrelease", "scan": "evidence_upload", "upload": "evidence_upload", "act": "victims_careact",
          "way": "docket_handover", "notice": "oversight_notice"}  # fmt: skip
ITEMS = ["D1", "P1", "P3", "E1", "M1", "L1", "S1", "Y1", "V1", "file", "N1"]
KNOWN: dict[str, list[str]] = {
    "verb": [*FORMS, "send_handover", "receive_handover", "initiate_case", NONE], "name": [*sets(), NONE], "part": [*PARTS, NONE],
    "item": ITEMS, "view": [*words.said()["views"], NONE], "key": [NONE], "display": ["TB1", NONE], "row": ["case_initiated", NONE],
    "ref": ["K1", "A16", NONE], "kind": ["docx", "pdf", "xlsx", "zip", "csv", "json"], "regime": ["law_66_2011", "law_53_2024", NONE], "copy": ["ban-ma", "co-ten", NONE], "paper": [*(one.code for one in papers.ALL), NONE], "number": ["1", "2", "9"], "path": ["openapi.json"],
    "static": ["lachan/app.css", "lachan/care.js", "../settings.py", "%2e%2e/%2e%2e/settings.py", "lachan/", NONE],
}  # fmt: skip


@dataclass
class Blanks:
    """What the blanks of addresses are filled with; ids of all tables, codes of all records, names of all forms."""

    codes: dict[str, list[str]]
    ids: dict[str, list[str]]

    def fill(self, route: Route, dice: Random, own: str = "") -> str:
        """`own`: the code of the record that is asked about."""

        def one(match: re.Match[str]) -> str:
            name = match[2] or match[3]
            if name == "code" and own.startswith("N-" if route.text.startswith("cham-soc") else "VV") and dice.random() < 0.8:  # fmt: skip
                return own
            return self.value(route, name, match[1] or "str", dice)

        return "/" + BLANK.sub(one, route.text)

    def value(self, route: Route, name: str, kind: str, dice: Random) -> str:
        if kind == "uuid":
            return self._id(route, name, dice)
        if name == "code":
            own = "care" if route.text.startswith("cham-soc") else "matter"
            return dice.choice(self.codes[own] if dice.random() < 0.95 else [NONE])
        known = KNOWN.get(name)
        assert known is not None, f"a blank that nobody fills: {name} of {route.text}"
        return dice.choice(known)

    def _id(self, route: Route, name: str, dice: Random) -> str:
        """Mostly of the table that the blank is about, at times of any other: another person's, another record's."""
        table = "docket_act" if name == "act" and "vu-viec" in route.text else TABLES.get(name, "")
        own = self.ids.get(table) or []
        if own and dice.random() < 0.8:
            return dice.choice(own)
        return dice.choice([one for many in self.ids.values() for one in many])


def blanks(rows: Any) -> Blanks:
    """`rows(sql)`: asked as the keeper, in the order of making, so that the same dice find the same things."""
    ids = {}
    for (table,) in rows("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id'"
                         " AND data_type = 'uuid' ORDER BY 1"):  # fmt: skip
        ids[table] = [str(one) for (one,) in rows(f'SELECT id FROM "{table}" ORDER BY id')]
    return Blanks({"care": _codes(rows, "victims_carefile f JOIN people_person p ON p.id = f.person_id", "p.code", "f.id"),
                   "matter": _codes(rows, "docket_matter", "code", "id")}, ids)  # fmt: skip


def _codes(rows: Any, table: str, code: str, by: str) -> list[str]:
    return [str(one) for (one,) in rows(f"SELECT {code} FROM {table} ORDER BY {by}")]

"""One case under investigation with three accused charged: its room is opened and filled, once, by its investigators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.docket.models import Matter, Mention
from lachan.evidence import codes, commands, from_docket, queries
from lachan.evidence.given import Item
from lachan.evidence.models import Casefile, Entry
from lachan.simulator.evidence import files
from lachan.simulator.evidence.bundle import bundle
from lachan.simulator.evidence.scans.drawing import scanned
from lachan.simulator.evidence.scans.faces import faces
from lachan.simulator.evidence.scans.pdf import pdf_of
from lachan.simulator.evidence.telling import argument, exhibits

from .moving import Data, Moved, moved

UNDER_INVESTIGATION, ACCUSED = "P3", 3
SCANNED = ("kham-xet", "bh1-1")  # papers whose pages are looked at in the demo
PICTURE = "anh-vat-chung", "anh"
# The docket has its own terms of custody; until when the story's order runs would be read against them.
UNSAID = {("decisions", "until")}
TITLE = "Vụ Sương Lạnh Giả (DỮ LIỆU GIẢ LẬP)"


@dataclass(frozen=True)
class Case:
    """A case of the docket as the story needs it."""

    matter: Matter
    persons: list[Data]
    decisions: list[Data]

    def of(self, role: str) -> list[str]:
        return [one["code"] for one in self.persons if role in one["roles"]]

    @property
    def charged(self) -> list[str]:
        """In the order in which they were charged."""
        told = [x for one in self.decisions if one["kind"] == "charged" for x in one["about"]]
        return list(dict.fromkeys(told))

    @property
    def initiated(self) -> date:
        return min(date.fromisoformat(one["on"][:10]) for one in self.decisions)


def fill_room(investigator: Actor, procurator: Actor, at: datetime) -> str:
    """The code of the case whose room is filled; empty where the province has no such case."""
    case = _chosen(investigator, at.date())
    if case is None:
        return ""
    casefile, empty = _file_of(investigator, case.matter, at)
    if empty:
        told = moved(bundle(), _people(case), _days(case, at.date()))
        items = list(_items(told, case))
        commands.write_evidence(casefile=casefile, items=items, by=investigator, at=at)
        _send(casefile, told, investigator, at)
        _answer(casefile, told, procurator, at)
    return case.matter.code


# -- which case, and who is who ----------------------------------------------------------------------


def _chosen(investigator: Actor, today: date) -> Case | None:
    """Of those whose days leave the whole story before today, the one with most victims; then the oldest."""
    with scope.acting(investigator):
        found = [
            _case(one) for one in Matter.objects.filter(
                reading__stage=UNDER_INVESTIGATION, reading__holder=investigator.agency_id,
                id__in=Mention.objects.filter(capacity="accused").values("matter"),
            ).order_by("id")
        ]  # fmt: skip
    fit = [one for one in found if len(one.of("accused")) == len(one.charged) == ACCUSED]
    return max(fit, key=lambda one: (_days(one, today) < (today - _end()).days, len(one.of("victim")),
                                     -one.initiated.toordinal(), one.matter.code), default=None)  # fmt: skip


def _case(matter: Matter) -> Case:
    return Case(matter, from_docket.persons_of(matter), from_docket.decisions_of(matter))


def _people(case: Case) -> dict[str, str]:
    """Accused by the order of their charges, victims, and whoever reported; the rest stay people of the room."""
    pairs = [*zip(("bc1", "bc2", "bc3"), case.charged, strict=True),
             *zip(("bh1", "bh2", "bh3", "bh4"), case.of("victim"), strict=False),
             *zip(("n3",), case.of("witness"), strict=False)]  # fmt: skip
    return dict(pairs)


def _day(name: str) -> date:
    return date.fromisoformat(next(one["on"] for one in argument()["decisions"] if one["id"] == name))  # fmt: skip


def _end() -> date:
    """The last paper before the conclusion stands in the story's last days."""
    return date.fromisoformat(argument()["head"]["as_of"])


def _days(case: Case, today: date) -> int:
    """From the story's days to the case's: nobody is heard as accused before the charge, nothing is later than today."""
    charged = {one["about"][0]: one["on"][:10] for one in reversed(case.decisions) if one["kind"] == "charged"}  # fmt: skip
    told = [(date.fromisoformat(charged[code]) - _day(f"q-{id_}")).days
            for id_, code in _people(case).items() if code in charged]  # fmt: skip
    return min(max(told), (today - _end()).days)


# -- what is written ---------------------------------------------------------------------------------


def _items(told: Moved, case: Case) -> Iterator[Item]:
    yield Item(codes.WHOLE, codes.WHOLE, {"title": TITLE})
    known = _known(told, case)
    for part, rows in told.parts.items():
        for row in rows:
            name = str(row.get("id", ""))
            body = {
                key: said for key, said in row.items() if key != "id" and (part, key) not in UNSAID
            }
            if part != "decisions" or name not in known:
                yield Item(part, name, _referring(body, known))
    for name, body in _with_papers(told, case):
        yield Item("decisions", name, body)
    for article, reason in bundle()["alternatives"].items():
        yield Item(codes.ALTERNATIVES, article, {"reason": reason})


def _known(told: Moved, case: Case) -> dict[str, str]:
    """Decisions of the story that the docket has taken already: code in the story → code in the docket."""
    by = {(one["kind"], *one["about"]): one["id"] for one in case.decisions}
    found = {}
    for row in told.parts["decisions"]:
        key = (row["kind"], *row.get("about", ()))
        if key in by:
            found[row["id"]] = by[key]
    return found


def _with_papers(told: Moved, case: Case) -> Iterable[tuple[str, Data]]:
    """The docket's decision, as it says it, with the paper of the file that it stands on."""
    docket = {one["id"]: one for one in case.decisions}
    for story, name in _known(told, case).items():
        row = next(one for one in told.parts["decisions"] if one["id"] == story)
        body = {key: said for key, said in docket[name].items() if key != "id"}
        yield name, {**body, "document": row["document"]}


def _referring(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, list):
        return [_referring(one, known) for one in value]
    return {k: _referring(v, known) for k, v in value.items()} if isinstance(value, dict) else value


def _file_of(who: Actor, matter: Matter, at: datetime) -> tuple[Casefile, bool]:
    """The room of the case, opened where it is not, and whether nothing was written into it yet."""
    with scope.acting(who):
        found = queries.casefile_of(who, matter)
        empty = found is None or not Entry.objects.filter(casefile=found).exists()
    if found is None:
        found = commands.open_casefile(matter=matter, numbering="sheet", by=who, at=at)
    return found, empty


def _send(casefile: Casefile, told: Moved, who: Actor, at: datetime) -> None:
    """A few small scans with their folios, and a photograph."""
    for name in SCANNED:
        pages = [one for one in faces("1") if one.paper.id == name]
        scan = _sent(casefile, f"{told.codes[name]}.pdf", pdf_of([scanned(one) for one in pages]), told.codes[name], who, at)  # fmt: skip
        folios = {str(nth): one.folio for nth, one in enumerate(pages, 1)}
        commands.confirm_folios(casefile=casefile, scan=scan, folios=folios, by=who, at=at)
    paper, photo = PICTURE
    data = files.MAKERS[photo](exhibits()[photo])
    _sent(casefile, f"{told.codes[paper]}.jpg", data, told.codes[paper], who, at)


def _sent(casefile: Casefile, name: str, data: bytes, paper: str, who: Actor, at: datetime) -> Any:
    upload = commands.begin_upload(casefile=casefile, name=name, size=len(data), by=who, at=at)
    commands.bring_piece(upload=upload, begins=0, data=data, by=who, at=at)
    return commands.finish_upload(upload=upload, document=paper, by=who, at=at)


def _answer(casefile: Casefile, told: Moved, who: Actor, at: datetime) -> None:
    """The procurator's answer of the story, where the question is asked."""
    for note in argument()["notes"]:
        objects = [told.codes[one] for one in note["objects"]]
        commands.answer_finding(casefile=casefile, rule=note["rule"], objects=objects, kind=note["kind"],
                                text=note["text"], by=who, at=at)  # fmt: skip

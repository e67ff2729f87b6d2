"""A book of cases from the file to the record: read, foresee, write in chunks; each chunk is whole or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours
from lachan.reference.models import Agency

from ..register import MadeUpData
from .commands import anybody, import_case_chunk, import_province_chunk, own
from .gathering import Gathered
from .given import Aside, CaseFile, Origin
from .opened import CaseBook
from .plan import plan
from .planned import Plan
from .queries import known_of
from .reader import Reader, Tell
from .words import SHEETS

CHUNK = 40  # cases; some 900 rows of a book in one transaction


@dataclass
class Outcome:
    """What an import did, or would do: rows by sheet, rows kept aside, acts put right, remarks."""

    read: Counter = field(default_factory=Counter)
    fresh: set[tuple[str, int]] = field(default_factory=set)
    changed: set[tuple[str, int]] = field(default_factory=set)
    corrections: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    remarks: list[Aside] = field(default_factory=list)
    absent: int = 0
    origins: dict[tuple[str, int], "CaseFile"] = field(default_factory=dict)

    def add(self, made: Plan) -> None:
        self.asides += made.asides
        self.remarks += made.remarks
        self.absent += made.absent
        self.fresh |= made.fresh | _entered(made)
        self.changed |= made.changed
        self.corrections += [_corrected(step) for step in made.steps if step.instead is not None]

    def counts(self, sheet: str) -> tuple[int, int, int, int, int]:
        """Read, new, put right, known already, kept aside: a row counts once, the gravest first."""
        bad = {a.origin.place for a in self.asides if a.origin.sheet.kind == sheet}
        changed = {p for p in self.changed if p[0] == sheet} - bad
        fresh = {p for p in self.fresh if p[0] == sheet} - bad - changed
        known = self.read[sheet] - len(bad) - len(changed) - len(fresh)
        return self.read[sheet], len(fresh), len(changed), known, len(bad)


def _entered(made: Plan) -> set[tuple[str, int]]:
    people = {one.origin.place for one in made.entering.values()}
    return people | ({made.file.case.origin.place} if made.opens else set())


def _corrected(step) -> str:  # type: ignore[no-untyped-def]  # a Step with what it takes the place of
    was, now = step.instead.occurred_at, step.deed.occurred_at
    moved = "" if was == now else f" từ {was:%H:%M %d/%m/%Y} thành {now:%H:%M %d/%m/%Y}"
    return f"{step.given.origin.said}: đính chính{moved or ' nội dung'}"


@dataclass
class Import:
    """One import as it runs: of one agency's own book, or of the province by the keeper."""

    by: Actor
    at: datetime
    province: bool = False
    gathered: Gathered = field(default_factory=Gathered)
    outcome: Outcome = field(default_factory=Outcome)

    def read(self, book: CaseBook, tell: Tell) -> None:
        """Every row, under the actor's own row lock; nothing is written."""
        self._may(book)
        with scope.acting(self.by, read_only=True):
            agency = None if self.province else self._agency()
            self.gathered = Reader(self.by.province_id, agency, self.at).gather(book, tell)
        self.outcome.read.update({kind: len(book.rows_of(kind)) for kind in SHEETS})
        self.outcome.asides += self.gathered.asides
        for one in self.gathered.files:
            self.outcome.origins.update({origin.place: one for origin in one.origins()})

    def foresee(self, tell: Tell) -> Outcome:
        """What writing would do now."""
        for chunk in chunks(self.gathered.files):
            with scope.acting(self.by, read_only=True):
                known = known_of(chunk, self._scope)
                self._add(
                    [
                        plan(one, held, self._may_write, self.at)
                        for one, held in zip(chunk, known, strict=True)
                    ],
                    tell,
                )
        return self.outcome

    def write(self, run: UUID, tell: Tell) -> Outcome:
        """Record, a chunk at a time; a chunk that is in stays in whatever happens next."""
        verb = import_province_chunk if self.province else import_case_chunk
        for chunk in chunks(self.gathered.files):
            self._add(verb(files=chunk, run=run, by=self.by, at=self.at), tell)
        return self.outcome

    def _add(self, plans: Sequence[Plan], tell: Tell) -> None:
        for made in plans:
            self.outcome.add(made)
            tell(len({origin.place for origin in made.file.origins()}))

    @property
    def _scope(self) -> tuple[int, ...] | None:
        return None if self.province else self.by.scope

    @property
    def _may_write(self) -> Callable[[Agency], bool]:
        return anybody if self.province else own(self.by)

    def _may(self, book: CaseBook) -> None:
        if not self.by.can(
            Permission.ACCOUNT_MANAGE if self.province else Permission.REGISTER_IMPORT
        ):
            raise NotYours
        if book.synthetic and not self.by.synthetic:
            raise MadeUpData

    def _agency(self) -> Agency:
        found = Agency.objects.filter(id=self.by.agency_id).first()
        if found is None:
            raise NotFound
        return found


def chunks(files: Sequence[CaseFile]) -> Iterator[Sequence[CaseFile]]:
    """Two cases of one matter never share a chunk: the second must see what the first has done."""
    chunk: list[CaseFile] = []
    for one in files:
        codes = {other.case.code for other in chunk if other.case.code}
        if len(chunk) == CHUNK or one.case.code in codes:
            yield chunk
            chunk = []
        chunk.append(one)
    if chunk:
        yield chunk


__all__ = ["Import", "Origin", "Outcome", "chunks"]

"""Acts as the comparison reads them: code names, times, whose book; and an act with its corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

# Acts that tie one case to another, by the other's code.
PARTING = frozenset({"cases_joined", "case_joined_into", "case_separated", "accused_moved"})
CHARGING = frozenset({"accused_charged", "procuracy_charged"})
# Decisions about one accused that take that person out of the case, and those that bring them back.
LEAVING = frozenset({"charge_cancelled", "accused_moved", "investigation_suspended", "investigation_discontinued",
                     "prosecution_suspended", "prosecution_discontinued", "trial_suspended", "trial_discontinued"})  # fmt: skip
COMING_BACK = frozenset({"investigation_resumed", "prosecution_resumed", "trial_resumed"})
TRACK = CHARGING | LEAVING | COMING_BACK


@dataclass(frozen=True, slots=True)
class Act:
    """One recorded act; `book` is the book of the body that recorded it, empty where it is none of the four.

    `carried`: a copy that came with an accused from another case: it says who is accused, and counts nowhere."""

    id: str
    matter: str
    kind: str
    book: str
    at: datetime
    recorded_at: datetime
    person: str | None = None
    supersedes: str | None = None
    returned_by: str = ""
    office: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """An act and what later corrected it, in the order of recording; `id` is the first one's."""

    id: str
    versions: tuple[Act, ...]

    def known(self, by: datetime) -> Act | None:
        """The act as the record had it at that moment."""
        if len(self.versions) == 1:
            return self.versions[0] if self.versions[0].recorded_at <= by else None
        found = None
        for version in self.versions:
            if version.recorded_at <= by:
                found = version
        return found


def chains(acts: Iterable[Act]) -> list[Chain]:
    by_id = {act.id: act for act in acts}
    grouped: dict[str, list[Act]] = {}
    for act in by_id.values():
        grouped.setdefault(_root(act, by_id), []).append(act)
    # The one that supersedes stands, also where both were recorded at one moment.
    return [
        Chain(root, tuple(sorted(found, key=lambda a: (a.recorded_at, _depth(a, by_id)))))
        for root, found in grouped.items()
    ]


def _root(act: Act, by_id: Mapping[str, Act]) -> str:
    while act.supersedes in by_id:
        act = by_id[act.supersedes]
    return act.id


def _depth(act: Act, by_id: Mapping[str, Act]) -> int:
    depth = 0
    while act.supersedes in by_id:
        act, depth = by_id[act.supersedes], depth + 1
    return depth


def tracks(by_matter: Mapping[str, Iterable[Act]]) -> dict[str, tuple[Act, ...]]:
    """What tells who is accused in each case, in order of time."""
    return {
        matter: tuple(sorted(
            (act for act in acts if act.kind in TRACK and act.person is not None),
            key=lambda act: (act.at, act.recorded_at, act.id),
        ))
        for matter, acts in by_matter.items()
    }  # fmt: skip


def present(track: Iterable[Act], when: datetime) -> frozenset[str]:
    """Who is accused in a case at that moment: charged, and not taken out of it by a decision of their own."""
    inside: set[str] = set()
    for act in track:
        if act.at > when or act.person is None:
            break
        if act.kind in CHARGING | COMING_BACK:
            inside.add(act.person)
        if act.kind in LEAVING:
            inside.discard(act.person)
    return frozenset(inside)


def families(ties: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Cases joined with or separated from one another, each with its whole family."""
    family: dict[str, set[str]] = {}
    for one, other in ties:
        both = family.get(one, {one}) | family.get(other, {other})
        for code in both:
            family[code] = both
    return {code: frozenset(both) for code, both in family.items()}

"""What a warehouse holds: the raw relations the queries read, and how each column leaves the record.

Kept: what was done, when it was done and known, by which body, by which code of law, at which place. Replaced by a keyed
hash whose key is thrown away: acts, matters, persons, numbers of calls — figures count how many there are, never which.
Left behind: every name, word, paper and number. Times stay exact, so the files are pseudonymous, not anonymous: whoever
knows a record's hours can find its rows. They are for those who may see the record anyway, or for sums."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

INSTANT = pa.timestamp("us", tz="UTC")
NUMBER, WORD, TRUTH = pa.int64(), pa.string(), pa.bool_()


@dataclass(frozen=True)
class Relation:
    """`columns`: name → type. `hashed`: columns replaced by a keyed hash. `ranked`: the order that `ord` keeps.
    `year`: the instant by whose year the files are parted."""

    columns: Mapping[str, pa.DataType]
    hashed: frozenset[str] = frozenset()
    ranked: str = ""
    year: str = ""

    @property
    def schema(self) -> pa.Schema:
        return pa.schema(list(self.columns.items()))


RELATIONS: Mapping[str, Relation] = {
    "act": Relation({
        "id": WORD, "matter": WORD, "province": NUMBER, "kind": WORD, "agency": NUMBER, "person": WORD,
        "done_at": INSTANT, "recorded_at": INSTANT, "known_at": INSTANT, "carried": TRUTH, "ord": NUMBER,
        "supersedes": WORD, "ground": WORD, "verdict": WORD, "article": WORD, "channel": WORD, "approved": WORD,
        "result": WORD, "what": WORD,
    }, frozenset({"id", "matter", "person", "supersedes"}), "done_at, recorded_at, id", "recorded_at"),
    "matter": Relation({"id": WORD, "code": WORD, "province": NUMBER, "place": NUMBER}, frozenset({"id", "code"})),
    "stage": Relation({"matter": WORD, "stage": WORD}, frozenset({"matter"})),
    "report": Relation({
        "matter": WORD, "province": NUMBER, "agency": NUMBER, "channel": WORD, "number": WORD,
        "received_at": INSTANT, "recorded_at": INSTANT, "happened_at": INSTANT,
    }, frozenset({"matter", "number"}), year="recorded_at"),
    "entry": Relation({"matter": WORD, "province": NUMBER, "entered_at": INSTANT}, frozenset({"matter"}), year="entered_at"),
    "call": Relation({
        "province": NUMBER, "agency": NUMBER, "channel": WORD, "number": WORD, "arrived_at": INSTANT, "recorded_at": INSTANT,
    }, frozenset({"number"}), year="recorded_at"),
    "trait": Relation({
        "matter": WORD, "province": NUMBER, "field": WORD, "value": WORD, "recorded_at": INSTANT, "ord": NUMBER,
    }, frozenset({"matter"}), "recorded_at, ord", "recorded_at"),
    "clock": Relation({
        "matter": WORD, "province": NUMBER, "ref": WORD, "person": WORD, "agency": NUMBER, "due_at": INSTANT,
        "ended_at": INSTANT, "ended": WORD, "carried": TRUTH, "known_from": INSTANT, "known_to": INSTANT,
    }, frozenset({"matter", "person"}), year="known_from"),
    "duty": Relation({
        "province": NUMBER, "agency": NUMBER, "label": WORD, "due_at": INSTANT, "reported_at": INSTANT, "complete": TRUTH,
        "known_from": INSTANT, "known_to": INSTANT,
    }, year="due_at"),
    "session": Relation({
        "province": NUMBER, "agency": NUMBER, "label": WORD, "kind": WORD, "held_at": INSTANT, "known_from": INSTANT, "known_to": INSTANT,
    }, year="held_at"),
    "unit": Relation({"id": NUMBER, "key": WORD, "name": WORD, "parent": NUMBER, "province": NUMBER}),
    "succession": Relation({"old": NUMBER, "new": NUMBER, "province": NUMBER}),
    "agency": Relation({"id": NUMBER, "key": WORD, "name": WORD, "kind": WORD, "parent": NUMBER, "successor": NUMBER, "province": NUMBER}),
    "province": Relation({"id": NUMBER, "slug": WORD, "name": WORD}),
}  # fmt: skip


def parted(relation: Relation) -> pa.Schema:
    """With the columns by which the files lie in folders: province, and year of recording."""
    return relation.schema.append(pa.field("of", pa.int64())).append(pa.field("year", pa.int32()))

"""What a file brought, made a bundle of its own or laid into one that is there: ids stay unique, nothing comes twice."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lachan.exchange.evidence.loss import PARTS, Left
from lachan.exchange.evidence.refusals import HeaderUnsaid
from lachan.proof.bundle import Bundle
from lachan.proof.bundle.file import VERSION
from lachan.proof.loading import made

Data = dict[str, Any]
HEAD = ("schema", "code", "stage", "as_of", "version", "synthetic", "title", "agency_handed_over", "opened_by_other", "deadline")  # fmt: skip
LISTS = tuple(name for name, one in Bundle.model_fields.items() if str(one.annotation).startswith("tuple"))  # fmt: skip
# What makes two rows of a list the same, whatever ids they were given.
SAME = {
    "documents": ("title", "kind", "made_on", "volume", "series", "folios"),
    "persons": ("code",),
    "evidence": ("title", "source", "document", "folios", "speaker"),
    "transactions": ("on", "payer", "payee", "sum", "purpose"),
    "events": ("title", "since", "place"),
    "identifiers": ("id",),
}


@dataclass(frozen=True, slots=True)
class Header:
    """Which file of a case it belongs to, where the format does not say: a bundle that is there, or its three facts."""

    into: Bundle | None = None
    code: str | None = None
    stage: str | None = None
    as_of: str | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    bundle: Bundle
    left: tuple[Left, ...] = ()
    fresh: Counter[str] = field(default_factory=Counter)


def joined(data: Data, header: Header, name: str) -> Joined:
    """The bundle whole, checked as any bundle is."""
    data = _nfc(data)
    if header.into is None:
        return Joined(made(_headed(data, header), name), (), _sizes(data))
    base = header.into.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    base |= {"schema": header.into.schema_}
    joint = _Join(base, data)
    whole = joint.whole()
    if header.synthetic or data.get("synthetic"):
        whole["synthetic"] = True
    return Joined(made(whole, name), tuple(joint.left()), joint.fresh)


def _headed(data: Data, header: Header) -> Data:
    told = {"schema": VERSION, "code": header.code, "stage": header.stage, "as_of": header.as_of}
    whole = {k: v for k, v in told.items() if v} | {k: v for k, v in data.items() if v or v is False}  # fmt: skip
    if not {"code", "stage", "as_of"} <= set(whole):
        raise HeaderUnsaid
    if header.synthetic:
        whole["synthetic"] = True
    return whole


def _sizes(data: Data) -> Counter[str]:
    return Counter({part: len(data[part]) for part in LISTS if data.get(part)})


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(one) for one in value]
    return {_nfc(k): _nfc(v) for k, v in value.items()} if isinstance(value, dict) else value


class _Join:
    """Rows that are there already are passed over; ids that are taken get the next free one.

    Of one and the same file of a case an id names one object: what came back changed is not written over, it is counted."""

    def __init__(self, base: Data, data: Data) -> None:
        self.base, self.data = base, data
        self.called: dict[str, str] = {str(data["code"]): str(base["code"])} if data.get("code") else {}  # fmt: skip
        self.again: Counter[str] = Counter()
        self.other: Counter[str] = Counter()
        self.renamed = 0
        self.fresh: Counter[str] = Counter()
        self._same_case = data.get("code") == base["code"]
        self._taken = {row["id"] for part in LISTS for row in base.get(part, ()) if "id" in row}

    def whole(self) -> Data:
        coming = {part: self._new(part, list(self.data.get(part, ()))) for part in (*SAME, *(x for x in LISTS if x not in SAME))}  # fmt: skip
        for part in LISTS:
            for row in coming[part]:
                self._named(part, row)
        whole = dict(self.base)
        for part in LISTS:
            there = whole.get(part, [])
            seen = {self._whole_key(part, row) for row in there}
            told = [self._in(row) for row in coming[part]]
            kept = [row for row in told if self._whole_key(part, row) not in seen]
            self.again[part] += len(told) - len(kept)
            self.fresh[part] += len(kept)
            whole[part] = [*there, *kept]
        whole["alternatives"] = {**self.data.get("alternatives", {}), **whole.get("alternatives", {})}  # fmt: skip
        return whole

    def _new(self, part: str, rows: list[Data]) -> list[Data]:
        """Those of a part that the bundle does not hold yet; the others are called as it calls them."""
        there = {self._key(part, row): row["id"] for row in reversed(self.base.get(part, []))} if part in SAME else {}  # fmt: skip
        own = {row["id"]: row for row in self.base.get(part, ()) if "id" in row} if self._same_case else {}  # fmt: skip
        kept = []
        for row in rows:
            if (mine := own.get(row.get("id"))) is not None:
                same = all(mine.get(k) == v for k, v in row.items())
                (self.again if same else self.other)[part] += 1
            elif part in SAME and (found := there.get(self._key(part, self._in(row)))) is not None:
                self.called[row["id"]] = found
                self.again[part] += 1
            else:
                kept.append(row)
        return kept

    def _key(self, part: str, row: Data) -> Any:
        return repr([row.get(one) for one in SAME[part]])

    def _whole_key(self, part: str, row: Data) -> str:
        """A link is the same whoever noted what on it."""
        told = {k: row.get(k) for k in ("from", "to", "kind")} if part == "links" else row
        return json.dumps(told, sort_keys=True, ensure_ascii=False)

    def _named(self, part: str, row: Data) -> None:
        if "id" not in row:
            return
        if row["id"] in self._taken and row not in self.base.get(part, []):
            self.called[row["id"]] = self._free(row["id"])
            self.renamed += 1
        self._taken.add(self.called.get(row["id"], row["id"]))

    def _free(self, taken: str) -> str:
        turn = 2
        while (name := f"{taken[:54]}-{turn}") in self._taken:
            turn += 1
        return name

    def _in(self, value: Any) -> Any:
        """The same words with every id as it is called here; a head like «c1/act» follows its charge."""
        if isinstance(value, str):
            charge, slash, rest = value.partition("/")
            return self.called.get(charge, charge) + slash + rest if value and (value in self.called or slash) else value  # fmt: skip
        if isinstance(value, list):
            return [self._in(one) for one in value]
        return {k: self._in(v) for k, v in value.items()} if isinstance(value, dict) else value

    def left(self) -> Iterator[Left]:
        for part, n in sorted(self.again.items()):
            if n:
                yield Left(PARTS.get(part, part), n, "đã có trong hồ sơ, không ghi hai lần")
        for part, n in sorted(self.other.items()):
            yield Left(PARTS.get(part, part), n, "đã có trong hồ sơ với nội dung khác; giữ bản trong hồ sơ, muốn đổi thì sửa ở hồ sơ")  # fmt: skip
        if self.renamed:
            yield Left("mã", self.renamed, "mã đã dùng cho đối tượng khác trong hồ sơ nên được đặt lại")  # fmt: skip

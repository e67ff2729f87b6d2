"""The bundle itself: its parts hold together, or the first thing that does not is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from .argument import (
    Assertion,
    Circumstance,
    Event,
    Link,
    Note,
    Passage,
    Proposition,
    Transaction,
)
from .base import Id, Name, Named, Part, When, Words, said
from .papers import Document, Evidence
from .people import Charge, Decision, Hypothesis, Person

VERSION = "lachan.evidence/1"


class Stage(StrEnum):
    REPORT = "report"  # tin báo, vụ việc: chưa khởi tố
    INVESTIGATION = "investigation"
    ENDED = "investigation_ended"  # đã kết thúc điều tra, hồ sơ đánh số
    PROSECUTION = "prosecution"
    TRIAL = "trial"
    FINAL = "final"


class Identifier(Named):
    """A phone number, account, address or vehicle, by a code; other files that name it."""

    kind: Literal["phone", "account", "address", "vehicle", "device", "other"]
    people: tuple[Id, ...] = ()
    other_files: tuple[Name, ...] = ()


class Question(Named):
    """What is asked of verification or investigation, and whether it was answered."""

    text: Words
    about: tuple[Name, ...] = ()
    contrary: bool | None = said(description="Hỏi về chứng cứ gỡ tội, chứng cứ trái chiều.")
    answered_by: tuple[Id, ...] = ()


class Display(Named):
    """A picture or slide made from the file: what it was made of, what it shows."""

    title: Name = ""
    shows: tuple[Name, ...] = ()
    approved: tuple[Name, ...] | None = None
    labels: dict[str, str] = {}
    made_from: Name = Field(default="", description="Mã phiên bản hồ sơ lúc lập.")
    stage: Name = ""
    on: When | None = None
    author: Name = ""
    may_see_victims: bool | None = said(
        description="Người đọc bản trình bày này được quyền biết danh tính nạn nhân."
    )


class Bundle(Part):
    """A file of a case. Everything but `schema`, `code`, `stage` and `as_of` may be absent: absent is «chưa ghi»."""

    schema_: Literal["lachan.evidence/1"] = Field(alias="schema")
    code: Id = Field(description="Mã hồ sơ.")
    stage: Stage
    as_of: When = Field(description="Hồ sơ như nó có đến ngày này.")
    version: Name = Field(default="", description="Mã phiên bản hồ sơ.")
    synthetic: bool = Field(default=False, description="Dữ liệu giả lập.")
    title: Name = ""
    redacted: Name = Field(
        default="", description="Bản đã lược cho ai; trống là bản đầy đủ. Không dùng bản đã lược để kiểm tra hồ sơ."
    )  # fmt: skip
    agency_handed_over: bool | None = said(
        description="Cơ quan khác khởi tố: có quyết định chuyển hồ sơ đúng hạn (Điều 164)."
    )
    opened_by_other: bool | None = said(
        description="Do bộ đội biên phòng hoặc cơ quan khác khởi tố ban đầu."
    )
    deadline: When | None = said(description="Hạn điều tra, hạn tạm giam gần nhất.")
    documents: tuple[Document, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    persons: tuple[Person, ...] = ()
    decisions: tuple[Decision, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    charges: tuple[Charge, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    links: tuple[Link, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    events: tuple[Event, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    questions: tuple[Question, ...] = ()
    alternatives: dict[str, str] = Field(
        default={}, description="Tội danh khác đã xem xét: điều → lý do loại trừ; để trống nếu chưa nêu lý do."
    )  # fmt: skip
    displays: tuple[Display, ...] = ()
    notes: tuple[Note, ...] = ()
    passages: tuple[Passage, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Bundle:
        fault = next(iter(_faults(self)), None)
        if fault:
            raise ValueError(fault)
        return self

    def ids(self) -> frozenset[str]:
        """Of everything that has one."""
        return frozenset(one.id for one in _with_ids(self))


def _with_ids(of: Bundle) -> Iterator[Named]:  # fmt: skip
    for part in (of.documents, of.evidence, of.persons, of.decisions, of.hypotheses, of.charges, of.propositions,
                 of.events, of.transactions, of.circumstances, of.identifiers, of.questions, of.displays, of.passages):  # fmt: skip
        yield from part


def _faults(of: Bundle) -> Iterator[str]:
    """What the parts say of each other must exist."""
    counted = Counter(one.id for one in _with_ids(of))
    yield from (f"mã «{one}» dùng cho hai đối tượng" for one, n in counted.items() if n > 1)
    ids = {name: {one.id for one in part} for name, part in _kinds(of).items()}
    for where, wanted, kind in _references(of):
        if wanted is not None and wanted not in ids[kind]:
            yield f"{where} nói đến «{wanted}», nhưng không có mã ấy trong {kind}"
    yield from _far_ends(of, set(counted))


def _kinds(of: Bundle) -> dict[str, tuple[Named, ...]]:
    return {"documents": of.documents, "evidence": of.evidence, "persons": of.persons, "charges": of.charges,
            "decisions": of.decisions, "propositions": of.propositions}  # fmt: skip


def _references(of: Bundle) -> Iterator[tuple[str, str | None, str]]:
    for e in of.evidence:
        for field in ("document", "record", "device_record", "copy_record"):
            yield f"evidence {e.id}.{field}", getattr(e, field), "documents"
        for field in ("speaker", "owner", "user"):
            yield f"evidence {e.id}.{field}", getattr(e, field), "persons"
        yield f"evidence {e.id}.retracts", e.retracts, "evidence"
        yield f"evidence {e.id}.allowed_by", e.allowed_by, "decisions"
        yield from ((f"evidence {e.id}.user_shown_by", x, "evidence") for x in e.user_shown_by)
    for p in of.persons:
        yield f"persons {p.id}.birth.proof", p.birth.proof if p.birth else None, "documents"
        yield f"persons {p.id}.identity_document", p.identity_document, "documents"
        yield f"persons {p.id}.victim_decision", p.victim_decision, "documents"
        yield (
            f"persons {p.id}.expert_age",
            p.expert_age.document if p.expert_age else None,
            "documents",
        )
        yield f"persons {p.id}.mental_conclusion", p.mental_conclusion, "documents"
    for c in of.charges:
        yield f"charges {c.id}.person", c.person, "persons"
        yield f"charges {c.id}.decision", c.decision, "decisions"
    yield from _people(of)
    for a in of.assertions:
        yield "assertions", a.evidence, "evidence"
    for s in of.passages:
        yield f"passages {s.id}.document", s.document, "documents"
        yield f"passages {s.id}.proposition", s.proposition, "propositions"


def _people(of: Bundle) -> Iterator[tuple[str, str | None, str]]:
    lists = [(f"charges {c.id}.victims", c.victims) for c in of.charges]
    lists += [(f"decisions {d.id}.about", d.about) for d in of.decisions]
    lists += [(f"propositions {p.id}.actors", p.actors) for p in of.propositions]
    lists += [(f"propositions {p.id}.about", p.about) for p in of.propositions]
    lists += [(f"events {e.id}.people", e.people) for e in of.events]
    lists += [(f"circumstances {c.id}.person", (c.person,)) for c in of.circumstances]
    lists += [
        (f"transactions {t.id}", tuple(x for x in (t.payer, t.payee) if x)) for t in of.transactions
    ]
    for where, people in lists:
        yield from ((where, person, "persons") for person in people)
    for d in of.decisions:
        yield f"decisions {d.id}.document", d.document, "documents"
        yield from ((f"decisions {d.id}.penalties", one.charge, "charges") for one in d.penalties)


def _far_ends(of: Bundle, known: set[str]) -> Iterator[str]:
    """Links begin at evidence or a proposition, and end at a proposition or at something a charge must prove."""
    starts = {one.id for one in of.evidence} | {one.id for one in of.propositions}
    ends, charges = (
        {one.id for one in of.propositions},
        {one.id for one in of.charges} | {one.id for one in of.hypotheses},
    )
    for link in of.links:
        if link.from_ not in starts:
            yield f"links: «{link.from_}» không phải chứng cứ hoặc mệnh đề"
        if link.to not in ends and ("/" not in link.to or link.to.split("/", 1)[0] not in charges):
            yield f"links: «{link.to}» không phải mệnh đề, cũng không phải <mã truy cứu>/<mã dấu hiệu>"
    for a in of.assertions:
        if a.subject not in known and a.subject != of.code:
            yield f"assertions nói đến «{a.subject}», nhưng không có mã ấy"
        for part in a.parts:
            if part not in known:
                yield f"assertions cộng «{part}», nhưng không có mã ấy"

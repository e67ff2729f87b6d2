"""CASE/UCO JSON-LD out: provenance of every piece of evidence for forensic tools; passes the ontology's SHACL shapes.

Carried: papers, evidence with its collection record and custody, people by code with their standing, charges, decisions,
propositions, links, values, events, payments, identifiers. Days of day, month or year precision become the span they lie in
for events and actions, and words elsewhere: no hour is invented. What CASE has no word for is counted."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from lachan.exchange.evidence.loss import MADE_UP, Left, Loss, Written, counted, unmapped
from lachan.exchange.evidence.outgoing import outgoing
from lachan.proof.bundle import Bundle, Document, Evidence, Identifier, Person, Transaction
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case
from lachan.proof.drawing import STAGES

NAME = "CASE/UCO JSON-LD"
UCO = "https://ontology.unifiedcyberontology.org/uco/"
HERE = "urn:lachan:evidence:"
HOUR = "+07:00"
HEX = re.compile(r"^(?:[0-9a-fA-F]{2})+$")
CONTEXT = {
    "kb": HERE, "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    **{f"uco-{one}": f"{UCO}{one}/" for one in ("action", "core", "identity", "observable", "role", "types", "victim", "vocabulary")},
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
PERMITS = frozenset({Decided.INITIATED, Decided.ALLOWED, Decided.MEASURE})
STANDING = {Role.VICTIM: "uco-victim:Victim", Role.ACCUSED: "case-investigation:Subject"}
HASHES = {32: "MD5", 40: "SHA1", 64: "SHA256", 128: "SHA512"}
MAPPED = {
    "documents": frozenset({"id", "title", "kind", "made_on", "maker", "volume", "folios", "sha256", "note"}),
    "evidence": frozenset({"id", "title", "source", "document", "folios", "speaker", "how_known", "obtained", "obtained_on", "record",
                           "custody", "hash_at_seizure"}),
    "persons": frozenset({"id", "code", "roles"}),
    "decisions": frozenset({"id", "kind", "on", "number", "about", "document", "reason"}),
    "charges": frozenset({"id", "person", "article", "clause", "points"}),
    "hypotheses": frozenset({"id", "article", "note"}),
    "propositions": frozenset({"id", "text", "nature", "actors", "about", "since", "until", "place"}),
    "links": frozenset({"from", "to", "kind", "note"}),
    "assertions": frozenset({"evidence", "subject", "attribute", "value", "unit"}),
    "events": frozenset({"id", "title", "since", "until", "place", "people"}),
    "transactions": frozenset({"id", "on", "payer", "payee", "sum", "currency", "purpose"}),
    "identifiers": frozenset({"id", "kind", "people"}),
}  # fmt: skip
Data = dict[str, Any]


def write(bundle: Bundle) -> Written:
    """The same bytes for the same file: every name in it is made of the file's code and the object's id."""
    ready = outgoing(bundle)
    graph = list(_Case(ready.bundle).objects())
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    left = [*ready.left, *unmapped(ready.bundle, MAPPED, "CASE/UCO không có chỗ tương ứng"), *_odd_hashes(ready.bundle)]  # fmt: skip
    return Written(f"{text}\n".encode(), Loss(NAME, counted(ready.bundle, tuple(MAPPED)), tuple(left), bundle.synthetic))  # fmt: skip


def _odd_hashes(bundle: Bundle) -> Iterator[Left]:
    said = [d.sha256 for d in bundle.documents] + [e.hash_at_seizure for e in bundle.evidence]
    odd = [one for one in said if one and not (HEX.match(one) and len(one) in HASHES)]
    if odd:
        yield Left("mã băm", len(odd), "không phải MD5, SHA-1, SHA-256 hoặc SHA-512 viết đủ")


def _moment(when: str, last: bool) -> Data:
    """The first or the last second that the day, month or year leaves open."""
    if "T" in when:
        return _typed("xsd:dateTime", f"{when}:00{HOUR}")
    day = latest(when) if last else earliest(when)
    return _typed("xsd:dateTime", f"{day.isoformat()}T{'23:59:59' if last else '00:00:00'}{HOUR}")


def _typed(kind: str, value: str) -> Data:
    return {"@type": kind, "@value": value}


def _span(since: str | None, until: str | None, prefix: str) -> Data:
    first, last = since or until, until or since
    return {f"{prefix}:startTime": _moment(first, False), f"{prefix}:endTime": _moment(last, True)} if first and last else {}  # fmt: skip


def _told(*words: str | None) -> list[str]:
    return [one for one in words if one]


class _Case:
    """Objects of the graph, in the order of the file."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle, self.case = bundle, Case(bundle)
        self._here = {one.id for part in MAPPED for one in getattr(bundle, part) if hasattr(one, "id")}  # fmt: skip

    def name(self, kind: str, ident: str) -> str:
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"{HERE}{self.bundle.code}/{kind}/{ident}")
        return f"kb:{kind}-{made}"

    def at(self, ident: str) -> Data:
        """A reference to an object of the bundle; to the investigation where it is the file itself."""
        return {"@id": self.name("investigation" if ident == self.bundle.code else "object", ident)}  # fmt: skip

    def all(self, idents: Iterable[str | None]) -> list[Data]:
        """Those that this graph holds; of what it does not hold the file itself is the object."""
        found = [self.at(one) for one in dict.fromkeys(idents) if one and one in self._here]
        return found or [self.at(self.bundle.code)]

    def thing(self, ident: str, kind: str, name: str, **more: Any) -> Data:
        found = {f"uco-core:{k}": v for k, v in more.items() if v}
        return {**self.at(ident), "@type": kind, "uco-core:name": name, **found}

    def objects(self) -> Iterator[Data]:
        inside = [one for part in self._parts() for one in part]
        yield self._investigation([one["@id"] for one in inside])
        yield from inside

    def _parts(self) -> Iterator[Iterable[Data]]:
        b = self.bundle
        yield map(self._paper, b.documents)
        for each in (self._item, self._kept):
            yield from (each(e) for e in b.evidence)
        yield from (self._person(p) for p in b.persons)
        yield self._charged()
        yield self._decided()
        yield self._proposed()
        yield self._linked()
        yield self._valued()
        yield self._happened()
        yield from (self._paid(t) for t in b.transactions)
        yield from (self._identified(i) for i in b.identifiers)

    def _investigation(self, inside: list[str]) -> Data:
        b = self.bundle
        permits = [self.at(d.id) for d in b.decisions if d.kind in PERMITS]
        told = _told(b.title, f"Hồ sơ đến ngày {b.as_of}", MADE_UP if b.synthetic else None)
        found = self.thing(b.code, "case-investigation:Investigation", b.code, description=told)
        found |= {"case-investigation:investigationStatus": STAGES[b.stage]}
        found |= {"uco-core:object": [{"@id": one} for one in inside]} if inside else {}
        return found | ({"case-investigation:relevantAuthorization": permits} if permits else {})

    # -- papers and evidence -------------------------------------------------------------------------

    def _paper(self, d: Document) -> Data:
        told = _told(d.maker and f"Lập: {d.maker}", d.made_on and f"Ngày lập: {d.made_on}", d.volume and f"Tập {d.volume}",
                     d.folios and f"BL {d.folios}", d.note)  # fmt: skip
        found = self.thing(d.id, "uco-observable:ObservableObject", d.title, description=told, tag=_told(d.kind))  # fmt: skip
        return found | self._hashed(d.id, d.sha256)

    def _hashed(self, ident: str, value: str | None) -> Data:
        method = HASHES.get(len(value or ""))
        if not value or not method or not HEX.match(value):
            return {}
        kind = _typed("uco-vocabulary:HashNameVocab", method)
        made = {"@id": self.name("hash", ident), "@type": "uco-types:Hash", "uco-types:hashMethod": kind,
                "uco-types:hashValue": _typed("xsd:hexBinary", value.upper())}  # fmt: skip
        facet = {"@id": self.name("content", ident), "@type": "uco-observable:ContentDataFacet", "uco-observable:hash": [made]}  # fmt: skip
        return {"uco-core:hasFacet": [facet]}

    def _item(self, e: Evidence) -> Iterator[Data]:
        """A provenance record over the paper it lies in, and how it came into the file."""
        told = _told(e.how_known and f"Vì sao biết: {e.how_known}", e.obtained_on and f"Có được: {e.obtained_on}")  # fmt: skip
        found = self.thing(e.id, "case-investigation:ProvenanceRecord", e.title, description=told, tag=[e.source.value])  # fmt: skip
        found |= {"case-investigation:exhibitNumber": e.folios or e.id, "case-investigation:rootExhibitNumber": [e.id]}  # fmt: skip
        if e.document:
            found["uco-core:object"] = [self.at(e.document)]
        yield found
        own = f"{e.id}/content"
        if hashed := self._hashed(own, e.hash_at_seizure):
            yield self.thing(own, "uco-observable:ObservableObject", f"Dữ liệu: {e.title}") | hashed
            found["uco-core:object"] = [*found.get("uco-core:object", []), self.at(own)]
        if e.speaker:
            yield self._line(f"{e.id}/speaker", e.id, e.speaker, "Stated_By")
        if e.record:
            yield self._line(f"{e.id}/record", e.id, e.record, "Collection_Recorded_In")

    def _kept(self, e: Evidence) -> Iterator[Data]:
        """How it was obtained, and who held it since: one action after another."""
        before: list[Data] = []
        if e.obtained:
            own = f"{e.id}/obtained"
            yield self._action(own, e.obtained.value, e, [], _span(e.obtained_on, None, "uco-action"))  # fmt: skip
            before = [self.at(own)]
        for turn, one in enumerate(e.custody):
            own = f"{e.id}/custody/{turn}"
            told = [f"Người giữ: {one.holder}", f"Từ {one.since} đến {one.until or 'chưa ghi'}"]
            times = {"uco-action:startTime": _moment(one.since, False)} | ({"uco-action:endTime": _moment(one.until, True)} if one.until else {})  # fmt: skip
            yield self._action(own, "custody", e, before, times, told)
            before = [self.at(own)]

    def _action(self, ident: str, name: str, e: Evidence, before: list[Data], times: Data, told: list[str] | None = None) -> Data:  # fmt: skip
        found = self.thing(ident, "case-investigation:InvestigativeAction", name, description=told)
        found |= {"uco-action:result" if name != "custody" else "uco-action:object": [self.at(e.id)]}  # fmt: skip
        return found | times | ({"case-investigation:wasInformedBy": before} if before else {})

    # -- people and what is said of them -------------------------------------------------------------

    def _person(self, p: Person) -> Iterator[Data]:
        yield self.thing(p.id, "uco-identity:Person", p.code)
        for role in dict.fromkeys(p.roles):
            own = f"{p.id}/role/{role.value}"
            yield self.thing(own, STANDING.get(role, "uco-role:Role"), role.value)
            yield self._line(f"{own}/of", p.id, own, "Has_Role")

    def _line(self, ident: str, source: str, target: str, kind: str, **more: Any) -> Data:
        ends = {"uco-core:source": [self.at(source)], "uco-core:target": self.at(target)}
        found = {f"uco-core:{k}": v for k, v in more.items() if v}
        return {**self.at(ident), "@type": "uco-core:Relationship", **ends, "uco-core:isDirectional": True,
                "uco-core:kindOfRelationship": kind, **found}  # fmt: skip

    def _note(self, ident: str, words: str, about: Iterable[str | None], **more: Any) -> Data:
        found = {f"uco-core:{k}": v for k, v in more.items() if v}
        return {**self.at(ident), "@type": "uco-core:Annotation", "uco-core:statement": [words], "uco-core:object": self.all(about), **found}  # fmt: skip

    def _charged(self) -> Iterator[Data]:
        for c in self.bundle.charges:
            told = f"Truy cứu theo Điều {c.article}" + (f" khoản {c.clause}" if c.clause else "") + (f" điểm {', '.join(c.points)}" if c.points else "")  # fmt: skip
            yield self._note(c.id, told, [c.person], tag=["charge"])
        for h in self.bundle.hypotheses:
            yield self._note(h.id, f"Giả thuyết Điều {h.article}", [], tag=["hypothesis"], description=_told(h.note))  # fmt: skip
        names = {f"{c}/{e.code}": e.name for c, many in self.case.elements.items() for e in many}
        for to in dict.fromkeys(one.to for one in self.bundle.links if "/" in one.to):
            yield self._note(to, names.get(to, to), [to.split("/", 1)[0]], tag=["element"])

    def _decided(self) -> Iterator[Data]:
        for d in self.bundle.decisions:
            told = _told(d.number and f"Số {d.number}", d.on and f"Ngày {d.on}", d.reason)
            if d.kind in PERMITS:
                found = self.thing(d.id, "case-investigation:Authorization", d.kind.value, description=told)  # fmt: skip
                found |= {"case-investigation:authorizationType": d.kind.value}
                yield found | ({"case-investigation:authorizationIdentifier": [d.number]} if d.number else {})  # fmt: skip
            else:
                yield self._note(d.id, d.kind.value, d.about, description=told, tag=["decision"])
            if d.document:
                yield self._line(f"{d.id}/document", d.id, d.document, "Written_In")
            if d.kind in PERMITS:
                yield from (self._line(f"{d.id}/about/{n}", d.id, p, "Concerns") for n, p in enumerate(d.about))  # fmt: skip

    def _proposed(self) -> Iterator[Data]:
        for p in self.bundle.propositions:
            told = _told(p.since and f"Từ {p.since}", p.until and f"đến {p.until}", p.place and f"Nơi: {p.place}")  # fmt: skip
            yield self._note(p.id, p.text, (*p.actors, *p.about), tag=["proposition", p.nature.value], description=told)  # fmt: skip

    def _linked(self) -> Iterator[Data]:
        for turn, one in enumerate(self.bundle.links):
            yield self._line(f"link/{turn}", one.from_, one.to, one.kind.value.capitalize(), description=_told(one.note))  # fmt: skip

    def _valued(self) -> Iterator[Data]:
        for turn, one in enumerate(self.bundle.assertions):
            words = f"{one.attribute}: {one.value} {one.unit}".strip()
            yield self._note(f"assertion/{turn}", words, [one.subject, one.evidence], tag=["value"])

    def _happened(self) -> Iterator[Data]:
        for e in self.bundle.events:
            found = self.thing(e.id, "uco-core:Event", e.title, description=_told(e.place and f"Nơi: {e.place}"),
                               tag=_told(e.since and f"thời điểm ghi: {e.since}"))  # fmt: skip
            found |= {"uco-core:eventContext": self.all(e.people)} if e.people else {}
            yield found | _span(e.since, e.until, "uco-core")

    def _paid(self, t: Transaction) -> Iterator[Data]:
        said = {"sum": f"{t.sum:.2f}", "currency": t.currency, "purpose": t.purpose}
        entries = [{"@id": self.name("entry", f"{t.id}/{k}"), "@type": "uco-types:DictionaryEntry", "uco-types:key": k, "uco-types:value": v}
                   for k, v in said.items() if v]  # fmt: skip
        book = {"@id": self.name("dictionary", t.id), "@type": "uco-types:Dictionary", "uco-types:entry": entries}  # fmt: skip
        found = self.thing(t.id, "uco-core:Event", "Giao dịch") | {"uco-core:eventType": ["payment"], "uco-core:eventAttribute": [book]}  # fmt: skip
        ends = [self.at(one) for one in dict.fromkeys((t.payer, t.payee)) if one]
        yield found | ({"uco-core:eventContext": ends} if ends else {}) | _span(t.on, None, "uco-core")  # fmt: skip
        if t.payer and t.payee:
            yield self._line(f"{t.id}/paid", t.payer, t.payee, "Paid", description=[f"{t.sum:.2f} {t.currency}"])  # fmt: skip

    def _identified(self, i: Identifier) -> Iterator[Data]:
        facet: Data = {"@id": self.name("facet", i.id)}
        if i.kind == "phone":
            facet |= {"@type": "uco-observable:PhoneAccountFacet", "uco-observable:phoneNumber": i.id}  # fmt: skip
        else:
            facet |= {"@type": "uco-observable:AccountFacet", "uco-observable:accountIdentifier": i.id}  # fmt: skip
        found = self.thing(i.id, "uco-observable:ObservableObject", i.id, tag=[i.kind])
        yield found | ({"uco-core:hasFacet": [facet]} if i.kind in ("phone", "account") else {})
        known = self.case.persons
        yield from (self._line(f"{i.id}/of/{n}", i.id, p, "Related_To") for n, p in enumerate(i.people) if p in known)  # fmt: skip

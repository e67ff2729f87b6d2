"""The whole bundle `lachan.evidence/1` of the story, as data and as JSON; the same bytes every time."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Any

from .telling import Data, Paper, argument, named, paper, papers, people

FULL = {"hour": True, "place": True, "officer": True, "participants": True, "signatures": True, "authorised": True}  # fmt: skip
OWN = ("by", "against", "attacks", "for")
AUTHOR = "KSV-GL"


def bundle() -> Data:
    said = argument()
    made = {"schema": "lachan.evidence/1", "synthetic": True, **said["head"]}
    made["documents"] = [_document(one) for one in papers()]
    made["evidence"] = [_evidence(one, row) for one in papers() for row in one.evidence]
    made["persons"] = [_person(id_, row) for id_, row in people().items()]
    made["charges"] = [_charge(row) for row in said["charges"]]
    made["propositions"] = [_without(row, *OWN) for row in said["propositions"]]
    made["links"] = [link for row in said["propositions"] for link in _links(row)]
    made["passages"] = [_passage(row) for row in said["passages"]]
    for part in ("decisions", "assertions", "events", "transactions", "circumstances", "identifiers", "questions",
                 "displays", "notes", "alternatives"):  # fmt: skip
        made[part] = said[part]
    return made


def as_json() -> str:
    return json.dumps(bundle(), ensure_ascii=False, indent=1) + "\n"


def gaps() -> list[Data]:
    """What was left wanting on purpose: the rule that asks, and about what."""
    return list(argument()["gaps"])


def _document(one: Paper) -> Data:
    made: Data = {
        "id": one.id, "title": named(one.title, "code"), "kind": one.kind, "made_on": one.on, "maker": named(one.by, "code"),
        "volume": one.volume, "note": _note(one),
    }  # fmt: skip
    made["stamped_investigation"] = True
    if not one.unnumbered:
        made |= {"folios": one.span, "listed": True}
    if one.copy:
        made |= {"copy": True, "compared": one.compared}
    return {k: v for k, v in (made | _procuracy(one) | _recording(one)).items() if v != ""}


def _procuracy(one: Paper) -> Data:
    """Attended by the procurator, or sent within the days that the story tells (BLTTHS Điều 88 khoản 5)."""
    if one.attended:
        return {"attended": True, "stamped_procuracy": True}
    if one.sent is None:
        return {} if one.unnumbered else {"stamped_procuracy": True}
    sent = date.fromisoformat(one.on) + timedelta(one.sent)
    return {"attended": False, "sent_on": sent.isoformat(), "stamped_on": (sent + timedelta(2)).isoformat(),
            "stamped_procuracy": True}  # fmt: skip


def _recording(one: Paper) -> Data:
    if not one.kind.startswith("biên bản"):
        return {}
    return {"recording": FULL | ({"session": one.session} if one.session else {})}


def _note(one: Paper) -> str:
    said = []
    if one.back:
        said.append("Có chữ ở mặt sau: BL " + ", ".join(one.folios[n - 1] for n in one.back))
    if one.inserted:
        said.append(f"Chèn sau khi đánh số: BL {one.span}")
    if one.renumbered:
        said.append(one.renumbered["note"])
    if one.unnumbered:
        said.append("Chưa đánh số bút lục")
    return ". ".join(said)


def _evidence(one: Paper, row: Data) -> Data:
    made: Data = {"source": "statement", "obtained": "taken_down"} if "speaker" in row else {}
    made |= {"document": one.id, "obtained_on": one.on} | row
    if one.span:
        made["folios"] = one.span
    mark = made.pop("hashed", "")
    if mark:
        made["hash_at_seizure"] = made["hash_now"] = hashlib.sha256(mark.encode()).hexdigest()
    return made | {"title": named(row["title"], "code")}


def _person(id_: str, row: Data) -> Data:
    made = {"id": id_, "code": row["code"], "name": row["name"], "roles": row["roles"], "identified": row.get("identified", True)}  # fmt: skip
    made |= {k: row[k] for k in ("aliases", "language", "counsel", "representative") if k in row}
    if "birth" in row:
        born = {"value": row["birth"]}
        made["birth"] = born | (
            {"proof": row["born"]} if "born" in row else {"proof": row["paper"]}
        )
    if "paper" in row:
        made["identity_document"] = row["paper"]
    if "victim" in row:
        made |= {"victim_decision": row["victim"], "compensation": True}
    return made


def _charge(row: Data) -> Data:
    return row | {"code_version": "BLHS 2015, sửa đổi 2017, 2025", "committed": "completed"}


def _links(row: Data) -> list[Data]:
    """What bears on the proposition, and what it bears on itself."""
    own = [(source, row["id"], "supports") for source in row.get("by", ())]
    own += [(source, row["id"], "attacks") for source in row.get("against", ())]
    own += [(row["id"], to, "attacks") for to in row.get("attacks", ())]
    own += [(row["id"], to, "supports") for to in row.get("for", ())]
    return [{"from": a, "to": b, "kind": kind, "author": AUTHOR, "at": "2026-06-08"} for a, b, kind in own]  # fmt: skip


def _passage(row: Data) -> Data:
    made = _without(row, "cites")
    if "cites" in row:
        made["folios"] = ",".join(paper(one).span for one in row["cites"])
    return made


def _without(row: Data, *keys: str) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in keys}

"""What a clerk's list says besides papers: the sheet of people, and papers whose kind is itself a decision."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from lachan.exchange.evidence.people import CODE, People
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings, picked, tables
from lachan.exchange.evidence.tables.sheets import Row, Sheet
from lachan.exchange.words import bare
from lachan.proof.bundle import Bundle

Data = dict[str, Any]
Taken = tuple[str, str, frozenset[str]]
UNREAD_DAY = ("ngày sinh", "không đọc được, để chưa ghi")
UNREAD_ROLE = ("tư cách tố tụng", "không nhận ra, để chưa ghi")
NO_PAPER = ("giấy tờ của người", "không thấy tài liệu ấy trong danh mục, để chưa ghi")


def people_of(
    sheet: Sheet, at: Headings, people: People, paper: Callable[[str], str | None], why: Any
) -> None:
    """Names stay in the bundle; a person is the one that bears the code."""
    for row in sheet.rows:
        said = {name: cells.words(_at(row, index)) for name, index in at.fields.items()}
        if row.number > at.last and CODE.fullmatch(said.get("code", "")):
            _told(row, at, said, people.row(said["code"]), paper, why)


def _told(
    row: Row, at: Headings, said: Mapping[str, str], person: Data, paper: Callable[[str], str | None], why: Any
) -> None:  # fmt: skip
    role = picked("roles", said.get("role", ""))
    if said.get("role") and role is None:
        why[UNREAD_ROLE].append(row.number)
    aliases = [one.strip()[:300] for one in said.get("aliases", "").split(",") if one.strip()]
    told = {"name": said.get("name", "")[:300], "aliases": aliases, "language": said.get("language", "")[:20],
            "roles": [role] if role else [], "birth": _birth(row, at, said, paper, why),
            "identity_document": _paper(row, said.get("paper", ""), paper, why)}  # fmt: skip
    person.update({name: value for name, value in told.items() if value})


def _birth(
    row: Row, at: Headings, said: Mapping[str, str], paper: Callable[[str], str | None], why: Any
) -> Data | None:
    try:
        born = cells.when(_at(row, at.fields["birth"])) if "birth" in at.fields else None
    except cells.Unread:
        why[UNREAD_DAY].append(row.number)
        return None
    # Without a certificate of birth the paper of identity says the day.
    proof = _paper(row, said.get("born") or said.get("paper", ""), paper, why)
    return {"value": born, **({"proof": proof} if proof else {})} if born else None


def _paper(row: Row, text: str, paper: Callable[[str], str | None], why: Any) -> str | None:
    found = paper(text) if text else None
    if text and found is None:
        why[NO_PAPER].append(row.number)
    return found


def decided(papers: list[Data], people: People, known: Collection[Taken]) -> Iterator[Data]:
    """A decision of each paper whose kind is one, about whoever its title names by code; none that the file has.

    A paper that finds somebody to be a victim is told of that person."""
    turn = 0
    for one in papers:
        kind, about = bare(one.get("kind", "")), _about(one, people)
        code = next((code for code, words in tables()["decided"] if kind.startswith(tuple(words))), None)  # fmt: skip
        if code is not None:
            turn += 1
            told = {"id": f"q{turn}", "kind": code, "on": one.get("made_on"), "document": one["id"],
                    "about": [row["id"] for row in about]}  # fmt: skip
            if (code, str(told["on"])[:10], frozenset(told["about"])) not in known:
                yield {name: value for name, value in told.items() if value}
        elif kind.startswith(tuple(tables()["victim_decision"])):
            for row in about:
                row.setdefault("victim_decision", one["id"])


def taken_in(into: Bundle | None) -> set[Taken]:
    """What the file says was decided: kind, day, about whom."""
    return {
        (one.kind.value, str(one.on)[:10], frozenset(one.about))
        for one in (into.decisions if into else ())
    }


def _about(paper: Data, people: People) -> list[Data]:
    return [row for code in CODE.findall(paper["title"]) if (row := people.known(code)) is not None]


def _at(row: Row, index: int) -> Any:
    return row.cells[index] if index < len(row.cells) else None

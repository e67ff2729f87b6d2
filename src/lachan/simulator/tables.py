"""Stories as lines of COPY text, table by table, in the order in which foreign keys allow them."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from .rows import Call, Line, PersonRow, Story

COLUMNS = {
    "access_auditline": "id at account_id agency_id role verb outcome subject detail",
    "access_recordkey": "id wrapped master",
    "people_person": "id code sex birth_year minor recorded_by_id",
    "people_identity": "person_id key_id sealed",
    "people_fingerprint": "id person_id kind digest",
    "docket_matter": "id code province_id place_id origin_id barred_id received_at recorded_at synthetic",
    "intake_report": "matter_id agency_id client_key kind channel external_number informant occurred_from"
    " occurred_to received_at recorded_at line_id",
    "intake_narrative": "id matter_id key_id sealed recorded_at",
    "intake_trait": "id matter_id field value recorded_at line_id",
    "docket_paper": "id matter_id issuer_id kind number dated_on grade",
    "docket_act": "id matter_id kind agency_id occurred_at received_at recorded_at facts paper_id"
    " supersedes_id person_id line_id",
    "docket_sealednote": "act_id matter_id key_id sealed",
    "docket_mention": "id matter_id person_id capacity protected recorded_at",
    "docket_handover": "id matter_id what sender_id recipient_id sent_at act_id",
    "docket_handoveranswer": "handover_id received ground answered_at act_id",
    "docket_standing": "id matter_id agency_id kind since received_at",
    "docket_registerentry": "id matter_id agency_id book year number entered_at",
    "docket_term": "id matter_id kind text",
    "docket_matterreading": "matter_id stage holder_id closed initiated_at severity accused detained returns"
    " last_act_at next_due_at next_ref received_at as_of law_version",
    "docket_clockreading": "id matter_id ref started_by person due_at met_at owed fades ended carried holder_id as_of"
    " law_version",
    "docket_accusedreading": "id matter_id person status custody verdict apart since custody_since release_at"
    " release_ref last_act_at holder_id as_of law_version",
    "cases_assignment": "id matter_id part account_id agency_id since act_id",
    "cases_lodging": "id matter_id person facility_id since act_id",
    "cases_caselink": "id matter_id other_id kind act_id",
    "intake_channelentry": "id agency_id channel external_number arrived_at recorded_at line_id",
}
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Sealing(Protocol):
    """What seals an identity, a narrative or a note: the record's key row, and the ciphertext."""

    def seal(self, record: str, what: object) -> tuple[bytes, str, bytes]: ...
    def prints(
        self, identity: Mapping[str, str], birth_year: int | None
    ) -> list[tuple[str, bytes]]: ...


JSON = json.JSONEncoder(ensure_ascii=False)


def _text(value: str) -> str:
    clean = "\\" not in value and "\n" not in value and "\t" not in value and "\r" not in value
    return value if clean else value.translate(ESCAPES)


# By exact type: this is called tens of millions of times when a million matters are made.
CELLS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda value: "\\N",
    bool: lambda value: "t" if value else "f",
    int: str,
    str: _text,
    datetime: datetime.isoformat,
    date: date.isoformat,
    bytes: lambda value: "\\\\x" + value.hex(),
    dict: lambda value: _text(JSON.encode(value)),
}


def cell(value: object) -> str:
    """One value as COPY text."""
    return CELLS[type(value)](value)


class Page:
    """Lines waiting to be copied, by table."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {name: [] for name in COLUMNS}

    def add(self, table: str, *cells: object) -> None:
        self.lines[table].append("\t".join([CELLS[type(value)](value) for value in cells]))

    def texts(self) -> Iterable[tuple[str, str, bytes]]:
        """(table, columns, COPY text) for every table that has lines."""
        for table, lines in self.lines.items():
            if lines:
                yield table, COLUMNS[table].replace(" ", ", "), ("\n".join(lines) + "\n").encode()


class Writer:
    """Writes stories onto a page: `accounts` says who was at the keyboard of which body."""

    def __init__(self, province: int, accounts: "Keyboard", sealing: Sealing) -> None:
        self.province, self.accounts, self.sealing = province, accounts, sealing

    def story(self, page: Page, story: Story) -> None:
        self._lines(page, story.lines)
        self._opening(page, story)
        for person in [*([] if story.parted_from else story.given.persons), *story.people]:
            self._person(page, story, person)
        self._acts(page, story)
        self._ways(page, story)
        self._places(page, story)
        self._case(page, story)

    def call(self, page: Page, call: Call) -> None:
        self._lines(page, [call.line])
        page.add("intake_channelentry", call.id, call.agency, call.channel, call.number, call.arrived_at,
                 call.recorded_at, call.line.id)  # fmt: skip

    def _lines(self, page: Page, lines: list[Line]) -> None:
        for line in lines:
            account, role = self.accounts.of(line.by.id, line.by.kind)
            page.add("access_auditline", line.id, line.at, account, line.by.id, role, line.verb, "done",
                     line.subject, line.detail)  # fmt: skip

    def _opening(self, page: Page, story: Story) -> None:
        given, at = story.given, story.recorded_at
        page.add("docket_matter", story.id, story.code, self.province, given.place, story.origin.id,
                 given.names_official_of, given.received_at, at, True)  # fmt: skip
        if story.parted_from:
            return
        line = story.lines[0].id
        page.add("intake_report", story.id, story.origin.id, given.client_key, given.kind, given.channel,
                 given.external_number, given.informant, given.occurred_from, given.occurred_to,
                 given.received_at, at, line)  # fmt: skip
        if story.narrative:
            page.add(
                "intake_narrative",
                story.narrative,
                story.id,
                *self._sealed(page, story.narrative, given.narrative),
                at,
            )
        for number, (field, value, when, by_line) in enumerate(story.traits):
            page.add(
                "intake_trait", kin(story.id, 0x100 + number), story.id, field, value, when, by_line
            )

    def _sealed(self, page: Page, record: str, what: object) -> tuple[str, bytes]:
        wrapped, master, sealed = self.sealing.seal(record, what)
        page.add("access_recordkey", record, wrapped, master)
        return record, sealed

    def _person(self, page: Page, story: Story, person: PersonRow) -> None:
        page.add(
            "people_person",
            person.id,
            person.code,
            person.sex,
            person.birth_year,
            person.minor,
            person.recorded_by or story.origin.id,
        )
        page.add("docket_mention", person.mention, story.id, person.id, person.capacity, person.protected,
                 person.recorded_at or story.recorded_at)  # fmt: skip
        if not person.identity:
            return
        page.add("people_identity", person.id, *self._sealed(page, person.id, person.identity))
        for number, (kind, digest) in enumerate(
            self.sealing.prints(person.identity, person.birth_year)
        ):
            page.add("people_fingerprint", kin(person.id, number), person.id, kind, digest)

    def _acts(self, page: Page, story: Story) -> None:
        for paper in story.papers:
            page.add(
                "docket_paper",
                paper.id,
                story.id,
                paper.issuer,
                paper.kind,
                paper.number,
                paper.dated_on,
                "none",
            )
        for act in story.acts:
            page.add("docket_act", act.id, story.id, act.kind, act.agency, act.occurred_at, act.occurred_at,
                     act.recorded_at, act.facts, act.paper, act.supersedes, act.person, act.line)  # fmt: skip
            if act.note:
                page.add(
                    "docket_sealednote", act.id, story.id, *self._sealed(page, act.id, act.note)
                )

    def _ways(self, page: Page, story: Story) -> None:
        for way in story.handovers:
            page.add(
                "docket_handover",
                way.id,
                story.id,
                way.what,
                way.sender,
                way.recipient,
                way.sent_at,
                way.act,
            )
            if way.answered:
                page.add(
                    "docket_handoveranswer",
                    way.id,
                    way.received,
                    way.ground,
                    way.answered_at,
                    way.answered,
                )

    def _places(self, page: Page, story: Story) -> None:
        for number, ((agency, kind), since) in enumerate(story.standings.items()):
            page.add("docket_standing", kin(story.id, 0x200 + number), story.id, agency, kind, since,
                     story.given.received_at)  # fmt: skip
        for number, (kind, text, _) in enumerate(story.terms):
            page.add("docket_term", kin(story.id, 0x300 + number), story.id, kind, text)

    def _case(self, page: Page, story: Story) -> None:
        """Rows only a case has."""
        for m in story.mentions:
            page.add(
                "docket_mention", m.id, story.id, m.person, m.capacity, m.protected, m.recorded_at
            )
        for post in story.posts:
            page.add("cases_assignment", post.id, story.id, post.part, post.account, post.agency,
                     post.since, post.act)  # fmt: skip
        for kept in story.lodged:
            page.add(
                "cases_lodging", kept.id, story.id, kept.person, kept.facility, kept.since, kept.act
            )
        for link in story.links:
            page.add("cases_caselink", link.id, story.id, link.other, link.kind, link.act)


class Keyboard:
    """Which account typed for which body: the demo's own people where they sit, else one per role."""

    def __init__(
        self, seated: Mapping[int, tuple[int, str]], by_kind: Mapping[str, tuple[int, str]]
    ) -> None:
        self.seated, self.by_kind = seated, by_kind

    def of(self, agency: int, kind: str) -> tuple[int, str]:
        return self.seated.get(agency) or self.by_kind[kind]


def kin(record: str, number: int) -> str:
    """An identifier beside another: the same instant and dice, another sequence number."""
    return f"{record[:14]}7{(int(record[15:18], 16) + number) & 0xFFF:03x}-{_stir(record[19:], number)}"


def _stir(tail: str, number: int) -> str:
    value = int(tail.replace("-", ""), 16) ^ (number * 0x9E3779B97F4A7C15 & 0x3FFFFFFFFFFFFFFF)
    text = f"{value:016x}"
    return f"{text[:4]}-{text[4:]}"


# When, whose book, which book, which year, and the line's and the matter's identifiers: enough to give a number.
Entered = tuple[datetime, int, str, int, str, str]


def entered(stories: Iterable[Story]) -> list[Entered]:
    return [
        (e.entered_at, e.agency, e.book, e.year, e.id, story.id)
        for story in stories for e in story.entries
    ]  # fmt: skip


class Books:
    """The registers' last numbers; lines are numbered in the order in which they were entered."""

    def __init__(self, last: dict[tuple[int, str, int], int] | None = None) -> None:
        self.last = dict(last or {})

    def enter(self, page: Page, lines: Iterable[Entered]) -> None:
        for at, agency, book, year, entry, story in sorted(lines, key=lambda line: line[0]):
            key = agency, book, year
            number = self.last[key] = self.last.get(key, 0) + 1
            page.add("docket_registerentry", entry, story, agency, book, year, number, at)
            page.add("docket_term", kin(entry, 1), story, "number", f"{number:02d}/{year}")

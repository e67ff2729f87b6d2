"""One row of a register → what is to be recorded, or the reasons why it cannot be."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.docket.bulk import Sent
from lachan.docket.ledger import Deed
from lachan.intake import codes
from lachan.intake.given import ReportGiven
from lachan.reference.codes import INVESTIGATORS, Kind, opened_by
from lachan.reference.models import Agency, Unit

from . import persons
from .bodies import Bodies
from .cells import Cells, Flaw, digest_of, told
from .dates import Moment, Unreadable, read_hour
from .places import Places
from .words import columns, pick, says_any, words
from .workbook import Row, Sheet

ROWS = UUID("6f4f1c5e-0c8b-5a57-9a3e-2d1b7a0c4e11")
# The statute book begins with BLTTHS 2015; an older entry would have no clock.
EARLIEST = date(2018, 1, 1)
NUMBER = re.compile(r"^(?:so\s*)?0*(\d{1,6})(?:\s*[/.-].*)?$", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
ARTICLE = re.compile(r"(?:điều\s*)?(\d{3})(?!\d)", re.IGNORECASE)
GROUND = re.compile(
    r"khoản\s*([1-7])[^\d]{0,20}điều\s*157|điều\s*157[^\d]{0,20}khoản\s*([1-7])", re.IGNORECASE
)
DECIDING = INVESTIGATORS | {Kind.BORDER_GUARD}


@dataclass(frozen=True)
class RegisterRow:
    """A row ready to be recorded. `told` are the book's words that prove nothing yet: sealed."""

    sheet: str
    row: int
    number: int
    year: int
    digest: bytes
    given: ReportGiven
    places: tuple[str, ...] = ()
    classified: Deed | None = None
    decided: Deed | None = None
    sent: Sent | None = None
    told: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def client_key(self) -> UUID:
        return self.given.client_key

    @property
    def number_text(self) -> str:
        return f"{self.number:02d}/{self.year}"


class RowReader:
    """Reads rows for one importing agency as of one instant; looks nothing up in the record."""

    def __init__(self, agency: Agency, by: Actor, at: datetime) -> None:
        self.agency, self.by, self.at = agency, by, at
        self.heir = agency.replaced.exists()
        self.places, self.bodies = Places(by.province_id), Bodies(by.province_id)

    def read(self, sheet: Sheet, row: Row) -> RegisterRow | list[Flaw]:
        cells = Cells(sheet, row)
        number, received = self._number(cells), self._received(cells)
        kind, channel = _kind(cells), _code(cells, "channel", "channels", "in_person")
        self._grade(cells)
        if received is None or number is None:
            return cells.flaws
        self._belongs(cells, number, received)
        sent, later = self._sent(cells, received), self._on(cells, "result_on", received)
        place = self._place(cells, received.day)
        if cells.flaws:
            return cells.flaws
        year = received.day.year
        given = ReportGiven(
            client_key=uuid5(ROWS, f"{self.agency.key}|{year}|{number[0]}|{received.at.isoformat()}"),
            received_at=received.at, kind=kind, channel=channel, informant=_informant(cells),
            external_number=cells.said("external_number")[:60],
            place_id=place.id if place else None, remote_mountain=self._remote(place),
            narrative=cells.said("narrative"), persons=_persons(cells, year),
            article=_article(cells.said("article")),
        )  # fmt: skip
        return RegisterRow(
            sheet=sheet.title, row=row.number, number=number[0], year=year,
            digest=digest_of(cells, number[0], received), given=given, places=_names(place),
            classified=self._classified(cells, received, sent),
            decided=self._decided(cells, later), sent=sent, told=told(cells),
            remarks=tuple(cells.remarks),
        )  # fmt: skip

    def _number(self, cells: Cells) -> tuple[int, int | None] | None:
        text = cells.text("number")
        found = NUMBER.match(text)
        if not text:
            cells.wrong("number", "Thiếu số trong sổ; ghi số như trên sổ giấy")
        elif found is None or int(found.group(1)) == 0:
            cells.wrong(
                "number",
                f"Số «{text}» không phải số thứ tự trong sổ; ghi số nguyên, ví dụ 15 hoặc 15/2024",
            )
        else:
            year = YEAR.search(text[found.end(1) :])
            return int(found.group(1)), int(year.group(1)) if year else None
        return None

    def _received(self, cells: Cells) -> Moment | None:
        if not cells.text("received_at"):
            cells.wrong(
                "received_at",
                "Thiếu ngày giờ tiếp nhận; ghi theo sổ giấy, ví dụ 22h30 ngày 15/03/2024",
            )
            return None
        moment = cells.moment("received_at")
        if moment is None:
            return None
        if moment.hour is None and cells.said("received_hour"):
            moment = _with_hour(cells, moment)
        if moment.hour is None:
            cells.remarks.append("Sổ không ghi giờ tiếp nhận: tạm tính từ 0 giờ")
        return moment

    def _belongs(self, cells: Cells, number: tuple[int, int | None], received: Moment) -> None:
        """The entry is of this agency's book of that year, and not of tomorrow."""
        day, year = received.day, received.day.year
        if received.at > self.at:
            cells.wrong(
                "received_at",
                f"Ngày giờ tiếp nhận {day:%d/%m/%Y} sau lúc nhập sổ; kiểm tra ngày, tháng, năm",
            )
        if day < EARLIEST:
            cells.wrong(
                "received_at",
                "Tiếp nhận trước ngày 01/01/2018 (BLTTHS 2015 chưa có hiệu lực) nên không nhập",
            )
        if number[1] not in (None, year):
            cells.wrong("number", f"Số ghi năm {number[1]} nhưng ngày tiếp nhận thuộc năm {year}")
        if cells.sheet.year not in (None, year):
            cells.wrong(
                "received_at",
                f"Sổ năm {cells.sheet.year} nhưng ngày tiếp nhận thuộc năm {year}; kiểm tra năm",
            )
        if self.agency.valid_to and day >= self.agency.valid_to:
            cells.wrong(
                "received_at",
                f"{self.agency.name} đã kết thúc hoạt động từ {self.agency.valid_to:%d/%m/%Y}; nhập dòng này vào sổ của cơ quan kế thừa",
            )
        if self.heir and day < self.agency.valid_from:
            cells.wrong(
                "received_at",
                f"{self.agency.name} hoạt động từ {self.agency.valid_from:%d/%m/%Y}; nhập dòng này vào sổ của cơ quan trước đó",
            )

    def _on(self, cells: Cells, name: str, received: Moment) -> datetime | None:
        """A later step's instant: never before reception, never after now; an unwritten hour is the earliest."""
        moment = cells.moment(name)
        if moment is None:
            return None
        label = columns()["columns"][name]["label"]
        if moment.day < received.day or (moment.hour and moment.at < received.at):
            cells.wrong(
                name, f"{label} {moment.day:%d/%m/%Y} trước lúc tiếp nhận {received.day:%d/%m/%Y}"
            )
        if moment.at > self.at:
            cells.wrong(
                name, f"{label} {moment.day:%d/%m/%Y} sau lúc nhập sổ; kiểm tra ngày, tháng, năm"
            )
        return max(moment.at, received.at)

    def _sent(self, cells: Cells, received: Moment) -> Sent | None:
        when, text = self._on(cells, "sent_at", received), cells.said("recipient")
        if when is None or not text:
            if bool(text) != (when is not None) and not self._is_us(text):
                cells.remarks.append(
                    "Có nơi nhận hoặc ngày chuyển nhưng không đủ cả hai: giữ lại trong ghi chú"
                )
            return None
        agency = self.bodies.find(text, when.date())
        if agency is None:
            cells.remarks.append(
                f"Nơi nhận «{text}» không khớp cơ quan nào ngày {when:%d/%m/%Y}: giữ lại trong ghi chú"
            )
            return None
        return Sent(agency.id, when) if agency.id != self.agency.id else None

    def _is_us(self, text: str) -> bool:
        found = self.bodies.find(text, self.at.date()) if text else None
        return found is not None and found.id == self.agency.id

    def _place(self, cells: Cells, day: date) -> Unit | None:
        text = cells.said("place")
        if not text:
            return None
        unit = self.places.find(text, day)
        if unit is None:
            # A report is never refused for want of a place (BLTTHS Điều 145: tiếp nhận mọi nguồn tin).
            cells.remarks.append(
                f"Nơi xảy ra «{text}» không khớp xã, phường nào ngày {day:%d/%m/%Y}: để trống, giữ nguyên chữ trong ghi chú"
            )
        return unit

    def _remote(self, place: Unit | None) -> bool:
        # TTLT 01/2017 Điều 8 khoản 5 looks at where the commune's police is
        unit = self.agency.unit or place
        return bool(unit and unit.remote_mountain)

    def _grade(self, cells: Cells) -> None:
        grade = cells.said("grade")
        if grade and not says_any(["thuong", "khong mat"], grade):
            cells.wrong(
                "grade", "Hệ thống không lưu tài liệu có độ mật; đăng ký tại văn thư mật của đơn vị"
            )

    def _classified(self, cells: Cells, received: Moment, sent: Sent | None) -> Deed | None:
        """TTLT 01/2017 Điều 8, where the book says whose matter it is and a day by which that was known."""
        competent = pick("competence", f"{cells.text('kind')} {cells.text('result')}")
        when = self._on(cells, "classified_at", received) or (sent.at if sent else None)
        if competent is None or when is None:
            return None
        return Deed(
            "report_classified",
            when,
            {"competent": competent, **_if_any(article=_article(cells.said("article")))},
        )

    def _decided(self, cells: Cells, when: datetime | None) -> Deed | None:
        """A decision only where this agency is the one that decides, with the day and the article or ground."""
        kind = pick("results", cells.text("result"))
        if (
            kind is None
            or says_any(words()["not_decided"], cells.text("result"))
            or cells.said("recipient")
        ):
            return None
        right = Permission.CASE_INITIATE if kind == "case_initiated" else Permission.HANDLING_DECIDE
        if self.agency.kind not in DECIDING or not self.by.can(right):
            return None
        facts = self._grounds(kind, f"{cells.text('result')} {cells.text('article')}")
        if when is None or not facts:
            cells.remarks.append(
                "Kết quả thiếu ngày, điều luật hoặc căn cứ của Điều 157: giữ lại trong ghi chú"
            )
            return None
        return Deed(kind, when, facts)

    def _grounds(self, kind: str, text: str) -> dict[str, object]:
        if kind == "case_initiated":
            article = _article(text)
            return {"article": article, "opened_by": opened_by(self.agency.kind)} if article else {}
        ground = GROUND.search(text)
        if not ground:
            return {}
        # The book names no sanction: the duty to pass the file on for one is not presumed.
        return {
            "ground": f"157.{ground.group(1) or ground.group(2)}",
            "administrative_violation": False,
        }


def _with_hour(cells: Cells, moment: Moment) -> Moment:
    try:
        return Moment(moment.day, read_hour(cells.raw("received_hour")))
    except Unreadable as doubtful:
        cells.wrong("received_hour", f"Giờ tiếp nhận: {doubtful}")
        return moment


def _kind(cells: Cells) -> str:
    # «phân loại» may speak of competence instead; then the book does not say the kind
    text = cells.said("kind")
    if text and pick("competence", text) is not None and pick("kinds", text) is None:
        return "notice"
    return _code(cells, "kind", "kinds", "notice")


def _code(cells: Cells, name: str, table: str, otherwise: str) -> str:
    text = cells.said(name)
    if not text:
        return otherwise
    code = pick(table, text)
    if code is None:
        cells.wrong(
            name,
            f"{columns()['columns'][name]['label']} «{text[:60]}» không có trong danh mục; sửa lại hoặc để trống",
        )
        return otherwise
    return str(code)


def _informant(cells: Cells) -> str:
    text = f"{cells.text('informant')} {cells.text('note')}"
    if says_any(words()["confidential"], text):
        return "protected"
    named = cells.said("informant") and not says_any(words()["anonymous"], cells.text("informant"))
    return "named" if named else "anonymous"


def _persons(cells: Cells, year: int) -> tuple[persons.PersonGiven, ...]:
    secret = _informant(cells) == "protected"
    told = () if _informant(cells) == "anonymous" else persons.named(
        ", ".join(filter(None, [cells.said("informant"), cells.said("informant_phone")])),
        "informant", year=year, protected=secret)  # fmt: skip
    return (
        *told,
        *persons.named(cells.said("suspected"), "suspected", year=year),
        *persons.victims(
            cells.said("victim"), cells.said("victim_age"), cells.text("victim_sex"), year=year
        ),
    )


def _article(text: str) -> str:
    """An article of the BLHS that this system knows; «Điều 157» is of the BLTTHS."""
    known = dict(codes.ARTICLES)
    return next((found for found in ARTICLE.findall(text) if found in known), "")


def _names(place: Unit | None) -> tuple[str, ...]:
    return tuple(unit.name for unit in (place, place.parent if place else None) if unit)


def _if_any(**given: str) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}

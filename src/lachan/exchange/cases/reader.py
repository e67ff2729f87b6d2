"""Rows of the three sheets → cases, accused, acts; each row alone, then put together by the case's number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from lachan.access import seals
from lachan.law.book import book
from lachan.people.entries import Entry
from lachan.reference.models import Agency

from ..dates import Moment
from ..persons import is_minor
from ..places import Places
from ..rows import NUMBER, YEAR
from ..words import bare
from .bodies import CaseBodies
from .cells import Cells
from .facts import checked, facts_of, offence, opening_facts
from .gathering import Gathered, Index, once_each, own_acts
from .given import AccusedGiven, ActGiven, CaseFile, CaseGiven
from .opened import CaseBook
from .words import bodies_of, choice, importable, kind_of, nearest, words

Tell = Callable[[int], None]
FOR_CUSTODY = {"detention": "detained"}


@dataclass
class Reader:
    """Reads rows for one importing agency, or for the province where `own` is None."""

    province_id: int
    own: Agency | None
    now: datetime
    bodies: CaseBodies = field(init=False)
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        self.bodies, self.places = CaseBodies(self.province_id), Places(self.province_id)

    def gather(self, opened: CaseBook, tell: Tell) -> Gathered:
        done = Gathered()
        files = self._cases(opened, done, tell)
        for sheet, row in opened.rows_of("accused"):
            self._accused(Cells(sheet, row, self.now), files, done)
            tell(1)
        for sheet, row in opened.rows_of("acts"):
            self._act(Cells(sheet, row, self.now), files, done)
            tell(1)
        for one in done.files:
            one.acts[:0] = own_acts(one)
            once_each(one, done)
        return done

    # -- cases ---------------------------------------------------------------------------------------

    def _cases(self, opened: CaseBook, done: Gathered, tell: Tell) -> Index:
        index = Index()
        for sheet, row in opened.rows_of("cases"):
            cells = Cells(sheet, row, self.now)
            case = self._case(cells)
            if case is not None and not cells.asides:
                index.add(case, done)
            else:
                done.asides += cells.asides
                index.broken(cells.text("number"), cells.origin)
            tell(1)
        index.settle(done)
        return index

    def _case(self, cells: Cells) -> CaseGiven | None:
        reference, code = cells.number_text("number"), cells.text("code").upper()
        initiated, received = cells.moment("initiated_at"), cells.moment("received_at")
        first = received or initiated
        found = NUMBER.match(reference)
        if reference and (found is None or not int(found.group(1))):
            cells.wrong(
                "number", f"«{reference}» không bắt đầu bằng số thứ tự trong sổ; ghi như 12/2024"
            )
        if first is None and not cells.asides:
            cells.wrong(
                "initiated_at", "Thiếu ngày khởi tố vụ án và ngày thụ lý; ghi ít nhất một ngày"
            )
        if initiated is None and not code and not cells.asides:
            cells.wrong(
                "initiated_at",
                "Thiếu ngày khởi tố vụ án; nếu vụ án đã có trên hệ thống, ghi «Mã vụ việc»",
            )
        if cells.asides or found is None or first is None:
            return None
        agency = self._holder(cells, first.day)
        written = YEAR.search(reference[found.end(1) :])
        year = int(written.group(1)) if written else first.day.year
        if agency is None:
            return None
        place, place_text = self._place(cells, first.day), cells.text("place")
        names = tuple(u.name for u in (place, place.parent if place else None) if u)
        opening = self._initiation(cells, agency, initiated) if initiated else None
        rest = seals.fingerprint(
            "case_book_case", "|".join([reference, place_text, str(first.day), code])
        )
        return CaseGiven(cells.origin, reference, int(found.group(1)), year, agency, code, first.at,
                         place.id if place else None, names, opening, rest)  # fmt: skip

    def _holder(self, cells: Cells, on: date) -> Agency | None:
        agency = cells.agency("agency", on, self.bodies.find, self.own)
        if agency is None and not cells.asides:
            cells.wrong(
                "agency", "Thiếu cơ quan thụ lý; nhập sổ của cả tỉnh thì mỗi vụ án phải ghi cơ quan"
            )
        if agency is not None and self.own is not None and agency.id != self.own.id:
            cells.wrong(
                "agency", f"Vụ án này thuộc sổ của {agency.name}; cơ quan đó tự nhập sổ của mình"
            )
        return agency

    def _place(self, cells: Cells, on: date):  # type: ignore[no-untyped-def]  # Unit or nothing
        text = cells.text("place")
        return self.places.find(text, on) if text else None

    def _initiation(self, cells: Cells, agency: Agency, when: Moment) -> ActGiven | None:
        by = cells.agency("initiated_by", when.day, self.bodies.find, agency)
        article, paragraph = cells.article("article"), cells.whole("paragraph")
        if by is None:
            return None
        facts = opening_facts(by.kind, article, paragraph)
        self._whose(cells, "initiated_by", "case_initiated", by, when.day)
        checked(cells, "case_initiated", when, facts, field="article")
        return ActGiven(cells.origin, "case_initiated", "", when, by, facts, cells.short("paper"), when.day,
                        note=cells.text("note"), field="initiated_at")  # fmt: skip

    def _whose(self, cells: Cells, name: str, kind: str, agency: Agency, on: date) -> None:
        if not agency.exists_on(on):
            cells.wrong(
                name,
                f"{agency.name} không hoạt động ngày {on:%d/%m/%Y}; ghi cơ quan có thẩm quyền ngày đó",
            )
        if agency.kind not in bodies_of(kind):
            cells.wrong(
                name,
                f"«{book().label(kind)}» không phải việc của {agency.name}; ghi đúng cơ quan đã thực hiện",
            )

    # -- accused -------------------------------------------------------------------------------------

    def _accused(self, cells: Cells, files: Index, done: Gathered) -> None:
        reference, number = cells.number_text("case"), cells.number_text("number")
        one = files.of(cells, reference)
        if one is not None and number:
            given = self._person(cells, one, reference, number)
            if number in one.accused:
                cells.wrong(
                    "number",
                    f"Bị can số {number} đã ghi ở {one.accused[number].origin.said}; đối chiếu sổ rồi sửa số",
                )
            elif not cells.asides:
                one.accused[number] = given
        _keep(cells, one, done)

    def _person(self, cells: Cells, one: CaseFile, reference: str, number: str) -> AccusedGiven:
        year, charged = self._born(cells), cells.moment("charged_at")
        on = charged.day.year if charged else one.case.year
        sex = cells.text("sex")
        if sex and _sex(sex) is None:
            cells.wrong("sex", "Ghi «nam» hoặc «nữ», hoặc để trống")
        identity = {"full_name": cells.text("name")[:200], "paper": cells.short("paper")}
        entry = Entry(_sex(sex) or "unknown", year, is_minor(year, on) if year else None,
                      {k: v for k, v in identity.items() if v})  # fmt: skip
        if not entry.identity and not cells.text("code"):
            cells.wrong(
                "name", "Thiếu họ và tên; nếu người này đã có trên hệ thống, ghi «Mã người»"
            )
        acts = [
            act
            for act in (
                self._charge(cells, one, number, charged, year),
                self._measure(cells, one, number, charged),
            )
            if act
        ]
        said = [number, entry.sex, str(year), *sorted((entry.identity or {}).values())]
        digest = seals.fingerprint("case_book_accused", "|".join(said))
        return AccusedGiven(
            cells.origin, reference, number, cells.text("code").upper(), entry, tuple(acts), digest
        )

    def _born(self, cells: Cells) -> int | None:
        text = cells.text("birth_year")
        if not text:
            return None
        found = text if text.isdigit() and len(text) == 4 else None
        moment = None if found else cells.day("birth_year")
        year = int(found) if found else (moment.day.year if moment else None)
        if year is not None and not 1900 <= year <= self.now.year:
            cells.wrong("birth_year", "Năm sinh ngoài khoảng có thể; kiểm tra lại")
        return year

    def _charge(
        self, cells: Cells, one: CaseFile, number: str, when: Moment | None, born: int | None
    ) -> ActGiven | None:
        opening = one.case.initiation
        if when is None:
            return None
        article, paragraph = cells.article("article"), cells.whole("paragraph")
        if article is None and opening is not None:
            article = str(opening.facts.get("article") or "") or None
            paragraph = paragraph or opening.facts.get("paragraph")  # type: ignore[assignment]  # an int by check_facts
        facts = offence(article, paragraph) | ({"birth_year": born} if born else {})
        agency = opening.agency if opening else one.case.agency
        checked(cells, "accused_charged", when, facts, field="article")
        return ActGiven(cells.origin, "accused_charged", number, when, agency, facts, cells.short("decision"),
                        when.day, note=cells.text("note"), field="charged_at")  # fmt: skip

    def _measure(
        self, cells: Cells, one: CaseFile, number: str, charged: Moment | None
    ) -> ActGiven | None:
        text = cells.text("measure")
        code = choice("measure", text) if text else None
        when = cells.moment("measure_from") or charged
        if not text:
            return None
        if code is None or code == "hold":
            cells.wrong(
                "measure",
                f"«{text[:40]}» không có trong danh mục ở cột này; tạm giữ và biện pháp khác ghi ở trang «Hành vi»",
            )
            return None
        if when is None:
            cells.wrong("measure_from", "Thiếu ngày áp dụng biện pháp ngăn chặn")
            return None
        kind = FOR_CUSTODY.get(code, "measure_imposed")
        facts: dict[str, object] = {} if kind == "detained" else {"measure": code}
        if (until := cells.day("measure_until")) is not None:
            facts["ends_on"] = until.day.isoformat()
        agency = one.case.initiation.agency if one.case.initiation else one.case.agency
        checked(cells, kind, when, facts, field="measure")
        return ActGiven(cells.origin, kind, number, when, agency, facts, cells.short("measure_paper"), when.day,
                        field="measure")  # fmt: skip

    # -- acts ----------------------------------------------------------------------------------------

    def _act(self, cells: Cells, files: Index, done: Gathered) -> None:
        one = files.of(cells, cells.number_text("case"))
        if one is not None:
            given = self._given(cells, one)
            if given is not None and not cells.asides:
                one.acts.append(given)
        _keep(cells, one, done)

    def _given(self, cells: Cells, one: CaseFile) -> ActGiven | None:
        kind, when = self._kind(cells), cells.moment("at")
        if when is None and not any(a.field == "at" for a in cells.asides):
            cells.wrong("at", "Thiếu ngày giờ; ghi theo văn bản, ví dụ 22h30 ngày 15/03/2024")
        if kind is None or when is None:
            return None
        agency = cells.agency("agency", when.day, self.bodies.find, one.case.agency)
        accused, rule = cells.short("accused"), book().acts[kind]
        if rule.of == "accused" and not accused:
            cells.wrong("accused", f"«{rule.label}» áp dụng đối với một người; ghi số bị can")
        if agency is not None:
            self._whose(cells, "agency", kind, agency, when.day)
        facts = facts_of(cells, kind, when, self.bodies.find)
        if (
            kind in words()["sends"]
            and kind != "file_returned_by_procuracy"
            and "to" not in facts
            and not cells.asides
        ):
            cells.wrong("to", "Thiếu nơi nhận hồ sơ; không có gì đang chuyển mà không rõ nơi nhận")
        if not cells.asides:
            checked(cells, kind, when, facts)
        signed = cells.day("paper_on") or when
        return agency and ActGiven(cells.origin, kind, accused, when, agency, facts, cells.short("paper"), signed.day,
                                   cells.short("row"), cells.text("note"), "act")  # fmt: skip

    def _kind(self, cells: Cells) -> str | None:
        text = cells.text("act")
        kind = kind_of(text) if text else None
        if not text:
            cells.wrong("act", "Thiếu tên hành vi")
        elif kind in words()["not_by_book"]:
            cells.wrong("act", str(words()["not_by_book"][kind]))
        elif kind is None:
            near = nearest(text)
            cells.wrong(
                "act",
                f"«{text[:80]}» không có trong danh mục hành vi{f'; gần nhất: «{near}»' if near else ''}; xem trang «Hướng dẫn»",
            )
        elif kind not in importable():
            cells.wrong(
                "act",
                f"«{book().label(kind)}» không ghi bằng sổ vụ án; ghi trên trang vụ án hoặc trong hồ sơ của việc đó",
            )
        return kind if kind in importable() else None


def _sex(text: str) -> str | None:
    plain = bare(text)
    return next((code for code, said in words()["sexes"].items() if plain in said), None)


def _keep(cells: Cells, one: CaseFile | None, done: Gathered) -> None:
    done.asides += cells.asides
    if one is not None:
        one.unread += cells.asides

"""Publishing figures, frozen with their list; settling why two books differ, which changes no figure."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command

from .agreement import queries as agreement
from .agreement.rules import Difference
from .agreement.spans import Asked as Agreed
from .agreement.table import SETTLING
from .asked import Asked
from .counting import Count, counted
from .definitions import DEFINITIONS
from .models import Figure, Settlement
from .periods import NoSuchCalendar, Period, parse
from .placing import Eras, eras_of
from .running import Line, Run, run
from .wide import Wide, wide

__all__ = ["NoSuchCalendar", "publish_figures", "settle_difference"]


class PeriodAhead(Refusal):
    """Kỳ này chưa bắt đầu vào thời điểm tính. Chọn kỳ đã bắt đầu, hoặc lùi thời điểm tính."""


class MomentAhead(Refusal):
    """Thời điểm tính ở sau hiện tại, nên chưa ai biết số liệu lúc đó. Chọn một thời điểm đã qua, hoặc để trống để tính đến bây giờ."""


@command(Permission.FIGURES_PUBLISH, article="Kế hoạch năm, mục tổ chức thực hiện")
def publish_figures(
    *, calendar: str, year: int, by: Actor, at: datetime, as_of: datetime,
    period: str = "", place: int | None = None, agency: int | None = None, article: str = "",
) -> list[Figure]:  # fmt: skip
    """Tính và công bố mọi chỉ tiêu của một kỳ, kèm danh sách theo mã vụ việc và giai đoạn."""
    when = parse(period or str(year), calendar)
    if as_of < when.starts_at:
        raise PeriodAhead(field="year")
    if as_of > at:
        raise MomentAhead(field="as_of")
    asked, eras = (
        Asked(by.province_id, when, as_of, place, agency, article),
        eras_of(by.province_id),
    )
    with run(asked) as counting:
        return [
            figure
            for code, definition in DEFINITIONS.items() if definition.counted
            for figure in _every_way(counting, code, eras)
        ]  # fmt: skip


def _every_way(counting: Run, code: str, eras: Eras) -> list[Figure]:
    """Each way of counting after those that are shown before it."""
    made: list[Figure] = []
    for variant in DEFINITIONS[code].ways:
        made.append(_publish(counting, code, variant, eras, [one.wide for one in made]))
    return made


def _publish(counting: Run, code: str, variant: str, eras: Eras, earlier: list[Wide]) -> Figure:
    found = counted(counting, code, variant)
    figure = _figure(code, variant, counting.asked, found)
    figure.wide = wide(code, found, eras, variant, earlier)
    line = about(figure.id, figure=code)
    figure.line_id = line.id
    figure.save(force_insert=True)
    _list(figure, found.lines)
    return figure


# One statement whatever its length: a year's list has hundreds of rows, and there are seventy of them.
LIST = """
INSERT INTO indicators_figureline
  (id, matter_code, person_code, stage, counted, reason, received_on, place_id, agency_id, figure_id)
SELECT l.*, %s FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::bool[], %s::text[], %s::date[],
  %s::bigint[], %s::bigint[]) l
"""


def _list(figure: Figure, lines: Sequence[Line]) -> None:
    rows = [
        (uuid7(), x.code, x.person, x.stage, x.counted, x.reason, x.on, x.place, x.agency)
        for x in lines
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(LIST, [figure.id, *(list(column) for column in zip(*rows, strict=True))])


def _figure(code: str, variant: str, asked: Asked, found: Count) -> Figure:
    when: Period = asked.period
    return Figure(
        province_id=asked.province, code=code, variant=variant, calendar=when.calendar,
        period_from=when.begin, period_to=when.to, part=when.part, place_id=asked.place,
        agency_id=asked.agency, article=asked.article, as_of=asked.as_of,
        numerator=found.numerator, denominator=found.denominator, apart=dict(found.apart),
        inputs_hash=found.inputs_hash,
    )  # fmt: skip


class NoSuchCause(Refusal):
    """Chưa chọn nguyên nhân trong danh sách. Chọn một nguyên nhân rồi ghi lại."""


class WithoutNote(Refusal):
    """Cần ghi căn cứ của ý kiến: tài liệu nào, ai sẽ ghi bổ sung hoặc đính chính. Ghi một câu rồi lưu lại; không ghi tên người."""


class SettledMeanwhile(Refusal):
    """Trong lúc anh/chị nhập, người khác đã ghi ý kiến về chênh lệch này. Đọc ý kiến đó rồi quyết định lại; nội dung vừa nhập vẫn còn."""


@command(Permission.AGREEMENT_SETTLE, article="TTLT 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP")
def settle_difference(
    *, row: str, asked: Agreed, act: UUID, cause: str, note: str, by: Actor, at: datetime,
    person: str = "", seen: UUID | None = None,
) -> Settlement:  # fmt: skip
    """Kết luận nguyên nhân một chênh lệch giữa hai sổ; số liệu và hành vi không đổi."""
    found = agreement.difference(by, agreement.row_of(row), asked, act, person, at)
    if cause not in SETTLING:
        raise NoSuchCause(field="cause")
    if not note.strip():
        raise WithoutNote(field="note")
    earlier = agreement.settlements(by, asked, row).get(agreement.about(found), [])
    if earlier and earlier[0].id != seen:
        raise SettledMeanwhile
    return _settle(found, asked, cause, note, by, at)


def _settle(
    found: Difference, asked: Agreed, cause: str, note: str, by: Actor, at: datetime
) -> Settlement:
    """The note is sealed: people name people."""
    fresh = uuid7()
    line = about(fresh, row=found.row, cause=cause)
    kept, key = seals.make_key(fresh)
    settlement = Settlement(
        id=fresh, province_id=by.province_id, row=found.row, calendar=asked.calendar,
        year=asked.year, part=asked.part, matter_code=found.matter, person_code=found.person,
        act=UUID(found.act), found=found.cause, cause=cause, key=kept, note=key.seal(note.strip()),
        account_id=by.account_id, agency_id=by.agency_id, settled_at=at, line_id=line.id,
    )  # fmt: skip
    kept.save(force_insert=True)
    settlement.save(force_insert=True)
    return settlement

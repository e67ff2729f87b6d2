"""Publishing figures: counted once, frozen with their list; a later correction is a later figure."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.registers import HANOI

from .counting import Count, count
from .models import Figure, FigureLine
from .periods import STARTS, Period, period
from .targets import TARGETS


class NoSuchCalendar(Refusal):
    """Không có lịch thống kê này. Chọn lịch Công an, Viện kiểm sát, Tòa án hoặc năm dương lịch."""


class PeriodAhead(Refusal):
    """Kỳ này chưa bắt đầu vào thời điểm tính. Chọn kỳ đã bắt đầu, hoặc lùi thời điểm tính."""


@command(Permission.FIGURES_PUBLISH, article="Kế hoạch năm, mục tổ chức thực hiện")
def publish_figures(
    *, calendar: str, year: int, by: Actor, at: datetime, as_of: datetime
) -> list[Figure]:
    """Tính và công bố chỉ tiêu của một kỳ, kèm danh sách theo mã vụ việc và giai đoạn."""
    if calendar not in STARTS:
        raise NoSuchCalendar(field="calendar")
    when = period(calendar, year)
    if as_of.astimezone(HANOI).date() < when.begin:
        raise PeriodAhead(field="year")
    return [
        _publish(code, variant, when, by, as_of)
        for code, target in TARGETS.items()
        for variant in target.variants
    ]


def _publish(code: str, variant: str, when: Period, by: Actor, as_of: datetime) -> Figure:
    found = count(code, variant, by.province_id, when, as_of)
    figure = _figure(code, variant, when, by, as_of, found)
    line = about(figure.id, figure=code)
    figure.line_id = line.id
    Figure.objects.bulk_create([figure])
    FigureLine.objects.bulk_create(
        [
            FigureLine(figure=figure, matter_code=x.code, stage=x.stage, counted=x.counted,
                       reason=x.reason, received_on=x.received_on)
            for x in found.lines
        ],
        batch_size=2000,
    )  # fmt: skip
    return figure


def _figure(
    code: str, variant: str, when: Period, by: Actor, as_of: datetime, found: Count
) -> Figure:
    return Figure(
        province_id=by.province_id, code=code, variant=variant, calendar=when.calendar,
        period_from=when.begin, period_to=when.to, as_of=as_of, numerator=found.numerator,
        denominator=found.denominator, apart=dict(found.apart), inputs_hash=found.inputs_hash,
    )  # fmt: skip

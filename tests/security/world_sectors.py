"""Field checks of the lock tests: a firm of a commune with a licence, a check, a finding answered; one of another commune; one of
another province."""

from datetime import date

from lachan.access import scope
from lachan.sectors import commands, queries

from .world_focus import AT, unit


def build(cast) -> None:
    police = {"by": cast("caxa"), "at": AT}
    firm = commands.record_firm(sector="lodging", name="Nhà nghỉ Mẫu (giả lập)", place=unit("c24853.a"), registration="GL-1", **police)  # fmt: skip
    commands.record_licence(
        firm=firm, kind="granted", number="01/GCN", day=date(2024, 1, 2), **police
    )
    planned = commands.plan_check(firm=firm, number="9/KH", by_day=date(2024, 12, 1), **police)
    out = commands.plan_check(firm=firm, number="10/KH", by_day=date(2024, 12, 1), **police)
    commands.drop_planned_check(planned=out, words="Đã ngừng hoạt động (giả lập)", **police)
    check = commands.record_check(firm=firm, planned=planned, checked_on=date(2024, 7, 1), number="12/KH", found={"stay_not_notified": ""},
                                  fix_by=date(2024, 7, 8), **police)  # fmt: skip
    with scope.acting(police["by"]):
        finding = queries.finding(police["by"], check.findings.get().id)
    commands.answer_finding(finding=finding, kind="said", done_on=date(2024, 7, 5), **police)
    commands.record_firm(sector="lodging", name="Nhà nghỉ Khác (giả lập)", place=unit("c24784.a"), by=cast("caxa2"), at=AT)  # fmt: skip
    commands.record_firm(sector="online_recruiting", name="Trang Mẫu (giả lập)", place=unit("c24784.a"), by=cast("catinh"), at=AT)  # fmt: skip

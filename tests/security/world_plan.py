"""The plan of the lock tests: adopted with shares given on, reported, blocked; a draft; a campaign; another province's."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lachan.access import scope
from lachan.plan import commands
from lachan.plan.evidence import FileGiven
from lachan.plan.given import TaskGiven
from lachan.plan.models import Occurrence, Share
from lachan.reference.models import Agency

AT = datetime(2024, 7, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def body(key: str) -> Agency:
    return Agency.objects.select_related("successor").get(key=key)


def task(lead: str, *partners: str, **more) -> TaskGiven:
    return TaskGiven(words=f"Việc giả lập của {lead}", lead=body(lead), group="I", partners=tuple(body(one) for one in partners),
                     periodicity="quarterly", **more)  # fmt: skip


def build(cast, canary: str) -> None:
    staff = {"by": cast("thukybcd"), "at": AT}
    programme = commands.adopt_document(kind="programme", number="193/QĐ-TTg", issued_on=date(2021, 2, 9), issuer="Thủ tướng Chính phủ",
                                        title="Chương trình", **staff)  # fmt: skip
    year = commands.draft_plan(year=2024, title="Kế hoạch 2024 (giả lập)", begins_on=date(2024, 1, 1), ends_on=date(2024, 12, 31),
                               basis=programme, **staff)  # fmt: skip
    for given in (task("68-sldtbxh", "68-hlhpn"), task("68-ubnd"), task("68-cat"), task("68-thuongtruc", everybody=True),
                  task("cah-d674.a")):  # fmt: skip
        commands.add_task(plan=year, given=given, **staff)
    commands.adopt_plan(plan=year, document=_paper(staff, "yearly_plan"), **staff)
    commands.copy_plan(
        plan=year, year=2025, title="Dự thảo 2025 (giả lập)", basis=programme, **staff
    )
    peak = commands.open_campaign(
        plan=year,
        title="Cao điểm (giả lập)",
        begins_on=date(2024, 7, 1),
        ends_on=date(2024, 9, 30),
        **staff,
    )
    commands.add_task(plan=peak, given=task("68-cat"), **staff)
    commands.adopt_plan(plan=peak, document=_paper(staff, "campaign_plan"), **staff)
    _progress(cast, canary)
    _elsewhere(cast)


def _paper(staff, kind: str):
    return commands.adopt_document(
        kind=kind,
        number=kind,
        issued_on=date(2024, 1, 15),
        issuer="Ban Chỉ đạo",
        title="Kế hoạch",
        **staff,
    )


def share(cast, lead: str) -> Share:
    with scope.acting(cast("thukybcd")):
        rows = Share.objects.select_related("version__task__plan", "carrier", "giver")
        return rows.filter(carrier__key=lead, version__task__plan__kind="year").first()


def _progress(cast, canary: str) -> None:
    commands.delegate_task(
        share=share(cast, "68-ubnd"),
        to=[body("ubndx-c24853.a"), body("ubndh-d674.a")],
        by=cast("ubnd"),
        at=AT,
    )
    own = share(cast, "68-sldtbxh")
    with scope.acting(cast("thukybcd")):
        turn = Occurrence.objects.get(version=own.version_id, number=1)
    commands.report_progress(share=own, occurrence=turn, words=canary, reported_at=AT, counts={"meetings": 2},
                             files=[FileGiven(f"{canary}.pdf", b"%PDF-1.4 " + canary.encode())], by=cast("soldtbxh"), at=AT)  # fmt: skip
    commands.confirm_progress(share=own, occurrence=turn, by=cast("thukybcd"), at=AT)
    below = share(cast, "ubndx-c24853.a")
    commands.say_blocked(
        share=below, blocker=body("68-stc"), words=canary, by=cast("ubndxa"), at=AT
    )


def _elsewhere(cast) -> None:
    """A plan of another province: nobody of this one sees it."""
    staff = {"by": cast("songkhe"), "at": AT}
    programme = commands.adopt_document(
        kind="programme", number="SK", issued_on=date(2021, 2, 9), issuer="X", title="X", **staff
    )
    year = commands.draft_plan(year=2024, title="Kế hoạch Sông Khe (giả lập)", begins_on=date(2024, 1, 1), ends_on=date(2024, 12, 31),
                               basis=programme, **staff)  # fmt: skip
    commands.add_task(plan=year, given=task("99-cat", everybody=True), **staff)
    commands.adopt_plan(plan=year, document=_paper(staff, "yearly_plan"), **staff)

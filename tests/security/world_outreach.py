"""Communication and training of the lock tests: sessions of two bodies and a correction, a quiz, a club, classes with
who came by number and by account; and another province's."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from lachan.access import scope
from lachan.access.models import Account
from lachan.outreach import commands
from lachan.outreach.given import SessionGiven
from lachan.reference.models import Agency, Unit

AT = datetime(2024, 7, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def build(cast) -> None:
    _spoken(cast)
    _taught(cast)


def _given(commune: str | None, **more) -> SessionGiven:
    return SessionGiven(held_on=date(2024, 6, 12), kind="direct" if commune else "press", topic="Nhận biết lời mời giả lập", place="Nhà văn hóa",
                        commune=Unit.objects.get(key=commune) if commune else None, reached=40, method="counted", **more)  # fmt: skip


def _spoken(cast) -> None:
    police, women = {"by": cast("caxa"), "at": AT}, {"by": cast("hoiphunu"), "at": AT}
    leaflet = commands.record_material(
        title="Tờ rơi giả lập",
        kind="leaflet",
        version="2024-1",
        language="vi",
        issued_on=date(2024, 1, 5),
        **women,
    )
    held = commands.record_session(given=_given("c24853.a", materials=((leaflet, 30),)), **police)
    commands.correct_session(
        session=held, given=_given("c24853.a", cost=500_000), why="Thêm kinh phí", **police
    )
    commands.record_quiz(
        about=held.root, moment="before", people=20, questions=5, right=40, **police
    )
    commands.record_session(given=_given(None), **women)
    club = commands.open_club(name="Câu lạc bộ giả lập", kind="club", since=date(2024, 2, 1), members=20,
                              organiser=Agency.objects.get(key="68-hlhpn"), **women)  # fmt: skip
    commands.record_club_activity(
        club=club, on=date(2024, 3, 1), words="Sinh hoạt giả lập", members=21, **women
    )
    elsewhere = {"by": cast("songkhe"), "at": AT}
    commands.record_session(given=_given(None), **elsewhere)


def _taught(cast) -> None:
    women, police = {"by": cast("hoiphunu"), "at": AT}, {"by": cast("caxa"), "at": AT}
    course = commands.record_course(
        title="Khóa giả lập", topics=["law"], content_on=date(2024, 1, 1), hours=Decimal(8), **women
    )
    held = commands.record_training(
        course=course,
        held_on=date(2024, 5, 6),
        ended_on=date(2024, 5, 7),
        place="Hội trường",
        trainers=2,
        **women,
    )
    for body in ("cax-c24853.a", "ubndx-c24853.a"):
        commands.record_attendance(
            training=held, body=Agency.objects.get(key=body), post="police", people=2, **women
        )
    with scope.acting(cast("caxa")):
        official = Account.objects.get(id=cast("caxa").account_id)
    commands.record_own_attendance(training=held, official=official, post="police", **police)

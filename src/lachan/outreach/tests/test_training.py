"""Courses and classes; who was taught is said by number or by one's own body; communes without anybody come first."""

from datetime import date
from decimal import Decimal

import pytest
from tests.walking import does, lines, refuses

from lachan.access.models import Account
from lachan.outreach import queries, refusals, teaching
from lachan.outreach.commands import (
    correct_attendance,
    correct_course,
    correct_training,
    issue_certificate,
    record_attendance,
    record_course,
    record_own_attendance,
    record_quiz,
    record_training,
)
from lachan.outreach.models import Attendance

from .scene import HEALTH, HERE, NOW, OFFICE, POLICE, body, course, held, sees

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def taught(cast):
    who = cast(HEALTH)
    made = does(record_course, by=who, at=NOW, **course())
    return does(record_training, by=who, at=NOW, **held(made))


def course_of(cast, taught):
    return sees(cast(HEALTH), lambda w: teaching.course(w, taught.course_id))


def account(cast, name):
    return sees(cast(name), lambda w: Account.objects.get(id=w.account_id))


@pytest.mark.parametrize(("answer", "more"), [
    (refusals.NoTitle, {"title": " "}), (refusals.NoTopics, {"topics": []}), (refusals.NoSuchChoice, {"topics": ["x"]}),
    (refusals.NotInTheChecklist, {"checklist": ["x"]}), (refusals.ContentAhead, {"content_on": date(2027, 1, 1)}),
    (refusals.HoursOutOfRange, {"hours": Decimal(0)}), (refusals.HoursOutOfRange, {"hours": Decimal("NaN")}),
])  # fmt: skip
def test_record_course_refuses(cast, answer, more):
    refuses(answer, record_course, by=cast(HEALTH), at=NOW, **course(**more))


def test_correct_course_is_read_by_its_classes(cast, taught):
    who = cast(HEALTH)
    first = course_of(cast, taught)
    does(correct_course, by=who, at=NOW, course=first, why="Sai tên", **course(title="Tên đúng"))
    assert sees(cast(POLICE), lambda w: teaching.course_of(w, taught).title) == "Tên đúng"
    refuses(
        refusals.NotYourRow,
        correct_course,
        by=cast(POLICE),
        at=NOW,
        course=first,
        why="x",
        **course(),
    )


@pytest.mark.parametrize(("answer", "more"), [
    (refusals.NotYetHeld, {"held_on": date(2026, 3, 11)}), (refusals.DaysBackwards, {"ended_on": date(2026, 2, 9)}),
    (refusals.NoPlace, {"place": ""}), (refusals.TrainersOutOfRange, {"trainers": 0}),
])  # fmt: skip
def test_record_training_refuses(cast, taught, answer, more):
    refuses(
        answer,
        record_training,
        by=cast(HEALTH),
        at=NOW,
        **{**held(course_of(cast, taught)), **more},
    )


def test_correct_training_takes_a_class_back_and_its_people_with_it(cast, taught):
    who = cast(HEALTH)
    does(
        record_attendance,
        by=who,
        at=NOW,
        training=taught,
        body=body("cax-c24853.c"),
        post="police",
        people=3,
    )
    told = {name: given for name, given in held(None).items() if name != "course"}
    then = does(
        correct_training,
        by=who,
        at=NOW,
        training=taught,
        why="Sai nơi",
        **{**told, "place": "Nơi đúng"},
    )
    assert [one.people for one in sees(cast(OFFICE), lambda w: teaching.trained())] == [3]
    does(correct_training, by=who, at=NOW, training=then, why="Không mở", withdrawn=True, **told)
    assert sees(cast(OFFICE), lambda w: teaching.trained()) == []


def test_record_attendance_is_the_organisers_and_each_body_sees_its_own(cast, taught):
    who = cast(HEALTH)
    told = {"training": taught, "post": "police", "people": 3}
    does(record_attendance, by=who, at=NOW, body=body("cax-c24853.c"), **told)
    does(record_attendance, by=who, at=NOW, body=body("cax-c24781.c"), **told)
    for name, seen in ((HEALTH, 2), (POLICE, 1), (OFFICE, 0), ("catinh", 0)):
        assert len(sees(cast(name), lambda w: list(teaching.attendance(taught)))) == seen, name
    assert sum(one.people for one in sees(cast(OFFICE), lambda w: teaching.trained())) == 6
    refuses(
        refusals.AlreadyAttended,
        record_attendance,
        by=who,
        at=NOW,
        body=body("cax-c24853.c"),
        **told,
    )
    refuses(
        refusals.NotYourClass,
        record_attendance,
        by=cast(POLICE),
        at=NOW,
        body=body("cax-c24853.c"),
        **told,
    )
    refuses(
        refusals.BodyNotThere, record_attendance, by=who, at=NOW, body=body("cax-c24853.a"), **told
    )
    refuses(
        refusals.PeopleOutOfRange,
        record_attendance,
        by=who,
        at=NOW,
        body=body("68-cat"),
        **{**told, "people": 0},
    )
    refuses(
        refusals.NoSuchChoice,
        record_attendance,
        by=who,
        at=NOW,
        body=body("68-cat"),
        **{**told, "post": "x"},
    )


def test_record_own_attendance_is_of_ones_own_colleague_once(cast, taught):
    who, told = cast(POLICE), {"training": taught, "post": "police"}
    does(record_own_attendance, by=who, at=NOW, official=account(cast, POLICE), **told)
    refuses(
        refusals.AlreadyAttended,
        record_own_attendance,
        by=who,
        at=NOW,
        official=account(cast, POLICE),
        **told,
    )
    refuses(
        refusals.NotYourColleague,
        record_own_attendance,
        by=who,
        at=NOW,
        official=account(cast, "caxa2_2026"),
        **told,
    )
    for name, seen in ((POLICE, 1), (HEALTH, 1), (OFFICE, 0), ("xahoixa_2026", 0), ("thanhtra", 0)):
        assert sees(cast(name), lambda w: Attendance.objects.count()) == seen, name
    assert sees(who, lambda w: teaching.by_post(date(2026, 2, 10), date(2026, 2, 11))) == [
        ("police", 1, 1)
    ]
    assert sees(who, lambda w: teaching.by_post(date(2026, 2, 11), date(2026, 3, 1))) == []
    # the organiser's number and the body's own list are the same people
    does(record_attendance, by=cast(HEALTH), at=NOW, body=body("cax-c24853.c"), people=1, **told)
    assert [one.people for one in sees(cast(OFFICE), lambda w: teaching.trained())] == [1]


def test_correct_attendance_to_nobody(cast, taught):
    who = cast(HEALTH)
    made = does(
        record_attendance,
        by=who,
        at=NOW,
        training=taught,
        body=body("cax-c24853.c"),
        post="police",
        people=3,
    )
    refuses(
        refusals.NoReason, correct_attendance, by=who, at=NOW, attendance=made, people=2, why=""
    )
    refuses(
        refusals.PeopleOutOfRange,
        correct_attendance,
        by=who,
        at=NOW,
        attendance=made,
        people=-1,
        why="x",
    )
    refuses(
        refusals.NotYourRow,
        correct_attendance,
        by=cast("caxa2_2026"),
        at=NOW,
        attendance=made,
        people=2,
        why="x",
    )
    does(correct_attendance, by=who, at=NOW, attendance=made, people=0, why="Không ai dự")
    assert [one.people for one in sees(cast(OFFICE), lambda w: teaching.trained())] == [0]


def test_a_class_has_its_quiz(cast, taught):
    does(
        record_quiz,
        by=cast(HEALTH),
        at=NOW,
        about=taught.root,
        moment="before",
        people=10,
        questions=10,
        right=41,
    )
    assert (
        sees(cast(POLICE), lambda w: queries.quizzes([taught.root])[taught.root, "before"].people)
        == 10
    )


def test_issue_certificate_leaves_the_class_in_the_log_and_no_name(cast, taught):
    who, told = cast(HEALTH), {"training": taught, "post": "police", "body": body("cax-c24853.c")}
    refuses(refusals.NobodyCame, issue_certificate, by=who, at=NOW, **told)
    does(record_attendance, by=who, at=NOW, people=3, **told)
    assert does(issue_certificate, by=who, at=NOW, subject=taught.root, **told) == 3
    assert set(lines(who)[-1].detail) == {"body", "post"}
    refuses(refusals.NotYourClass, issue_certificate, by=cast(POLICE), at=NOW, **told)


def test_coverage_has_the_communes_of_the_day_and_the_gap_first(cast, taught):
    who = cast(HEALTH)
    does(
        record_attendance,
        by=who,
        at=NOW,
        training=taught,
        body=body("cax-c24853.c"),
        post="police",
        people=3,
    )
    old = does(record_training, by=who, at=NOW, **held(course_of(cast, taught), date(2025, 6, 2)))
    does(
        record_attendance,
        by=who,
        at=NOW,
        training=old,
        body=body("cax-c24784.a"),
        post="police",
        people=2,
    )

    def rows(account, day, *more):
        found = sees(cast(account), lambda w: teaching.coverage(w, day, *more))
        return {
            one.commune.key: (one.standing.code, one.standing.people, one.before) for one in found
        }, [one.standing.code for one in found]

    now, order = rows(OFFICE, date(2026, 3, 10))
    assert len(now) == 124
    assert now[HERE] == ("fresh", 3, 0)
    assert now["c24781.c"] == ("none", 0, 2)
    assert (order[0], order[-1], order.count("fresh")) == ("none", "fresh", 1)
    then, _ = rows(OFFICE, date(2025, 6, 30))
    assert len(then) == 137
    assert then["c24784.a"] == ("fresh", 2, 0)
    assert rows(OFFICE, date(2026, 3, 10), frozenset({"investigation"}))[0][HERE][0] == "none"
    assert rows(OFFICE, date(2026, 3, 10), frozenset(), "peoples_committee")[0][HERE][0] == "none"
    assert rows(OFFICE, date(2028, 3, 1), frozenset({"law"}))[0][HERE][0] == "stale"
    assert rows("caxa2_2026", date(2026, 3, 10))[0][HERE][0] == "none"
    assert [
        (one.key, standing.code)
        for one, standing in sees(cast(POLICE), lambda w: teaching.by_body(w, date(2026, 3, 10)))
    ] == [("cax-c24853.c", "fresh")]

"""A session is written, put right, never edited; what cannot be so is refused beside its box; a quiz is counts."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.outreach import queries, refusals
from lachan.outreach.commands import (
    correct_material,
    correct_session,
    record_material,
    record_quiz,
    record_session,
)
from lachan.outreach.models import Session
from lachan.outreach.queries import Asked

from .scene import HERE, NOW, OFFICE, OLD, POLICE, WOMEN, body, given, sees, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MATERIAL = {
    "title": "Tờ rơi giả lập",
    "kind": "leaflet",
    "version": "2026-1",
    "language": "koho",
    "issued_on": date(2026, 1, 5),
}


def test_record_session_is_seen_by_the_province_and_by_nobody_else(cast):
    made = does(record_session, by=cast(POLICE), at=NOW, given=given())
    for account in (OFFICE, WOMEN, "caxa2_2026"):
        assert [
            one.root
            for one in sees(cast(account), lambda who: list(queries.sessions(who, Asked())))
        ] == [made.root]
    assert sees(cast("songkhe"), lambda who: Session.objects.count()) == 0
    assert (made.organiser_id, made.groups) == (
        cast(POLICE).agency_id,
        {"women": 40, "students": 15},
    )


@pytest.mark.parametrize(("answer", "box", "more"), [
    (refusals.NotYetHeld, "held_on", {"held_on": date(2026, 3, 11)}), (refusals.HeldLongAgo, "held_on", {"held_on": date(2009, 12, 31)}),
    (refusals.CommuneNotThen, "commune", {"commune": OLD}), (refusals.CommuneNotThen, "commune", {"held_on": date(2025, 6, 30)}),
    (refusals.NoCommune, "commune", {"commune": None}), (refusals.NotACommune, "commune", {"commune": "p68.c"}),
    (refusals.NoPlace, "place", {"place": " "}), (refusals.NoTopic, "topic", {"topic": ""}), (refusals.NoSuchChoice, "kind", {"kind": "x"}),
    (refusals.NoSuchChoice, "language", {"language": "x"}), (refusals.NoMethod, "method", {"method": ""}),
    (refusals.Negative, "reached", {"reached": -1, "groups": {}}), (refusals.Absurd, "reached", {"reached": 900_000}),
    (refusals.GroupsAboveTotal, "reached", {"reached": 50}), (refusals.NoTotal, "reached", {"reached": None, "method": ""}),
    (refusals.NoSuchChoice, "groups", {"groups": {"x": 1}}), (refusals.CostOutOfRange, "cost", {"cost": -5}),
    (refusals.OrganiserNotThere, "organiser", {"organiser": "68-sldtbxh"}), (refusals.OrganiserNotThere, "organiser", {"organiser": "99-cat"}),
])  # fmt: skip
def test_record_session_refuses(cast, answer, box, more):
    told = {**more, "organiser": body(more["organiser"])} if "organiser" in more else more
    refused = refuses(answer, record_session, by=cast(POLICE), at=NOW, given=given(**told))
    assert refused.field == box


def test_the_commune_is_of_that_day_and_the_sentence_says_until_when_it_was(cast):
    refused = refuses(
        refusals.CommuneNotThen, record_session, by=cast(POLICE), at=NOW, given=given(OLD)
    )
    assert "01/07/2025" in refused.sentence
    made = does(
        record_session, by=cast(POLICE), at=NOW, given=given(OLD, held_on=date(2025, 6, 30))
    )
    assert (made.commune.key, made.organiser.key) == (OLD, "cax-c24853.a")
    early = given(None, kind="press", held_on=date(2025, 6, 30))
    refuses(refusals.OrganiserNotThere, record_session, by=cast(POLICE), at=NOW, given=early)
    assert (
        does(record_session, by=cast(WOMEN), at=NOW, given=given(None, kind="press")).commune
        is None
    )


def test_who_has_no_part_records_nothing(cast):
    for account in ("lanhdao", "tongdai", "quantri"):
        refuses(NotYours, record_session, by=cast(account), at=NOW, given=given())


def test_correct_session_keeps_what_was_said(cast):
    who = cast(POLICE)
    made = does(record_session, by=who, at=NOW, given=given())
    then = does(
        correct_session,
        by=who,
        at=NOW,
        session=made,
        given=given(reached=80),
        why="Đếm lại",
        subject=made.root,
    )
    assert (then.root, then.turn) == (made.root, 2)
    assert [one.reached for one in sees(who, lambda w: queries.versions(w, made.root))] == [60, 80]
    assert [one.reached for one in sees(who, lambda w: list(queries.sessions(w, Asked())))] == [80]
    refuses(
        refusals.Superseded,
        correct_session,
        by=who,
        at=NOW,
        session=made,
        given=given(reached=90),
        why="Đếm lại",
    )
    refuses(
        refusals.NothingChanged,
        correct_session,
        by=who,
        at=NOW,
        session=then,
        given=given(reached=80),
        why="x",
    )
    refuses(
        refusals.NoReason,
        correct_session,
        by=who,
        at=NOW,
        session=then,
        given=given(reached=81),
        why=" ",
    )
    refuses(
        refusals.NotYourRow,
        correct_session,
        by=cast(WOMEN),
        at=NOW,
        session=then,
        given=given(reached=81),
        why="x",
    )
    does(
        correct_session,
        by=who,
        at=NOW,
        session=then,
        given=given(reached=80),
        why="Ghi nhầm",
        withdrawn=True,
    )
    assert sees(who, lambda w: list(queries.sessions(w, Asked()))) == []


def test_a_successor_corrects_what_the_body_before_it_wrote(cast):
    labour = cast("soldtbxh")
    at = NOW.replace(year=2024)
    made = does(
        record_session, by=labour, at=at, given=given(None, kind="press", held_on=date(2024, 3, 1))
    )
    then = does(correct_session, by=cast("soyte"), at=NOW, session=made, why="Đếm lại",
                given=given(None, kind="press", held_on=date(2024, 3, 1), reached=70))  # fmt: skip
    assert (then.organiser.key, then.agency_id) == ("68-sldtbxh", cast("soyte").agency_id)


def test_record_material_and_correct_material(cast):
    who = cast(WOMEN)
    made = does(record_material, by=who, at=NOW, **MATERIAL)
    then = does(
        correct_material,
        by=who,
        at=NOW,
        material=made,
        why="Sai phiên bản",
        **{**MATERIAL, "version": "2026-2"},
    )
    assert [one.version for one in sees(cast(POLICE), lambda w: list(queries.materials(w)))] == [
        "2026-2"
    ]
    used = does(record_session, by=cast(POLICE), at=NOW, given=given(materials=((then, 200),)))
    assert [
        (one.material_id, one.copies) for one in sees(who, lambda w: list(used.materials.all()))
    ] == [(then.id, 200)]
    refuses(
        refusals.CopiesOutOfRange,
        record_session,
        by=cast(POLICE),
        at=NOW,
        given=given(materials=((then, -1),)),
    )
    for answer, more in ((refusals.NoTitle, {"title": " "}), (refusals.NoVersion, {"version": ""}), (refusals.NoSuchChoice, {"kind": "x"}),
                         (refusals.NotYetHeld, {"issued_on": date(2027, 1, 1)})):  # fmt: skip
        refuses(answer, record_material, by=who, at=NOW, **{**MATERIAL, **more})
    refuses(
        refusals.NotYourRow,
        correct_material,
        by=cast(POLICE),
        at=NOW,
        material=then,
        why="x",
        **MATERIAL,
    )


def test_record_quiz_keeps_counts_and_the_last_one_counts(cast):
    who = cast(POLICE)
    about = does(record_session, by=who, at=NOW, given=given()).root
    for right in (90, 95):
        does(
            record_quiz,
            by=who,
            at=NOW,
            about=about,
            moment="after",
            people=20,
            questions=5,
            right=right,
        )
    assert sees(who, lambda w: queries.quizzes([about])[about, "after"].right) == 95
    refuses(
        refusals.QuizNotSane,
        record_quiz,
        by=who,
        at=NOW,
        about=about,
        moment="after",
        people=20,
        questions=5,
        right=101,
    )
    refuses(
        refusals.NoSuchChoice,
        record_quiz,
        by=who,
        at=NOW,
        about=about,
        moment="x",
        people=1,
        questions=1,
        right=1,
    )
    refuses(
        refusals.NotYourRow,
        record_quiz,
        by=cast(WOMEN),
        at=NOW,
        about=about,
        moment="after",
        people=1,
        questions=1,
        right=1,
    )


def test_reach_is_by_commune_of_the_day_counted_apart_from_estimated(cast):
    who = cast(POLICE)
    for told in (given(), given(reached=100, method="estimated", groups={"women": 5}), given(reached=None, method="", groups={}),
                 given(OLD, held_on=date(2025, 6, 1)), given(None, kind="online", reached=5_000, method="estimated", groups={})):  # fmt: skip
        does(record_session, by=who, at=NOW, given=told)
    wrong = does(record_session, by=who, at=NOW, given=given(reached=999))
    does(
        correct_session,
        by=who,
        at=NOW,
        session=wrong,
        given=given(reached=999),
        why="Không có",
        withdrawn=True,
    )

    def asked(place, since, until):
        found = sees(who, lambda w: queries.reach(place, since, until, province=w.province_id))
        return {
            one.commune.key if one.commune else None: (
                one.sessions,
                one.counted,
                one.estimated,
                one.uncounted,
            )
            for one in found
        }

    assert asked(None, date(2025, 4, 1), date(2026, 4, 1)) == {
        HERE: (3, 60, 100, 1),
        OLD: (1, 60, 0, 0),
        None: (1, 0, 5_000, 0),
    }
    assert asked(unit(HERE), date(2026, 3, 1), date(2026, 3, 2)) == {HERE: (3, 60, 100, 1)}
    assert asked(None, date(2026, 2, 1), date(2026, 3, 1)) == {}
    groups = sees(
        who,
        lambda w: (
            queries.reach(unit(HERE), date(2026, 3, 1), date(2026, 3, 2), province=w.province_id)[
                0
            ].groups
        ),
    )
    assert groups == {"women": 45, "students": 15}
    assert sees(who, lambda w: queries.sums(w, Asked(group="students")))["sessions"] == 2


def test_a_list_is_paged_by_its_key(cast):
    who = cast(POLICE)
    made = [
        does(record_session, by=who, at=NOW, given=given(held_on=date(2026, 2, day))).id
        for day in (3, 3, 1, 2)
    ]
    seen, after = [], None
    while True:
        rows = sees(who, lambda w, after=after: queries.page(w, Asked(), after, size=1))
        seen.append(rows[0].id)
        if len(rows) == 1:
            break
        after = rows[0].held_on, rows[0].id
    assert seen == [made[1], made[0], made[3], made[2]]

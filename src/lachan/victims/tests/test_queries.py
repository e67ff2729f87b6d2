"""Lists, one file by audience, entitlements with the amount of the day, a desk's work, what was owed and not delivered."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.care_walk import STORY
from tests.walking import given, refuses, victim

from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.intake.commands import receive_report
from lachan.people import entries
from lachan.people.entries import Entry
from lachan.victims import commands as c
from lachan.victims import queries as q
from lachan.victims.models import CareOwed
from lachan.victims.refusals import PurposeNeeded, TooLittleToFind


def listed(walk, part, **filters):
    with scope.acting(walk.who(part)):
        return [row.care_id for row in q.lines(walk.who(part), q.Filters(**filters)).rows]


@pytest.fixture
def three(new):
    """The first found a victim, under the old law at first; the second a child with a red flag; the third just received."""
    files = []
    for minor in (False, True, None):
        new.later(days=1)
        new.received(entry=Entry("male", None, minor))
        new.passed_on()
        files.append(new.file)
    new.file = files[1]
    new.deed(c.assess_risk, "lead", risks=["followed"], review_on=new.day(7))
    new.file = files[0]
    new.identified()
    return new, files


@pytest.mark.parametrize("led", [True, False])
def test_lines_are_narrowed_by_each_filter(three, led):
    walk, (one, two, three_) = three
    told = {"led": led}
    assert listed(walk, "lead", **told) == [three_.id, two.id, one.id]
    assert listed(walk, "lead", stage="V4", **told) == [one.id]
    assert listed(walk, "lead", red=True, **told) == [two.id]
    assert listed(walk, "lead", minor=True, **told) == [two.id]
    assert listed(walk, "lead", minor=False, **told) == [one.id]
    assert listed(walk, "lead", review_by=walk.day(10), **told) == [two.id]
    assert listed(walk, "lead", review_by=walk.day(1), **told) == []
    assert listed(walk, "lead", regime="law_66_2011", **told) == []
    assert listed(walk, "lead", code=two.person.code.lower().removeprefix("n-"), **told) == [two.id]
    assert listed(walk, "aid", **told) == []


def test_lines_go_on_from_the_last_row_without_a_gap_or_a_twin(three):
    walk, files = three
    for led in (True, False):
        with scope.acting(walk.who("lead")):
            page = q.lines(walk.who("lead"), q.Filters(led=led), size=2)
            rest = q.lines(walk.who("lead"), q.Filters(led=led, before=page.more), size=2)
        assert [row.care_id for row in (*page.rows, *rest.rows)] == [
            one.id for one in reversed(files)
        ]
        assert rest.more is None


def test_lines_show_a_body_with_two_standings_each_person_once(new):
    new.received("lead")
    assert listed(new, "lead") == [new.file.id]


def test_lines_are_two_statements_and_carry_no_name(three):
    walk, _ = three
    with (
        scope.acting(walk.who("lead")),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        page = q.lines(walk.who("lead"), q.Filters(led=True))
    told = [one["sql"] for one in asked if not one["sql"].startswith("PREPARE ")]
    assert [sql.split()[0] for sql in told] == ["SELECT", "EXECUTE"]
    assert "Người" not in str([row.code for row in page.rows])


def test_file_by_code_is_found_as_people_type_it_and_only_by_who_sees_it(new):
    new.in_care()
    with scope.acting(new.who("lead")):
        assert q.file_by_code(new.who("lead"), new.file.person.code[2:].lower()).id == new.file.id
    with scope.acting(new.who("verifier")), pytest.raises(NotFound):
        q.file_by_code(new.who("verifier"), new.file.person.code)


def test_whole_by_audience_and_never_the_story(walk):
    walk.in_care().asked().told().referred(words="An toàn (giả lập)")
    walk.deed(
        c.assess_needs, "lead", needs=["health"], review_on=walk.day(5), words="Chăm sóc (giả lập)"
    )
    walk.deed(c.record_first_check, "verifier", note="Đường đi (giả lập)")
    said = {}
    for part in ("lead", "commune", "verifier", "aid"):
        with scope.acting(walk.who(part)), CaptureQueriesContext(connection) as asked:
            found = q.whole(walk.who(part), walk.file)
        said[part] = {words for one in found.said for words in one.words.values()}
        assert STORY not in said[part]
        assert (
            len(
                [
                    one
                    for one in asked
                    if one["sql"].startswith("SELECT") and "set_config" not in one["sql"]
                ]
            )
            <= 10
        )
    assert said["lead"] >= {"An toàn (giả lập)", "Chăm sóc (giả lập)", "Đường đi (giả lập)"}
    assert "Đường đi (giả lập)" in said["commune"] and "Chăm sóc (giả lập)" not in said["commune"]
    assert said["verifier"] & {"Chăm sóc (giả lập)"} == set()
    assert said["aid"] == {"An toàn (giả lập)", "Chỉ gặp trực tiếp (giả lập)"}


def test_whole_says_what_was_put_right(new):
    new.in_care().identified()
    act = new.acts("verifier")[-1]
    new.deed(c.correct_entry, "verifier", act=act, when=act.occurred_at, facts={}, paper="02/GXN")
    with scope.acting(new.who("lead")):
        gone = [one.act.id for one in q.whole(new.who("lead"), new.file).said if one.gone]
    assert gone == [act.id]


def test_who_sees_is_told_to_who_cares(new):
    new.in_care().asked().referred()
    with scope.acting(new.who("lead")):
        kinds = {
            kind for _, _, kind, _ in q.open_file(new.who("lead"), new.file.person.code).seen_by
        }
    assert kinds == {"origin", "lead", "verifier", "supporter"}
    with scope.acting(new.who("aid")):
        assert not q.open_file(new.who("aid"), new.file.person.code).seen_by


def entitled(walk, part="lead", on=None):
    with scope.acting(walk.who(part)):
        found = q.entitlements(
            walk.who(part), q.whole(walk.who(part), walk.file), on or walk.day(0)
        )
    return {one.given.owed.support.kind: one for one in found}


def test_entitlements_with_working_and_no_amount_until_a_paper_sets_one(walk):
    walk.in_care().identified().told()
    one = entitled(walk)["essentials"]
    assert one.given.owed.answer == "owed" and one.given.owed.working
    assert one.amount_text == "chưa có mức"
    c.set_rate(
        code="essentials_daily",
        amount=90_000,
        from_on=walk.day(-5),
        paper="01/2025/NQ-GL (giả lập)",
        by=walk.who("lead"),
        at=walk.now,
    )
    assert entitled(walk)["essentials"].amount_text == "90.000 đồng"
    assert entitled(walk, on=walk.day(-6))["essentials"].amount is None
    assert (
        entitled(walk)[
            "legal_support" if walk.era.regime == "law_53_2024" else "legal_aid"
        ].amount_text
        == ""
    )


def test_entitlements_are_not_read_by_who_sees_a_part(walk):
    walk.in_care().identified().told().referred()
    for part in ("commune", "verifier", "aid"):
        assert entitled(walk, part) == {}


def test_entitlements_say_what_was_delivered_refused_expired(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(10))
    walk.deed(c.refuse_support, "lead", support="vocational", ground="papers_missing", paper="1/TB")
    found = entitled(walk)
    assert (found["essentials"].given.state, found["vocational"].given.state) == (
        "delivered",
        "refused",
    )
    assert entitled(walk, on=walk.day(11))["essentials"].given.state == "expired"


def test_due_is_the_work_of_a_desk(three):
    walk, (one, two, _) = three
    walk.file = one
    walk.told().referred()
    walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(3))
    until = walk.now + timedelta(days=8)
    with scope.acting(walk.who("lead")):
        work = q.due(walk.who("lead"), until, walk.day(8))
        assert [row.care_id for row in work.red] == [two.id]
        assert [row.care_id for row in work.reviews] == [two.id]
        assert [row.care_id for row in work.ending] == [one.id]
    with scope.acting(walk.who("aid")):
        work = q.due(walk.who("aid"), until, walk.day(8))
        assert [(row.care_id, row.ref) for row in work.clocks] == [(one.id, "GT")]
        assert not work.red and not work.reviews and not work.ending


def test_look_up_in_care_finds_exactly_and_is_in_the_log(new):
    new.in_care()
    told = {"by": new.who("lead"), "at": new.now, "purpose": "verify"}
    for kind, value, year in (("telephone", "0900000009", None), ("name_year", "Người Trở Về Giả Lập", 2006), ("name", "nguoi tro ve gia lap", None)):  # fmt: skip
        assert [
            f.id for f in c.look_up_in_care(kind=kind, value=value, birth_year=year, **told)
        ] == [new.file.id]
        assert "Giả Lập" not in str(new.cast and [line.detail for line in new.lines("lead")])
    assert c.look_up_in_care(kind="telephone", value="0900000008", birth_year=None, **told) == []
    assert (
        c.look_up_in_care(
            kind="telephone",
            value="0900000009",
            birth_year=None,
            **{**told, "by": new.who("verifier")},
        )
        == []
    )
    refuses(
        TooLittleToFind, c.look_up_in_care, kind="name_year", value="Người", birth_year=None, **told
    )
    refuses(
        PurposeNeeded,
        c.look_up_in_care,
        kind="telephone",
        value="0900000009",
        birth_year=None,
        **{**told, "purpose": ""},
    )


def test_a_common_name_does_not_push_a_file_out_of_what_is_found(new, monkeypatch):
    """Whoever else of that name is in a report one sees counts for nothing here: cut is what is found, not what it is found by."""
    new.received()
    police = new.who("police")
    reported = given(new.later(hours=1), persons=[victim("Người Trở Về Giả Lập")])
    receive_report(given=reported, by=police, at=new.now)
    monkeypatch.setattr(entries, "SHOWN", 1)
    with scope.acting(police):
        assert len(entries.exactly("name", "nguoi tro ve gia lap")) == 2
    found = c.look_up_in_care(kind="name", value="Người Trở Về Giả Lập", birth_year=None, by=police, at=new.now, purpose="verify")  # fmt: skip
    assert [file.id for file in found] == [new.file.id]


def test_look_up_listed_asks_for_a_whole_list_at_once_and_is_one_line_in_the_log(new):
    new.in_care()
    told = {"by": new.who("lead"), "at": new.now, "purpose": "duplicate"}
    sources = [("telephone", "0900000009"), ("telephone", "0900000008"), ("name", "nguoi tro ve gia lap")]  # fmt: skip
    found = c.look_up_listed(sources=sources, **told)
    assert {one: [f.id for f in many] for one, many in found.items()} == {
        sources[0]: [new.file.id], sources[2]: [new.file.id],
    }  # fmt: skip
    assert not any(c.look_up_listed(sources=sources, **{**told, "by": new.who("verifier")}).values())  # fmt: skip
    refuses(PurposeNeeded, c.look_up_listed, sources=sources, **{**told, "purpose": ""})


def counts(walk, part="thukybcd", year=2025):
    with scope.acting(walk.who(part)):
        return {
            (row.support, row.regime): (row.owed, row.missing, row.refused)
            for row in q.shortfalls(walk.who(part), year)
        }


@pytest.fixture
def many(new):
    """Twelve identified; of legal support five have it, seven do not; of medical help one lacks it."""
    for n in range(12):
        new.received().passed_on().identified()
        new.deed(c.tell_situation, "lead", situation={"nationality": "vietnamese"})
        if n < 5:
            new.deed(c.deliver_support, "lead", support="legal_support")
        if n < 11:
            new.deed(c.deliver_support, "lead", support="medical")
    return new


def test_shortfalls_are_counts_and_small_ones_are_not_said(many):
    found = counts(many)
    assert found["legal_support", "law_53_2024"] == (15, 10, 0)
    assert found["medical", "law_53_2024"] == (15, None, None)
    assert counts(many, "lanhdao") == found
    many.deed(c.refuse_support, "lead", support="legal_support", ground="no_place", paper="1/TB")
    assert counts(many)["legal_support", "law_53_2024"] == (15, None, None)


def test_shortfalls_of_few_people_say_nothing(new):
    new.in_care().identified()
    new.deed(c.tell_situation, "lead", situation={"nationality": "vietnamese"})
    assert counts(new) == {}


def test_of_six_people_nobody_can_tell_that_one_is_a_foreigner(new):
    """Everybody in identification is owed essentials, citizens legal aid: side by side six and five would name one."""
    for n in range(6):
        new.received().passed_on().asked()
        new.deed(c.begin_identification, "verifier")
        new.deed(
            c.tell_situation, "lead", situation={"nationality": "vietnamese" if n else "foreign"}
        )
    found = counts(new)
    assert len({owed for owed, _, _ in found.values()}) == 1 and len(found) > 1


def test_shortfalls_are_the_committees_and_show_no_file(many):
    for part in ("lead", "verifier", "soyte", "thanhtra", "quantri", "songkhe"):
        assert counts(many, part) == {}
    with scope.acting(many.who("thukybcd")):
        assert not CareOwed.objects.exists()
        assert q.lines(many.who("thukybcd"), q.Filters()).rows == []


def test_shortfalls_are_of_a_year_of_reception(many):
    assert counts(many, year=2024) == {}
    assert counts(many, year=2025)


def test_what_care_alone_knows_stands_in_the_list_of_who_cares_only(walk):
    """The police see a person identified; that the person is being helped, and to be seen again when, the lead sees."""
    walk.in_care().identified().referred("essentials", "facility", stays=True)
    walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(5))
    walk.deed(c.deliver_support, "lead", support="medical")
    told = {"lead": ("V8", walk.day(5)), "facility": ("V8", walk.day(5)), "police": ("V4", None), "verifier": ("V4", None)}  # fmt: skip
    for part, expected in told.items():
        with scope.acting(walk.who(part)):
            (row,) = q.lines(walk.who(part), q.Filters()).rows
            whole = q.whole(walk.who(part), walk.file)
        assert (row.stage, row.review_on) == expected, part
        assert bool(row.next_ref) <= (expected[1] is not None), part
        assert (whole.caring is not None) is (expected[1] is not None), part
        inside, outside = (listed(walk, part, stage=stage) for stage in ("V8", "V4"))
        found = [walk.file.id]
        assert (inside, outside) == ((found, []) if expected[1] else ([], found)), part
        assert listed(walk, part, review_by=walk.day(9)) == (found if expected[1] else []), part


def test_who_was_asked_for_a_support_finds_the_person_and_reads_no_verdict(walk):
    walk.in_care().identified().referred()
    assert listed(walk, "aid", red=True) == []
    walk.deed(c.raise_red_flag, "aid", flag="followed")
    for filters in ({}, {"red": True}, {"code": walk.file.person.code}):
        with scope.acting(walk.who("aid")):
            (row,) = q.lines(walk.who("aid"), q.Filters(**filters)).rows
        assert (row.care_id, row.red, row.code) == (walk.file.id, 1, walk.file.person.code)
        assert (row.stage, row.verdict, row.regime, row.minor, row.lead) == ("", "", "", None, "")
    for filters in ({"stage": "V4"}, {"regime": walk.reading().regime}, {"minor": True}):
        assert listed(walk, "aid", **filters) == []
    with scope.acting(walk.who("aid")):
        assert q.whole(walk.who("aid"), walk.file).reading is None

"""@command itself: who and when are said, a refusal undoes all but its own line, a fault is not swallowed."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection
from tests.walking import hour, lines, refuses

from lachan.access import audit, scope
from lachan.access.models import AuditLine
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import VERBS, Busy, DatabaseSaysNo, Twice, command

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-04 08:00")


class SayNo(Refusal):
    """Không được, vì là bài kiểm tra. Thử việc khác."""


@pytest.fixture(autouse=True)
def _registered_only_for_this_test():
    before = dict(VERBS)
    yield
    VERBS.clear()
    VERBS.update(before)


def test_who_and_when_must_be_said(cast):
    @command(Permission.REPORT_SEE, article="thử")
    def look(*, by, at):
        """Thử."""

    for told in (
        {},
        {"by": cast("caxa")},
        {"by": cast("caxa"), "at": datetime(2024, 1, 1)},
        {"by": "caxa", "at": AT},
    ):
        with pytest.raises(TypeError):
            look(**told)
    look(by=cast("caxa"), at=AT)


def test_a_refusal_undoes_the_deed_and_keeps_its_line(cast):
    @command(Permission.REPORT_SEE, article="thử")
    def half_done(*, by, at):
        """Thử."""
        audit.write(audit.Line(), verb="half", by=by, at=at, outcome="done")
        raise SayNo

    refuses(SayNo, half_done, by=cast("caxa"), at=AT)
    assert [line.verb for line in lines(cast("caxa"))] == ["half_done"]


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("40001", Busy),
        ("40P01", Busy),
        ("55P03", Busy),
        ("42501", DatabaseSaysNo),
        ("23505", Twice),
    ],
)
def test_what_the_database_refuses_becomes_a_sentence(cast, state, answer):
    @command(Permission.REPORT_SEE, article="thử")
    def raise_it(*, by, at):
        """Thử."""
        with connection.cursor() as cursor:
            cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")

    refuses(answer, raise_it, by=cast("caxa"), at=AT)


def test_any_other_fault_stays_a_fault(cast):
    @command(Permission.REPORT_SEE, article="thử")
    def break_it(*, by, at):
        """Thử."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    with pytest.raises(DatabaseError):
        break_it(by=cast("caxa"), at=AT)
    assert lines(cast("caxa")) == []


def test_the_rights_do_not_outlive_the_verb(cast):
    @command(Permission.REPORT_SEE, article="thử")
    def look(*, by, at):
        """Thử."""

    look(by=cast("caxa"), at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lachan.token', '', true)")
    assert AuditLine.objects.count() == 0
    with scope.acting(cast("caxa")):
        assert AuditLine.objects.count() == 1

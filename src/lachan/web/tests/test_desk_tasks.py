"""Tasks of the plan on the desk: those my body has to report now, in one statement, nobody else's."""

from datetime import datetime, timedelta

import pytest

from lachan.plan.tests.scene import Planning
from lachan.web import guard

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 5
AT = datetime(2026, 3, 20, 9, 0, tzinfo=guard.HANOI)


@pytest.fixture
def planned(committed, cast, now):
    plan = Planning(cast, year=2026).now("2026-01-20 09:00")
    plan.adopted("68-syt", "68-hlhpn")
    now(AT)
    return plan


PART = "/viec-hom-nay/ke-hoach/"
TITLE = "Nhiệm vụ kế hoạch cần báo cáo"


def part(client):
    return client.get(PART, headers={"HX-Request": "true"}).content.decode()


def test_mine_and_nobody_elses(planned, sign_in, now):
    now(AT)
    client = sign_in("soyte")
    html = part(client)
    assert TITLE in html
    assert "<html" not in html
    assert "31/03/2026" in html
    assert "30/06/2026" not in html
    assert TITLE in client.get(PART).content.decode()
    for account in ("caxa_2026", "dieutra_tinh"):
        assert TITLE not in part(sign_in(account))


def test_the_desk_asks_for_them_afterwards_and_its_part_is_cheap(planned, sign_in, now):
    now(AT + timedelta(days=300))
    client = sign_in("soyte")
    assert f'hx-get="{PART}"' in client.get("/viec-hom-nay/").content.decode()
    answer, sql = statements(client, PART)
    assert answer.status_code == 200
    assert len(sql) <= MOST, sql
    assert sign_in("quantri").get(PART).status_code == 403


def test_what_was_reported_leaves_the_desk(planned, sign_in, now):
    planned.now("2026-03-20 08:00").reported("soyte", "68-syt")
    now(AT)
    assert TITLE not in part(sign_in("soyte"))

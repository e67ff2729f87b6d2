import pytest
from uuid_utils.compat import uuid7
from lachan.access import scope
from lachan.docket import queries as docket
from lachan.docket.commands import send_handover
from lachan.intake import commands as intake
from lachan.intake.given import ReportGiven
from lachan.reference.models import Agency
from django.db import connections
pytestmark=[pytest.mark.django_db(databases="__all__")]
def test_x(cast, instant):
    with connections["keeper"].cursor() as c:
        c.execute("select c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner), (select count(*) from pg_policy p where p.polrelid=c.oid), c.relacl from pg_class c join pg_namespace n on n.oid=c.relnamespace where relkind='r' and nspname in ('public','sec') order by 1")
        for r in c.fetchall(): print(r)
        c.execute("select has_database_privilege('lachan_app', current_database(), 'TEMP'), has_schema_privilege('lachan_app','public','CREATE'), version()"); print(c.fetchall())
def test_h(cast, instant):
    t=cast("tongdai"); at=instant("2024-05-05 10:00")
    m=intake.receive_report(given=ReportGiven(uuid7(), at, channel="hotline_111", external_number="9"), by=t, at=at)
    with scope.acting(t):
        seen=docket.matter_by_code(t, m.code)
        to=Agency.objects.get(key="cah-d674.a")
    send_handover(matter=seen,to=to,what="report",by=t,at=at,sent_at=at)

"""The worker's role reads terms and no person: what injected SQL would have in its hands."""

import psycopg
import pytest
from tests.security.connecting import connect

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("django_db_setup")]
SHUT = ["people_identity", "people_fingerprint", "people_person", "docket_act", "docket_sealednote", "docket_paper",
        "docket_mention", "docket_term", "docket_registerentry", "docket_matterreading", "intake_report", "intake_narrative",
        "intake_trait", "access_auditline", "access_recordkey", "access_apitoken", "django_session", "indicators_figure",
        "victims_careact", "victims_carefile", "victims_carenote", "victims_carereading", "victims_careowed", "victims_carelink",
        "sec.signing_key"]  # fmt: skip
COLUMNS = ["place_id FROM docket_matter", "received_at FROM docket_matter", "hash FROM access_password",
           "display_name FROM access_account", "username FROM access_account", "act_id FROM docket_handover",
           "since FROM victims_carestanding"]  # fmt: skip
DEEDS = ["DELETE FROM oversight_notice", "UPDATE oversight_notice SET seen_at = now()", "UPDATE oversight_notice SET code = 'x'",
         "DELETE FROM oversight_delivery", "UPDATE oversight_contact SET address = 'x'", "DELETE FROM oversight_contact",
         "UPDATE docket_clockreading SET owed = false", "UPDATE docket_accusedreading SET release_at = NULL",
         "INSERT INTO docket_standing (id) VALUES (gen_random_uuid())", "DELETE FROM sec.waiting",
         "CREATE TABLE public.made ()", "SET ROLE lachan_keeper", "SET session_replication_role = replica"]  # fmt: skip


@pytest.mark.parametrize(
    "question", [f"SELECT * FROM {t}" for t in SHUT] + [f"SELECT {c}" for c in COLUMNS] + DEEDS
)
def test_it_may_not(question):
    with connect("worker") as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
        link.execute(question)


def test_it_may_read_what_the_rungs_are_counted_from():
    with connect("worker") as link:
        for table in (
            "docket_clockreading",
            "docket_accusedreading",
            "sec.waiting",
            "reference_agency",
        ):
            link.execute(f"SELECT * FROM {table}")
        link.execute("SELECT id, code, barred_id FROM docket_matter")


def test_the_application_may_not_touch_the_queue_nor_make_a_notice():
    for question in ("SELECT * FROM queue.procrastinate_jobs", "INSERT INTO oversight_notice (id) VALUES (gen_random_uuid())",
                     "UPDATE oversight_notice SET closed_at = now()", "INSERT INTO oversight_heartbeat VALUES ('x', now(), now(), 0)",
                     "UPDATE oversight_delivery SET state = 'sent'"):  # fmt: skip
        with connect("app") as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(question)

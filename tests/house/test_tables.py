"""Every table is classified; what is personal or procedural is behind a forced row policy."""

from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.db import connections

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["keeper"])]

SAID = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))
KINDS = ("personal", "procedural", "reference", "technical")
LETTER = {"SELECT": "S", "INSERT": "I", "UPDATE": "U", "DELETE": "D", "TRUNCATE": "T", "REFERENCES": "R",
          "TRIGGER": "G", "MAINTAIN": "M"}  # fmt: skip
OURS = ("lachan_app", "lachan_figures", "lachan_keeper", "lachan_worker")


def rows(question, given=()):
    with connections["keeper"].cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchall()


def classified():
    here = {model._meta.db_table for model in apps.get_models()}
    said = {table for kind in KINDS for table in SAID[kind]}
    # A package that another branch has not installed yet keeps its line.
    return {t for t in said if t in here or not t.startswith("exchange_")}


def tables():
    found = rows("""SELECT n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner),
        (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg_%%'""")
    return {
        (name if schema == "public" else f"{schema}.{name}"): rest for schema, name, *rest in found
    }


def grants(role):
    """Table → letters, from the catalogue: information_schema would show only the asker's own."""
    found = rows("""SELECT n.nspname, c.relname, a.privilege_type FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN ('public', 'sec', 'queue')
          AND a.grantee = CASE WHEN %s = 'public' THEN 0 ELSE to_regrole(%s)::oid END""", [role, role])  # fmt: skip
    given: dict[str, str] = {}
    for schema, name, privilege in found:
        table = name if schema == "public" else f"{schema}.{name}"
        given[table] = given.get(table, "") + LETTER[privilege]
    return {table: "".join(sorted(letters)) for table, letters in given.items()}


def test_every_table_is_classified_once():
    said = [table for kind in KINDS for table in SAID[kind]]
    assert len(said) == len(set(said))
    assert set(tables()) == classified()


@pytest.mark.parametrize("kind", ["personal", "procedural"])
def test_what_is_personal_or_procedural_is_locked(kind):
    found = tables()
    open_ones = [
        t
        for t in SAID[kind]
        if t in found and not (found[t][0] and found[t][1] and found[t][3] > 0)
    ]
    assert open_ones == []


def test_the_owner_owns_everything_and_nobody_else_anything():
    assert {owner for _, _, owner, _ in tables().values()} == {"lachan_owner"}
    functions = rows("""SELECT p.proname, pg_get_userbyid(p.proowner) FROM pg_proc p
                        JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sec'""")
    assert functions
    assert {owner for _, owner in functions} == {"lachan_owner"}


def test_the_application_may_do_what_is_listed_and_no_more():
    said = {
        t: "".join(sorted(SAID[kind][t])) for kind in KINDS for t in SAID[kind] if SAID[kind][t]
    }
    assert grants("lachan_app") == {t: letters for t, letters in said.items() if t in classified()}


def test_it_may_change_only_the_listed_columns_elsewhere():
    found = rows("""SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        CROSS JOIN LATERAL aclexplode(a.attacl) g WHERE g.grantee = to_regrole('lachan_app')::oid
        AND g.privilege_type = 'UPDATE' ORDER BY 1, 2""")
    columns: dict[str, list[str]] = {}
    for table, column in found:
        columns.setdefault(table, []).append(column)
    assert columns == SAID["columns"]


def test_the_counting_role_reads_no_person_and_no_sealed_word():
    given = grants("lachan_figures")
    assert set(given) == set(SAID["figures"])
    assert set(given.values()) == {"S"}
    assert not set(given) & set(SAID["personal"])


def test_the_worker_may_do_what_is_listed_and_reads_no_person():
    assert grants("lachan_worker") == {t: "".join(sorted(x)) for t, x in SAID["worker"].items()}
    # an address is all it knows of anybody; of a care, that some term or alarm of it runs and whose it is
    assert set(grants("lachan_worker")) & set(SAID["personal"]) == {
        "oversight_contact",
        "victims_carealarm",
        "victims_careclock",
    }


def test_nothing_is_granted_to_everybody():
    assert grants("public") == {}


def test_nobody_may_empty_a_table():
    assert not [role for role in OURS for letters in grants(role).values() if "T" in letters]


def test_what_is_appended_is_guarded_by_a_trigger():
    found = rows("""SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'never' AND NOT t.tgisinternal AND t.tgenabled = 'O'
        -- before, for each statement: update, delete, truncate
        AND t.tgtype & 1 = 0 AND t.tgtype & 2 = 2 AND t.tgtype & 56 = 56""")
    assert sorted(name for (name,) in found) == [t for t in SAID["never"] if t in classified()]


def test_only_the_keeper_steps_over_policies_and_none_is_a_master():
    found = rows("""SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles
                    WHERE rolname LIKE 'lachan\\_%%' ORDER BY 1""")
    assert {name: any(rest[:4]) for name, *rest in found} == dict.fromkeys(
        ("lachan_app", "lachan_figures", "lachan_keeper", "lachan_owner", "lachan_worker"), False)  # fmt: skip
    assert [name for name, *rest in found if rest[4]] == ["lachan_keeper"]


def test_a_function_with_the_owners_rights_looks_for_tables_in_no_temporary_place():
    found = rows("""SELECT p.proname, array_to_string(p.proconfig, ' ') FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sec' AND p.prosecdef""")
    assert found
    # pg_temp is looked into first unless it is named last.
    assert not [name for name, config in found if "pg_temp" not in (config or "")]

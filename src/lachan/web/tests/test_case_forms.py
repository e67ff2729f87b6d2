"""The forms of a case against the verbs, the facts and the engine they come from; no database."""

import inspect
from datetime import datetime

import pytest
from django.template.loader import render_to_string

from lachan.access.roles import ROLES
from lachan.cases import commands as cases
from lachan.cases.codes import GROUNDS
from lachan.docket import projection
from lachan.docket.kinds import SIDE_OF
from lachan.law.book import book
from lachan.outcomes import commands as outcomes
from lachan.procedure import clocks, tracks
from lachan.procedure.acts import Act
from lachan.web.guard import HANOI
from lachan.web.matter_file import drawn
from lachan.web.matter_file.case_facts import (
    choices_of,
    facts_asked,
    fields_of,
    lines_of,
    read_facts,
    typed_again,
)
from lachan.web.matter_file.case_forms import BY_VERB, CASE_FORMS, IN_TRAY, words
from lachan.web.matter_file.case_next import offers
from lachan.web.matter_file.case_questions import ALSO
from lachan.web.matter_file.clock_view import clock_views, nearest_first
from lachan.web.matter_file.correction import CORRECTIONS
from lachan.web.matter_file.verb_forms import FORMS
from lachan.web.sheet import Sheet

SIDES = {"investigator": "investigation", "procurator": "procuracy", "judge": "court"}


class Somebody:
    """Who may what; nothing else is asked of an actor here."""

    def __init__(self, role: str) -> None:
        self.may = ROLES[role].may

    def can(self, permission: object) -> bool:
        return permission in self.may


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=HANOI)


def deeds() -> list[Act]:
    """A case with one accused in custody and one at liberty."""
    said = [
        ("case_initiated", None, {"article": "150", "paragraph": 2}), ("arrested", "N-AAAAAAA", {}),
        ("held", "N-AAAAAAA", {}), ("accused_charged", "N-AAAAAAA", {"article": "150", "paragraph": 3}),
        ("detained", "N-AAAAAAA", {"order_months": 4}), ("accused_charged", "N-BBBBBBB", {"article": "150"}),
    ]  # fmt: skip
    return [
        Act(
            str(n),
            kind,
            on(f"2025-09-{n + 1:02d}T08:00"),
            on(f"2025-09-{n + 1:02d}T08:00"),
            "1",
            facts,
            None,
            person,
        )
        for n, (kind, person, facts) in enumerate(said)
    ]


def test_every_verb_of_a_case_has_a_form_or_the_tray():
    verbs = set(cases.__all__) | set(outcomes.__all__)
    assert verbs - IN_TRAY == set(BY_VERB) | set(CORRECTIONS)
    assert not set(CASE_FORMS) & (set(FORMS) | set(CORRECTIONS))
    assert set(words()["grave"]) <= set(CASE_FORMS) | set(CORRECTIONS)


@pytest.mark.parametrize("form", CASE_FORMS.values(), ids=lambda form: form.name)
def test_a_form_asks_what_its_verb_takes_in_words_of_vietnamese(form):
    taken = set(inspect.signature(form.verb).parameters)
    assert {"matter", "step", "by", "at"} <= taken
    assert set(form.always) <= taken
    assert set(form.also) <= set(ALSO)
    assert taken - {"matter", "step", "by", "at"} - set(form.always) <= {
        "what", "to", "officer", "persons", "other", "verdicts"
    }  # fmt: skip
    assert form.group in words()["groups"]
    for kind in form.kinds:
        for field in fields_of(kind, Sheet({}), "regional_court"):
            assert "_" not in field["label"]
            for option in field.get("options", ()):
                assert option["label"] != option["value"] or option["label"].isdigit(), (
                    kind,
                    option,
                )


def test_no_free_words_are_asked_that_could_hold_a_name():
    open_texts = {
        (kind, fact.name)
        for form in CASE_FORMS.values() for kind in form.kinds for fact in facts_asked(kind)
        if fact.type == "text" and not choices_of(fact, kind)
    }  # fmt: skip
    assert not open_texts


def test_facts_come_back_as_they_were_typed():
    typed = {"approved": "no"}
    assert read_facts("detention_order_decided", typed) == {"approved": False}
    facts = read_facts("held", {"ends_at": "2025-09-04T08:00"})
    assert typed_again("held", facts) == {"ends_at": "2025-09-04T08:00"}
    facts = read_facts(
        "detained", {"ends_on": "30/12/2025", "order_months": "4", "custody_follows": "tam_giu"}
    )
    assert facts == {"custody_follows": "tam_giu", "order_months": 4, "ends_on": "2025-12-30"}
    assert typed_again("detained", facts)["ends_on"] == "30/12/2025"
    assert "Ngày hết hạn ghi trong lệnh, quyết định: 30/12/2025" in lines_of("detained", facts)


def test_every_ground_of_the_law_is_offered():
    for kind, rows in GROUNDS.items():
        asked = {fact.name: fact for fact in facts_asked(kind)}
        assert choices_of(asked["ground"], kind) == tuple(rows)


@pytest.mark.parametrize("role", SIDES)
def test_what_is_offered_is_what_the_engine_allows_to_that_side(role):
    done, who = deeds(), Somebody(role)
    allowed: dict[str, set[str | None]] = {}
    for one in tracks.possible_next(done):
        allowed.setdefault(one.kind, set()).add(one.person)
    sides, now = frozenset({SIDES[role], "proceeding"}), projection.situation_of(done)
    found = {one.form.name: set(one.persons) for one in offers(now, sides, who)}
    for form in CASE_FORMS.values():
        if form.kind == "hearing_adjourned":
            continue
        mine = who.can(form.permission) and not sides.isdisjoint(form.side.names(now))
        whom = set().union(*(allowed.get(kind, set()) for kind in form.kinds))
        assert found.get(form.name, set()) == (whom if mine else set()), form.name
    assert {SIDE_OF[CASE_FORMS[name].kind].name for name in found if name in SIDE_OF}


def test_a_clock_is_drawn_as_its_template_draws_it():
    at = on("2025-12-20T09:00")
    for shown in clock_views(clocks.read(deeds(), at), at):
        by_template = render_to_string("parts/clock.html", {"c": shown})
        assert squeezed(drawn.clock(shown)) == squeezed(by_template)


def squeezed(html: str) -> str:
    return "".join(html.split()).replace("&#x27;", "&#39;")


def test_a_release_and_what_still_can_be_in_time_stand_before_what_is_long_late():
    at = on("2025-12-20T09:00")
    read = nearest_first(clocks.read(deeds(), at), at)
    ranks = [(not one.must_release, not one.open) for one in read]
    assert ranks == sorted(ranks)


def test_words_that_no_fact_uses_are_not_kept():
    known = {name for kind in book().acts.values() for name in kind.facts}
    said = {*words()["offered"], *words()["decided"], *words()["needed"]}
    assert said <= known

"""The table of verb forms against the verbs themselves."""

import inspect

import pytest

from lachan.access.verbs import VERBS
from lachan.law.book import book
from lachan.web.matter_file.questions import QUESTIONS
from lachan.web.matter_file.verb_forms import FORMS, ROWS

# Verbs of a matter that have a place of their own on the screens.
ELSEWHERE = {"open_identity", "open_narrative"}


@pytest.mark.parametrize("form", ROWS, ids=lambda form: form.name)
def test_what_a_form_asks_exists_and_its_instant_is_the_verbs(form):
    taken = inspect.signature(form.verb).parameters
    assert form.kind in book().acts
    assert set(form.asks) <= set(QUESTIONS)
    assert not form.when or form.when in taken


def test_every_verb_on_a_matter_has_a_form():
    on_matter = {
        name
        for name, verb in VERBS.items()
        if verb.module.startswith(("lachan.intake", "lachan.docket"))
        and _takes(verb.module, name) & {"matter", "act"}
    }
    assert on_matter - ELSEWHERE == set(FORMS)


def _takes(module: str, name: str) -> set[str]:
    return set(inspect.signature(getattr(__import__(module, fromlist=[name]), name)).parameters)

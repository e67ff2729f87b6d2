"""Verbs are few and visible: every public function of a `commands` module is one, and each has a test."""

import importlib
import inspect
import pkgutil
import re
from datetime import datetime

import pytest
from django.apps import apps

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.roles import ROLES
from lachan.desk import lists

from .source import SRC, WITH_VERBS, is_test, python

# Public in a `commands` module and no verb: each with its reason.
NOT_VERBS = {
    "lachan.docket.commands.holding": "the guard that verbs of later packages share",
    "lachan.access.commands.token_digest": "pure, shared with signing in",
}


FEATURES = [name for name in WITH_VERBS if apps.is_installed(f"lachan.{name}")]


def test_every_package_with_verbs_is_installed_and_listed():
    """`lachan verbs` and docs/verbs.md say all of them."""
    assert list(WITH_VERBS) == FEATURES == list(lists.FEATURES)


def modules():
    for feature in FEATURES:
        top = importlib.import_module(f"lachan.{feature}.commands")
        yield top
        for found in pkgutil.iter_modules(getattr(top, "__path__", [])):
            yield importlib.import_module(f"{top.__name__}.{found.name}")


def public():
    """Each once, where it was written."""
    for module in modules():
        for name, thing in vars(module).items():
            if inspect.isfunction(thing) and thing.__module__ == module.__name__ and name[0] != "_":
                yield f"{module.__name__}.{name}", thing


PUBLIC = dict(public())
VERBS = {name: deed for name, deed in PUBLIC.items() if hasattr(deed, "verb")}


def test_there_are_verbs():
    assert len(VERBS) >= 35


def test_a_public_function_of_commands_is_a_verb():
    assert set(PUBLIC) - set(VERBS) == set(NOT_VERBS)


@pytest.mark.parametrize("deed", VERBS.values(), ids=lambda deed: deed.__name__)
def test_a_verb_takes_keywords_only_and_is_told_who_and_when(deed):
    given = inspect.signature(deed).parameters
    assert {p.kind for p in given.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert given["by"].annotation is Actor
    assert given["at"].annotation is datetime
    assert given["by"].default is given["at"].default is inspect.Parameter.empty


@pytest.mark.parametrize("deed", VERBS.values(), ids=lambda deed: deed.__name__)
def test_a_verb_is_a_sentence_with_its_article_and_somebody_may_do_it(deed):
    assert deed.verb.sentence.endswith(".")
    assert deed.verb.article
    assert isinstance(deed.verb.permission, Permission)
    assert any(deed.verb.permission in role.may for role in ROLES.values())


@pytest.mark.parametrize("deed", VERBS.values(), ids=lambda deed: deed.__name__)
def test_a_verb_has_a_test_named_after_it(deed):
    feature = deed.__module__.split(".")[1]
    tests = [p for p in python() if is_test(p)]
    files = {p.name for p in tests if (SRC / feature) in p.parents}
    if f"test_{deed.__name__}.py" in files:
        return
    named = re.compile(rf"def test_\w*{deed.__name__}\b|def test_{deed.__name__}_")
    assert any(named.search(p.read_text("utf-8")) for p in tests), f"no test of {deed.__name__}"


def told_in():
    """Every module that speaks of refusals is loaded, whatever else this run has loaded."""
    for path in python():
        if not is_test(path) and SRC in path.parents and "Refusal" in path.read_text("utf-8"):
            dotted = ".".join(path.relative_to(SRC.parent).with_suffix("").parts)
            importlib.import_module(dotted.removesuffix(".__init__"))


def refusals(of=Refusal):
    for kind in of.__subclasses__():
        yield kind
        yield from refusals(kind)


told_in()


@pytest.mark.parametrize(
    "kind", sorted(set(refusals()), key=lambda k: k.__name__), ids=lambda k: k.__name__
)
def test_a_refusal_says_what_and_what_next(kind):
    """At least two sentences: what is wrong (and why), what to do next; Vietnamese, with its marks."""
    said = kind().sentence
    assert (
        len(re.findall(r"[.;:!?](?:\s|$)", said)) >= 2
        or said == kind.__doc__.strip()
        and "." in said[:-1]
    ), said
    assert re.search("[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", said)
    assert said.endswith(".")

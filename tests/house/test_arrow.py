"""What the import linter cannot see: names in strings, back doors into sealed tables, the clock."""

import ast

import pytest
from django.apps import apps
from django.db import models

from .source import ORDER, SRC, named, python, tree

# Where the wall clock may be asked, and why. Everywhere else time is handed in.
CLOCK = {
    "src/lachan/web/guard.py": "the door of the screens",
    "src/lachan/access/scope.py": "how long a token lives, never a legal time",
    "src/lachan/docket/rebuild.py": "the keeper's tool, when nobody says as of when",
}
DOORS = ("src/lachan/desk/", "bench/", "scripts/")
ASKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
        ("timezone", "now"), ("time", "time"), ("timezone", "localdate")}  # fmt: skip
SEALED = frozenset({"Identity", "Fingerprint", "LaterWord"})


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("lachan.")]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_no_foreign_key_points_up(model):
    own = ORDER.index(model._meta.app_label)
    for field in model._meta.get_fields():
        if field.auto_created or not isinstance(field, models.ForeignKey | models.ManyToManyField):
            continue
        to = field.related_model._meta
        assert to.app_config.name.startswith("lachan."), f"{field} leaves the house: {to.label}"
        assert ORDER.index(to.app_label) <= own, f"{field} points up to {to.label}"


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_no_way_back_into_a_sealed_table(model):
    if model.__name__ in SEALED and model._meta.app_label == "people":
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created:
                assert field.remote_field.related_name == "+", f"{field} can be walked backwards"


def test_sealed_tables_are_named_only_inside_people():
    for path in python(tests=False):
        if (SRC / "people") in path.parents:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and "people" in (node.module or "").split("."):
                taken = {alias.name for alias in node.names}
                assert not taken & (SEALED | {"*", "models"}), f"{named(path)}:{node.lineno}"
            if isinstance(node, ast.Import):
                assert all("people.models" not in a.name for a in node.names), (
                    f"{named(path)}:{node.lineno}"
                )
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "people.Identity" not in node.value, f"{named(path)}:{node.lineno}"


def test_nobody_below_the_doors_asks_the_clock():
    asking = [
        f"{named(path)}:{node.lineno}"
        for path in python(tests=False)
        if named(path) not in CLOCK and not named(path).startswith(DOORS)
        for node in ast.walk(tree(path))
        if _asks(node)
    ]
    assert not asking, asking


def test_the_list_of_those_who_ask_is_not_longer_than_needed():
    for name in CLOCK:
        assert any(_asks(node) for node in ast.walk(tree(SRC.parents[1] / name))), name


def _asks(node):
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    of = node.func.value
    name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
    return (name, node.func.attr) in ASKS

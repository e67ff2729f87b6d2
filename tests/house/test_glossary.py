"""One dictionary: every code has its Vietnamese label, and our names avoid the words we do not use."""

import ast
import importlib
import re
from collections import Counter
from enum import Enum

import pytest
import yaml

from lachan.access.permissions import Permission
from lachan.access.roles import ROLES
from lachan.law.book import book

from .source import ROOT, SRC, named, python, tree

GLOSSARY = yaml.safe_load((ROOT / "docs" / "glossary.yaml").read_text("utf-8"))
LABELLED = GLOSSARY["labelled"]


def choices():
    """Every labelled list of every module that the glossary names."""
    for name in LABELLED:
        if not name.startswith("lachan."):
            continue
        module = importlib.import_module(name)
        for word, thing in vars(module).items():
            if (
                isinstance(thing, list)
                and thing
                and all(isinstance(x, tuple) and len(x) == 2 for x in thing)
            ):
                yield f"{name}.{word}", thing
            if (
                isinstance(thing, type)
                and issubclass(thing, Enum)
                and thing.__module__ == name
                and hasattr(thing, "choices")
            ):
                yield f"{name}.{word}", list(thing.choices)
    yield "law/acts", [(kind, book().label(kind)) for kind in book().acts]
    yield "roles", [(code, role.label) for code, role in ROLES.items() if code]
    yield "permissions", [(p.value, p.label) for p in Permission]


LISTS = dict(choices())


@pytest.mark.parametrize("name", LISTS)
def test_every_code_has_its_own_label(name):
    codes, labels = zip(*LISTS[name], strict=True)
    assert all(re.fullmatch(r"[A-Za-z0-9_.]+", code) for code in codes)
    assert all(label.strip() and label[0] == label.strip()[0] for label in labels)
    assert [label for label, n in Counter(labels).items() if n > 1] == []
    assert [code for code, n in Counter(codes).items() if n > 1] == []


def test_every_module_of_codes_is_in_the_dictionary():
    here = {f"lachan.{path.parent.name}.codes" for path in SRC.glob("*/codes.py")}
    assert here <= set(LABELLED)


def test_a_label_is_vietnamese_not_a_code():
    for name, pairs in LISTS.items():
        assert not [
            label for code, label in pairs if label.lower() == code.lower() or "_" in label
        ], name


def test_every_act_role_and_verb_of_the_dictionary_exists():
    source = "\n".join(path.read_text("utf-8") for path in python(tests=False)) + str(
        list(book().acts)
    )
    missing = [
        code for term in GLOSSARY["terms"] for code in term["code"]
        if not re.search(rf"\b{re.escape(code.split('.')[0])}\b", source) and code not in EXPECTED
    ]  # fmt: skip
    assert not missing


# Words of storeys that are not built yet; the dictionary says them first.
EXPECTED = {"Case", "overdue", "command"}


def test_a_term_is_said_once():
    said = [term["vi"] for term in GLOSSARY["terms"]]
    assert len(said) == len(set(said))


def test_our_names_use_none_of_the_other_words():
    other = set(GLOSSARY["never_in_names"])
    found = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in python(tests=False)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _words(node.name) & other
    ]
    assert not found, found


def test_no_code_that_users_choose_from_uses_them_either():
    other = set(GLOSSARY["never_in_names"])
    assert not [code for pairs in LISTS.values() for code, _ in pairs if _words(code) & other]


def _words(name):
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}

"""The shape of the house: small files, small functions, names that say something, nothing private."""

import ast
import re

from .source import named, python, tracked, tree

MOST_LINES, MOST_IN_A_FUNCTION = 400, 40
NO_NAMES = re.compile(r"^(utils?|helpers?|common|misc|core|services?|managers?)(\.py)?$")
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".sql", ".sh", ".html", ".css", ".js", ".txt", ".cfg",
        ".in", ".ini", ".json", ".csv", ""}  # fmt: skip
# Written apart, so that this file does not find itself.
MACHINE = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
HOSTS = re.compile(
    r"https?://[^\s\"')>]*(?:artifactory|nexus|jfrog|/api/(?:npm|pypi)/|\.internal\b|\.corp\b)",
    re.I,
)


def test_no_file_has_400_lines():
    long = {named(p): n for p in python() if (n := p.read_text("utf-8").count("\n")) >= MOST_LINES}
    assert not long


def test_no_function_has_more_than_40_lines():
    long = [
        f"{named(path)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for path in python(tests=False)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MOST_IN_A_FUNCTION
    ]
    assert not long, long


def test_every_file_opens_with_its_reason():
    silent = [
        named(path) for path in python(tests=False)
        if path.read_text("utf-8").strip() and ast.get_docstring(tree(path)) is None
    ]  # fmt: skip
    assert not silent, silent


def test_no_name_that_says_nothing():
    empty = [named(p) for p in tracked() if any(NO_NAMES.match(part) for part in p.parts[-4:])]
    assert not empty, empty


def test_no_check_is_silenced_wholesale():
    bare = re.compile(r"#\s*(type:\s*ignore(?!\[)|noqa(?!:\s*[A-Z]+\d+))")
    found = [
        f"{named(path)}:{number}"
        for path in python(tests=False)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert not found, found


def test_nothing_swallows_every_error():
    bare = [
        f"{named(path)}:{node.lineno}"
        for path in python()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not bare, bare


def test_no_machine_and_no_registry_is_named_in_what_we_ship():
    found = []
    for path in tracked():
        if path.suffix not in TEXT:
            continue
        text = path.read_text("utf-8", errors="ignore")
        if any(place in text for place in MACHINE) or HOSTS.search(text):
            found.append(named(path))
    assert not found, found

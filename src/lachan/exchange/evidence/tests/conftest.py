"""Tests that need another format's own library are left out, and said to be, where it is not installed (requirements/formats.txt)."""

from importlib.util import find_spec

NEED = {
    "test_ftm.py": "followthemoney",
    "test_one_way.py": "networkx",
    "test_case_uco.py": "pyshacl",
}
collect_ignore = [test for test, library in NEED.items() if find_spec(library) is None]


def pytest_report_header() -> list[str]:
    return [f"bỏ qua {test}: chưa cài {NEED[test]}" for test in collect_ignore]

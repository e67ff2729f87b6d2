"""Subjects of inspection as data (`subjects.yaml`)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lachan.law.reading_yaml import load_yaml


@lru_cache(maxsize=1)
def subjects() -> Mapping[str, Mapping[str, str]]:
    """Subject → its label and the articles it stands on."""
    found: Mapping[str, Mapping[str, str]] = load_yaml(Path(__file__).parent / "subjects.yaml")
    return found


SUBJECTS = [(code, said["label"]) for code, said in subjects().items()]

"""What codes, fields and parts of a file are called on the screen (words.yaml); labels of enumerations are proof's own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lachan.evidence import codes
from lachan.proof import labels

Labels = Mapping[str, str]
COMMON = "_"


@cache
def said() -> dict[str, Any]:
    path = Path(__file__).with_name("words.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


@cache
def choices() -> dict[str, Labels]:
    """Name of an enumeration → its codes with their labels, in the order they are offered."""
    own = said()["choices"]
    return {
        **own,
        "source": _plain(labels.SOURCES), "nature": _plain(labels.NATURES), "role": _plain(labels.ROLES),
        "decided": _plain(labels.DECIDED), "yes_no": {"yes": "có", "no": "không"},
    }  # fmt: skip


def _plain(of: Mapping[Any, str]) -> Labels:
    return {str(code): label for code, label in of.items()}


def label(part: str, field: str, otherwise: str) -> str:
    """Of a field: what words.yaml says, else the shape's own description."""
    words = said()["labels"]
    return str(words.get(part, {}).get(field) or words[COMMON].get(field) or otherwise)


def hint(part: str, field: str) -> str:
    return str(said()["hints"].get(part, {}).get(field, ""))


def part_label(part: str) -> str:
    return "Thông tin chung" if part == codes.WHOLE else codes.LABELS[part]

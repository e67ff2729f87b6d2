"""The JSON Schema of a bundle, and an invented example of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.bundle.file import VERSION

EXAMPLE = Path(__file__).parent / "example.json"


def of_bundle() -> dict[str, Any]:
    """JSON Schema 2020-12; `examples` holds one whole invented file."""
    made = Bundle.model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": VERSION,
            "title": "Bó dữ liệu hồ sơ chứng cứ"}  # fmt: skip
    return head | made | {"examples": [example()]}


def example() -> dict[str, Any]:
    """An invented file: «DỮ LIỆU GIẢ LẬP»."""
    found: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    return found

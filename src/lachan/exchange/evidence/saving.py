"""Files written whole or not at all: first beside, then in place."""

from __future__ import annotations

import json
from pathlib import Path

from lachan.exchange.evidence.refusals import NotWritten
from lachan.proof.bundle import Bundle


def save(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.moi")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise NotWritten(
            f"Không ghi được {path.name}: {fault.strerror}. Kiểm tra thư mục và quyền ghi rồi chạy lại."
        ) from fault


def text_of(bundle: Bundle) -> bytes:
    """A bundle as its file: what is unsaid is left out."""
    data = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

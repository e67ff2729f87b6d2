"""Random secrets of this installation, in one file for its owner only: role passwords, the
signing keys of the application. An environment variable LACHAN_SECRET_<NAME> goes before it.
"""

import json
import os
import secrets
from pathlib import Path

from . import lodging
from .refusals import NotYours, SecretsUnreadable


def kept(folder: Path) -> dict[str, str]:
    """What the file holds; nothing before the first secret was made."""
    path = folder / "secrets.json"
    try:
        return dict(json.loads(path.read_text()))
    except FileNotFoundError:
        return {}
    except (PermissionError, json.JSONDecodeError) as broken:
        raise SecretsUnreadable(path=path, because=str(broken)) from broken


def kept_or_made(folder: Path, *names: str) -> dict[str, str]:
    """Every secret named, as 64 hexadecimal digits where it had to be made."""
    found = {**kept(folder), **_given(names)}
    if all(found.get(name) for name in names):
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lodging.locked(folder / "secrets.lock", folder / "secrets.json"):
            return {**_add(folder, names), **_given(names)}
    except PermissionError as refused:
        raise NotYours(path=refused.filename or folder) from refused


def _add(folder: Path, names: tuple[str, ...]) -> dict[str, str]:
    before = kept(folder)
    made = {name: secrets.token_hex(32) for name in names if not before.get(name)}
    if made:
        lodging.write_whole(
            folder / "secrets.json", json.dumps(before | made, indent=1) + "\n", mode=0o600
        )
    return before | made


def _given(names: tuple[str, ...]) -> dict[str, str]:
    given = {name: os.environ.get(f"LACHAN_SECRET_{name.upper()}", "").strip() for name in names}
    return {name: value for name, value in given.items() if value}

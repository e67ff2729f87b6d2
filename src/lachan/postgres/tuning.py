"""The server's settings: one small machine, one province, personal data kept out of the log."""

from collections.abc import Mapping
from pathlib import Path

FILE = "lachan.conf"

SMALL_MACHINE: Mapping[str, str] = {
    "shared_buffers": "256MB",
    "max_connections": "100",
    "random_page_cost": "1.1",
    # Compiling a plan costs more than any query of ours saves.
    "jit": "off",
    # An act that was acknowledged must survive a power cut.
    "synchronous_commit": "on",
}

QUIET_LOG: Mapping[str, str] = {
    # A failing statement and the DETAIL of an error carry names; the log must not.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    # What is wrong with a value is said with the value in it («invalid input syntax for type integer: …»): errors of
    # statements are answered to whoever asked and written nowhere; those of the server itself are.
    "log_min_messages": "log",
    # The launcher reads the log to explain a failure.
    "lc_messages": "C",
}

TESTS_ONLY: Mapping[str, str] = {
    "fsync": "off",
    "full_page_writes": "off",
}


def settings(*, port: int, socket_dir: Path, fsync: bool) -> dict[str, str]:
    where = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(socket_dir),
    }
    return {**where, **SMALL_MACHINE, **QUIET_LOG, **({} if fsync else TESTS_ONLY)}


def render(chosen: Mapping[str, str]) -> str:
    lines = [f"{name} = '{_quoted(value)}'" for name, value in chosen.items()]
    return "\n".join(["# Rewritten at every start; change tuning.py instead.", *lines, ""])


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")

"""Asking a ClamAV daemon about some bytes: INSTREAM over a Unix or TCP socket, as `man clamd` describes it.

Whatever goes wrong on the way, the answer is «not scanned», never «clean»."""

from __future__ import annotations

import re
import socket
import struct
from dataclasses import dataclass

PART = 64 * 1024
CONNECTING, ANSWERING = 3.0, 30.0
LONGEST = 4096
REPLY = re.compile(r"stream: (?:(OK)|(.+) FOUND)")
NAME = re.compile(r"[^A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`code` is clean, found or unscanned; `name` what was found, as the daemon calls it."""

    code: str
    name: str = ""


UNSCANNED = Verdict("unscanned")


def scan(data: bytes, address: str) -> Verdict:
    """`address`: a path of a socket, or «host:port»; empty where there is no daemon."""
    if not address:
        return UNSCANNED
    try:
        with _connected(address) as link:
            link.settimeout(ANSWERING)
            _send(link, data)
            return _read(_reply(link))
    except (OSError, ValueError):
        return UNSCANNED


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(CONNECTING)
        try:
            link.connect(address)
        except OSError:
            link.close()
            raise
        return link
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), CONNECTING)


def _send(link: socket.socket, data: bytes) -> None:
    """Each part after its length, four bytes, most significant first; a length of nought ends it."""
    link.sendall(b"zINSTREAM\0")
    for at in range(0, len(data), PART):
        part = data[at : at + PART]
        link.sendall(struct.pack(">I", len(part)) + part)
    link.sendall(struct.pack(">I", 0))


def _reply(link: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < LONGEST:
        part = link.recv(LONGEST)
        if not part:
            break
        said += part
    return said.split(b"\0")[0].decode("ascii", "replace").strip()


def _read(said: str) -> Verdict:
    match = REPLY.fullmatch(said)
    if match is None:
        return UNSCANNED
    if match[1]:
        return Verdict("clean")
    return Verdict("found", NAME.sub("_", match[2])[:80])

"""The protocol against a real daemon; and whatever is no answer of one is «not scanned»."""

import socket
import threading

import pytest

from lachan.evidence_scan import clamd
from lachan.evidence_scan.clamd import UNSCANNED, Verdict

from . import daemon


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with daemon.running(tmp_path_factory.mktemp("clamd")) as where:
        yield where


def test_clean_and_found(address):
    assert clamd.scan("Lời kể giả lập.".encode(), address) == Verdict("clean")
    found = clamd.scan(daemon.EICAR, address)
    assert (found.code, found.name) == ("found", f"{daemon.NAME}.UNOFFICIAL")


def test_many_parts_arrive_whole(address):
    assert clamd.scan(b"a" * (5 * clamd.PART + 7), address) == Verdict("clean")


def test_larger_than_the_daemon_takes_is_not_scanned(address):
    assert clamd.scan(b"a" * 13 * 1024 * 1024, address) == UNSCANNED


@pytest.mark.parametrize("address", ["", "/nowhere/clamd.sock", "127.0.0.1:1", "no-port", "127.0.0.1:no"])  # fmt: skip
def test_no_daemon_is_not_scanned(address):
    assert clamd.scan(daemon.EICAR, address) == UNSCANNED


@pytest.mark.parametrize("said", [b"", b"stream: OKAY\0", b"INSTREAM size limit exceeded. ERROR\0", b"x" * 9000, b"stream: \xff FOUND"])  # fmt: skip
def test_any_other_answer_is_not_clean(said, monkeypatch):
    """Something listens that is no daemon, or one that is ill."""
    monkeypatch.setattr(clamd, "ANSWERING", 2.0)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            link, _ = server.accept()
            link.recv(4096)
            link.sendall(said)
            link.close()

        thread = threading.Thread(target=answer)
        thread.start()
        verdict = clamd.scan(b"x", f"127.0.0.1:{server.getsockname()[1]}")
        thread.join(5)
    assert verdict.code != "clean"

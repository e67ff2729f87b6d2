"""`lachan serve`: the web server on this machine; it ends whole, with everything it started."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

import click

from lachan import postgres
from lachan.postgres.lodging import port_is_free

from .steps import plainly, stop

PORT = 8138
HOST = "127.0.0.1"
PATIENCE = 30
FAREWELL = 15
ASSETS = Path(__file__).resolve().parents[1] / "web" / "static" / "vendor"


class Asked(BaseException):
    """The system or the user asked the server to stop."""


def free_port(asked: int | None) -> int:
    """The wanted port, or the next that is free: said aloud, never silently."""
    wanted = asked or int(os.environ.get("LACHAN_PORT") or PORT)
    for port in range(wanted, min(wanted + 50, 65536)):
        if port_is_free(port):
            if port != wanted:
                click.echo(f"Cổng {wanted} đang có chương trình khác dùng; mở ở cổng {port}.")
            return port
    stop(f"Các cổng {wanted}–{wanted + 49} đều đang bận. Chọn cổng khác bằng --port rồi chạy lại.")
    raise AssertionError


def missing_assets() -> str:
    """What to say when the browser's files were never fetched; nothing when they are there."""
    if ASSETS.is_dir() and any(ASSETS.iterdir()):
        return ""
    return "Chưa có tệp giao diện (htmx, phông chữ): chạy `make assets` một lần để trang hiện đúng."


@contextmanager
def own_database() -> Iterator[postgres.Cluster]:
    """The embedded server, open while the command runs; Ctrl-C and SIGTERM end both in order."""
    with stopping_on_signals():
        server = postgres.cluster()
        try:
            server = postgres.ensure_running()
            yield server
        except Asked:
            click.echo("\nĐã dừng.")
        finally:
            server.stop()


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Ctrl-C and SIGTERM become one exception, so that what was started is ended in order.

    Asked twice (make passes on what its group gets as well), the second does not break into the ending."""
    kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def ask(number: int, frame: FrameType | None) -> None:
        for kind in kinds:
            signal.signal(kind, signal.SIG_IGN)
        raise Asked

    before = [signal.signal(kind, ask) for kind in kinds]
    try:
        yield
    finally:
        for kind, old in zip(kinds, before, strict=True):
            signal.signal(kind, old)


def serve_until_asked(port: int, opened: Callable[[str], None], *, synthetic: bool = False) -> None:
    """Run granian as a child until asked to stop; `opened` is called when the first page answers.

    To be called under `stopping_on_signals`. Beside an embedded server goes the worker that looks at the terms:
    without it every desk would rightly say that nobody looks. In production it is a service of its own."""
    address = f"http://{HOST}:{port}/"
    (postgres.state_dir() / "static").mkdir(exist_ok=True)
    child = subprocess.Popen(_command(port), env=_environment(synthetic), start_new_session=True)  # noqa: S603 - our own server
    looking = None if postgres.elsewhere() else _worker(synthetic)
    try:
        _await_answer(child, address)
        opened(address)
        child.wait()
    except Asked:
        click.echo("\nĐang dừng …")
    finally:
        if looking is not None:
            _end(looking)
        _end(child)
    if child.returncode not in (0, -signal.SIGTERM, -signal.SIGINT):
        stop(
            f"Máy chủ web dừng bất thường (mã {child.returncode}). Xem thông báo phía trên rồi chạy lại."
        )


def _worker(synthetic: bool) -> "subprocess.Popen[bytes]":
    with (postgres.state_dir() / "worker.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "lachan", "worker"], env=_environment(synthetic), stdout=log,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "granian", "--interface", "wsgi", "lachan.web.wsgi:application",
            "--host", HOST, "--port", str(port), "--workers", "2", "--blocking-threads", "4",
            "--log-level", "warning", "--no-ws"]  # fmt: skip


def _environment(synthetic: bool) -> dict[str, str]:
    # The child must find the same state folder, wherever it thinks the project is.
    chosen = {
        "LACHAN_STATE": str(postgres.state_dir()),
        "DJANGO_SETTINGS_MODULE": "lachan.settings",
    }
    return {**os.environ, **chosen, **({"LACHAN_SYNTHETIC": "1"} if synthetic else {})}


def _await_answer(child: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + PATIENCE
    while child.poll() is None and time.monotonic() < until:
        try:
            urlopen(address, timeout=2).close()  # noqa: S310 - our own address
            return
        except URLError as silent:
            if getattr(silent, "code", None):  # any status is an answer
                return
        except OSError:
            pass
        time.sleep(0.1)


def _end(child: subprocess.Popen[bytes]) -> None:
    """The child leads a session of its own; whatever is left of it goes with it."""
    if child.poll() is None:
        child.terminate()
    try:
        child.wait(FAREWELL)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


@click.command()
@click.option(
    "--port", type=int, default=None, help=f"Cổng web; mặc định {PORT}, bận thì lấy cổng kế tiếp."
)
@plainly
def serve(port: int | None) -> None:
    """Mở máy chủ web trên 127.0.0.1, không dựng dữ liệu nào."""
    with stopping_on_signals() if postgres.elsewhere() else own_database():
        if missing := missing_assets():
            click.echo(missing)
        serve_until_asked(
            free_port(port), lambda address: click.echo(f"Đang mở ở {address} (Ctrl-C để dừng).")
        )

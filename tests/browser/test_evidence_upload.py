"""Files sent in from a real browser: a broken line, a closed page, several at once, a film of 200 MB; memory stays flat."""

import struct
import time
from pathlib import Path

import pytest

from lachan.evidence_scan.tests.samples import box, picture

from .conftest import AXE
from .evidence_room import POLICE, files_of, room
from .test_every_page import axe

__all__ = ["room"]
MB = 1024 * 1024


def film(path: Path, size: int) -> Path:
    """An MP4 of this size: its index, then one long box of nothing."""
    head = box(b"ftyp", b"isom\x00\x00\x02\x00isom")
    head += box(b"moov", box(b"mvhd", b"\x00" * 12 + struct.pack(">II", 1000, 5000) + b"\x00" * 80))
    with path.open("wb") as out:
        out.write(head + struct.pack(">I", size - len(head)) + b"mdat")
        out.truncate(size)
    return path


def peak() -> int:
    """The most memory this process (the server's threads are in it) has held, in MB."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.split("VmHWM:")[1].split()[0]) // 1024


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def send(one, *paths, wait=60_000):
    one.page.set_input_files("#tep", [str(path) for path in paths])
    one.page.get_by_role("button", name="Gửi", exact=True).click()
    one.page.wait_for_function(
        "n => document.querySelectorAll('.sending .done, .sending .failed').length >= n",
        arg=len(paths),
        timeout=wait,
    )


@pytest.mark.parametrize("size", [20, pytest.param(200, marks=pytest.mark.long)])
def test_a_film_is_sent_piece_by_piece_and_memory_stays_flat(person, room, tmp_path, size):
    one, path = person(POLICE), film(tmp_path / "ghi-hinh.mp4", size * MB)
    one.go(files_of(room))
    forget_peak()
    before, began = peak(), time.monotonic()
    send(one, path, wait=300_000)
    took, grew = time.monotonic() - began, peak() - before
    print(f"\n{size} MB: {took:.1f} s, the server's memory grew by {grew} MB (from {before} MB)")
    assert one.page.locator(".sending .done").count() == 1
    assert grew < 64
    one.go(files_of(room))
    assert one.page.get_by_role("link", name="ghi-hinh.mp4").count() == 1
    assert not one.errors, one.errors


def offsets(page) -> list[int]:
    """Where each piece began, as the browser sends them from now on."""
    found: list[int] = []
    page.on("request", lambda r: found.append(int(r.headers["upload-offset"])) if r.method == "PATCH" else None)  # fmt: skip
    return found


def test_a_broken_line_is_tried_again_from_where_it_broke(person, room, tmp_path):
    one, path = person(POLICE), film(tmp_path / "a.mp4", 18 * MB)
    one.go(files_of(room))
    seen, cut = offsets(one.page), []

    def line(route):
        if route.request.method == "PATCH" and len(cut) < 2 and len(seen) >= 3:
            cut.append(seen[-1])
            route.abort("connectionreset")
        else:
            route.continue_()

    one.page.route("**/gui/**", line)
    send(one, path)
    assert one.page.locator(".sending .done").count() == 1
    assert len(cut) == 2 and seen.count(8 * MB) == 3 and seen[-1] == 16 * MB


def test_a_closed_page_goes_on_when_the_same_file_is_chosen_again(person, room, tmp_path):
    one, path = person(POLICE), film(tmp_path / "Phim Có Tên.mp4", 18 * MB)
    one.go(files_of(room))
    first = offsets(one.page)
    one.page.route(
        "**/gui/**",
        lambda r: (
            r.abort() if r.request.method == "PATCH" and len(first) >= 3 else r.continue_()
        ),  # fmt: skip
    )
    one.page.set_input_files("#tep", str(path))
    third = lambda r: r.method == "PATCH" and r.headers["upload-offset"] == str(8 * MB)  # noqa: E731
    with one.page.expect_request(third):
        one.page.get_by_role("button", name="Gửi", exact=True).click()
    kept = one.page.evaluate("JSON.stringify({...localStorage})")
    assert "lachan-tus:" in kept and "Phim" not in kept
    one.go(files_of(room))
    one.page.unroute("**/gui/**")
    assert "đã nhận 8,4 MB trong 18,9 MB" in one.page.locator(".waiting").inner_text()
    second = offsets(one.page)
    send(one, path)
    assert second[0] == 8 * MB and one.page.locator(".sending .done").count() == 1
    assert "lachan-tus:" not in one.page.evaluate("JSON.stringify({...localStorage})")


def test_several_files_at_once_and_a_sentence_for_the_one_refused(person, room, tmp_path):
    one = person(POLICE)
    good, bad = tmp_path / "a.png", tmp_path / "b.png"
    good.write_bytes(picture("PNG"))
    bad.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    one.go(files_of(room))
    send(one, good, bad)
    said = one.page.locator(".sending .failed .how").inner_text()
    assert "Không nhận SVG" in said and one.page.locator(".sending .done a").count() == 1
    assert "Không nhận SVG" in one.page.locator("[data-said]").inner_text()
    one.shot("evidence-sent")
    one.go(files_of(room))
    assert one.page.locator(".waiting").count() == 0


def test_without_javascript_a_small_file_goes_by_the_form(person, room, tmp_path):
    one = person(POLICE, js=False)
    path = tmp_path / "a.png"
    path.write_bytes(picture("PNG"))
    one.go(files_of(room))
    one.page.set_input_files("#tep", str(path))
    one.page.get_by_role("button", name="Gửi", exact=True).click()
    assert "Đã nhận 1 tệp" in one.page.locator(".message").inner_text()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_clean_and_fits(person, chromium, room, tmp_path, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    room.scanned()
    one = person(POLICE, width=width)
    clean(one, chromium, files_of(room), f"evidence-files-{width}", width)


def clean(one, chromium, path, name, width):
    """No violation of axe, nothing wider than the window, nothing said on the console."""
    one.go(path)
    one.page.wait_for_load_state("networkidle")
    one.shot(name)
    wide = one.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"{name} is {wide} px too wide"
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    checker.goto(one.page.url)
    checker.wait_for_load_state("networkidle")
    assert axe(checker) == [], name
    past.close()
    assert not one.errors, one.errors

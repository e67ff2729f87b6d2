"""Pictures, slides and papers of a bundle for `lachan evidence export`: what each reader may have, loaded only when asked for."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from lachan.law.refusals import LawRefusal
from lachan.proof.bundle import Bundle
from lachan.proof.bundle.base import PARTIAL
from lachan.proof.loading import load
from lachan.proof.redaction import READERS, Reader, redacted

HERE = "lachan.reporting.evidence"
PLACE = click.Path(path_type=Path)
VIEWS = ("layered", "matrix", "tree", "timeline", "network", "money", "procedure")


class PrintRefused(LawRefusal):
    """Chưa in được. Xem lại lựa chọn được nêu rồi chạy lại."""


@dataclass(frozen=True, slots=True)
class Options:
    """`current`: the version the file has now, so that an older print says it is stale. `since`: the file as an earlier
    list had it. `display`: the presentation whose approved list decides what slides show."""

    view: str = "layered"
    reader: str = "outside"
    author: str = ""
    on: str = ""
    current: str = ""
    agency: str = ""
    since: Path | None = None
    display: str = ""
    opened: tuple[str, ...] = ()

    def whom(self) -> Reader:
        return replace(READERS[self.reader], opened=frozenset(self.opened))


def made(bundle: Bundle, as_format: str, options: Options) -> bytes:
    """The file's bytes; the same for the same file and options."""
    if options.on and not PARTIAL.match(options.on):
        raise PrintRefused(f"Ngày lập «{options.on}» không đọc được. Viết 2024-05-03 rồi chạy lại.")
    return FORMATS[as_format](bundle, options)


def _printed(bundle: Bundle, options: Options) -> Any:
    head = importlib.import_module(f"{HERE}.head")
    return head.printed(bundle, options.whom(), author=options.author, made_on=options.on, current=options.current)  # fmt: skip


def _json(bundle: Bundle, options: Options) -> bytes:
    """The redacted file itself, which says that it is not whole."""
    data = redacted(bundle, options.whom()).model_dump(mode="json", by_alias=True, exclude_defaults=True)  # fmt: skip
    data = {"schema": bundle.schema_, **data}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _svg(bundle: Bundle, options: Options) -> bytes:
    pictures = importlib.import_module(f"{HERE}.pictures")
    drawn: str = pictures.VIEWS[options.view](_printed(bundle, options))
    return drawn.encode()


def _pptx(bundle: Bundle, options: Options) -> bytes:
    slides = importlib.import_module(f"{HERE}.slides")
    made: bytes = slides.pptx(_printed(bundle, options), _approved(bundle, options.display))
    return made


def _approved(bundle: Bundle, display: str) -> tuple[str, ...] | None:
    """Of the presentation that is named; one without an approved list may not be shown."""
    if not display:
        return None
    found = next((one for one in bundle.displays if one.id == display), None)
    if found is None or found.approved is None:
        raise PrintRefused(f"Không có bản trình bày «{display}» kèm danh mục được duyệt. Ghi «approved» cho bản ấy ở displays rồi chạy lại.")  # fmt: skip
    return found.approved


def _booklet(bundle: Bundle, options: Options) -> bytes:
    booklet = importlib.import_module(f"{HERE}.booklet")
    made: bytes = booklet.booklet(_printed(bundle, options))
    return made


def _list(kind: str) -> Callable[[Bundle, Options], bytes]:
    def write(bundle: Bundle, options: Options) -> bytes:
        lists = importlib.import_module(f"{HERE}.document_list")
        since = load(options.since) if options.since else None
        made: bytes = getattr(lists, kind)(_printed(bundle, options), since, agency=options.agency)
        return made

    return write


def _request(bundle: Bundle, options: Options) -> bytes:
    requests = importlib.import_module(f"{HERE}.requests")
    made: bytes = requests.docx(_printed(bundle, options), agency=options.agency)
    return made


FORMATS: Mapping[str, Callable[[Bundle, Options], bytes]] = {
    "svg": _svg, "pptx": _pptx, "pdf": _booklet, "list-docx": _list("docx"), "list-pdf": _list("pdf"),
    "request-docx": _request, "json": _json,
}  # fmt: skip
ASKED = (
    click.Option(["--view"], type=click.Choice(VIEWS), default="layered", help="Với svg: hình nào."),
    click.Option(["--reader"], type=click.Choice(sorted(READERS)), default="outside",
                 help="Ai đọc: outside không có quyền biết danh tính bị hại (mặc định), entitled có quyền. Tên không bao giờ ra."),
    click.Option(["--author"], default="", help="Người lập: chức danh, cơ quan."),
    click.Option(["--on"], default="", help="Ngày lập: 2024-05-03; không nêu thì là ngày của hồ sơ."),
    click.Option(["--current"], default="", help="Phiên bản hồ sơ hiện nay; khác thì bản in ghi là đã cũ."),
    click.Option(["--agency"], default="", help="Với list, request: cơ quan lập."),
    click.Option(["--since"], type=PLACE, help="Với list: bó dữ liệu của lần thống kê trước; chỉ thống kê phần bổ sung."),
    click.Option(["--opened"], multiple=True, help="Mã (id) của người được nhắc đến mà Kiểm sát viên đã mở tên; nêu nhiều lần được."),
    click.Option(["--display"], default="", help="Với pptx: mã bản trình bày có danh mục được duyệt."),
)  # fmt: skip


def join(command: click.Command) -> click.Command:
    """`export` with these formats beside its own: one command, whoever wrote the rest of it."""
    own, asked = command.callback, {str(one.name) for one in ASKED}
    choice = next(one for one in command.params if one.name == "as_format")
    choice.type = click.Choice(sorted({*choice.type.choices, *FORMATS}))  # type: ignore[attr-defined]
    command.params += ASKED

    def export(**given: Any) -> None:
        mine = {name: given.pop(name) for name in asked}
        if given["as_format"] not in FORMATS:
            assert own is not None
            own(**given)
            return
        _kept(made(load(given["bundle"]), given["as_format"], Options(**mine)), given["out"])

    command.callback = export
    return command


def _kept(file: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(file, nl=False)
        return
    try:
        out.write_bytes(file)
    except OSError as fault:
        raise PrintRefused(f"Không ghi được {out.name}: {fault.strerror}. Chọn chỗ khác rồi chạy lại.") from fault  # fmt: skip

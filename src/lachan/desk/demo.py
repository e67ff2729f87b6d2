"""`lachan demo`: a made-up province on this machine, from nothing to an open page, safe to run again."""

import json
import secrets
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lachan import postgres

from .care_of_demo import care_of_demo
from .checks_of_demo import checks_of_demo
from .evidence_of_demo import room_of_demo
from .figures import publish_in_demo, unpublished_of_demo
from .outreach_of_demo import outreach_of_demo
from .plans import plans_of_demo
from .serve import free_port, missing_assets, own_database, serve_until_asked
from .steps import plainly, ready, step, stop

if TYPE_CHECKING:
    from lachan.simulator.ground import Ground

STEPS = 7
SLUG = "lamdong"
SEED = 138
TRY = (
    "caxa: «Tiếp nhận» một nguồn tin lúc nửa đêm, chuyển cho Cơ quan điều tra rồi xem thời hạn 24 giờ, 48 giờ.",
    "dieutra: mở khay bàn giao, nhận, phân công, kéo dài; bấm «Vì sao?» cạnh một thời hạn.",
    "kiemsat: phân công Kiểm sát viên, trả lời một đề nghị gia hạn.",
    "caxa2: tìm vụ việc của caxa; không thấy, vì đơn vị này không có căn cứ để thấy.",
    "ytetinh: mở «Chăm sóc nạn nhân»: một báo động đang mở, hỗ trợ của từng người kèm «vì sao»; xahoixa tiếp nhận; trogiup chỉ thấy việc được chuyển gửi.",
    "soyte: mở «Kế hoạch», báo cáo một kỳ của nhiệm vụ được giao; thukybcd xác nhận, xem việc chậm.",
    "thukybcd: xem chỉ tiêu của năm 2024 và danh sách phía sau con số; lập báo cáo sáu tháng từ số đã công bố.",
    "thukybcd: mở đợt cao điểm 2024 trong «Kế hoạch»: tình hình từng ngày, so với 2023; bảng theo hồ sơ đến hết ngày 30/09/2024.",
    "thukybcd: mở «Tập huấn»: xã chưa có ai học đứng đầu; caxa: mở «Truyền thông», ghi một buổi, nhập cả năm từ tệp .xlsx.",
)


@click.command()
@click.option("--reset", is_flag=True, help="Xóa cơ sở dữ liệu giả lập của máy này rồi dựng lại.")
@click.option("--yes", is_flag=True, help="Không hỏi lại khi xóa.")
@click.option("--scale", type=click.IntRange(0), default=0,
              help="Thêm N vụ việc để đo; trên 50.000 thì bỏ danh tính và lời trình bày, ít hành vi hơn mỗi vụ.")  # fmt: skip
@click.option(
    "--year", type=click.IntRange(2021, 2026), default=2024, help="Năm của bộ dữ liệu chính."
)
@click.option("--seed", type=int, default=SEED, help="Cùng số này cho cùng dữ liệu.")
@click.option("--port", type=int, default=None, help="Cổng web; bận thì lấy cổng kế tiếp.")
@click.option("--no-serve", is_flag=True, help="Dựng dữ liệu rồi thôi, không mở máy chủ web.")
@plainly
def demo(
    reset: bool, yes: bool, scale: int, year: int, seed: int, port: int | None, no_serve: bool
) -> None:
    """Dựng tỉnh mẫu (dữ liệu giả lập) và mở máy chủ."""
    if postgres.elsewhere():
        stop("LACHAN_DATABASE_URL đang trỏ tới máy chủ riêng; dữ liệu giả lập không bao giờ ghi vào đó. "
             "Bỏ biến này rồi chạy lại `lachan demo`.")  # fmt: skip
    click.echo(f"[1/{STEPS}] PostgreSQL kèm theo: {postgres.state_dir()}")
    with own_database() as server:
        if reset:
            _forget(server, yes)
        kept = _built(year, seed, scale)
        if no_serve:
            return _introduce(kept, "")
        with step(7, STEPS, "Mở máy chủ web"):
            chosen = free_port(port)
        serve_until_asked(chosen, lambda address: _introduce(kept, address), synthetic=True)
    return None


def _built(year: int, seed: int, scale: int) -> dict[str, object]:
    """From an empty server to a whole province; each step is safe to repeat."""
    with step(2, STEPS, "Tạo bảng, chính sách dòng và khóa ký phạm vi"):
        ready()
        from .database import make_database

        make_database()
    _refuse_real_records()
    with step(3, STEPS, "Khóa niêm phong"):
        from lachan.access import seals

        seals.init_keys()
    with step(4, STEPS, "Nạp đơn vị hành chính và cơ quan tỉnh Lâm Đồng"):
        from lachan.reference.load import load_province

        load_province(province_folder(SLUG), using="owner")
    kept = _filled(year, seed, scale)
    click.echo(f"[6/{STEPS}] {missing_assets() or 'Tệp giao diện đã có.'}")
    return kept


def province_folder(slug: str) -> Path:
    """The province's data files: beside the source, or inside the installed package."""
    here = Path(__file__).resolve()
    for folder in (
        here.parents[3] / "provinces" / slug,
        here.parents[1] / "provinces" / slug,
        Path("provinces") / slug,
    ):
        if (folder / "province.yaml").is_file():
            return folder
    stop(f"Không tìm thấy thư mục provinces/{slug}. Chạy lệnh từ thư mục nguồn của Lá Chắn.")
    raise AssertionError


# -- what is kept between starts -----------------------------------------------------------------


def _notes() -> Path:
    return postgres.state_dir() / "demo.json"


def _read_notes() -> dict[str, object]:
    try:
        return dict(json.loads(_notes().read_text("utf-8")))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def _write_notes(notes: dict[str, object]) -> None:
    fresh = _notes().with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(notes, ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(_notes())


def _marker() -> Path:
    return postgres.state_dir() / "synthetic"


def _refuse_real_records() -> None:
    """Made-up data never goes beside real data: a folder with accounts and no marker is somebody's."""
    from lachan.access.models import Account

    if not _marker().exists() and Account.objects.using("keeper").exists():
        stop(f"Thư mục {postgres.state_dir()} đang giữ dữ liệu không phải giả lập. "
             "Đặt LACHAN_STATE sang một thư mục khác rồi chạy lại `lachan demo`.")  # fmt: skip
    _marker().touch()


def _forget(server: postgres.Cluster, yes: bool) -> None:
    if not _marker().exists():
        stop(f"Thư mục {postgres.state_dir()} không có dấu «synthetic» nên không xóa gì. "
             "Chỉ dữ liệu do `lachan demo` dựng mới xóa được bằng --reset.")  # fmt: skip
    if not yes:
        click.confirm("Xóa toàn bộ dữ liệu giả lập của máy này?", abort=True)
    import psycopg

    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS lachan WITH (FORCE)")
    _notes().unlink(missing_ok=True)
    postgres.ensure_running()


# -- filling -------------------------------------------------------------------------------------


def _filled(year: int, seed: int, scale: int) -> dict[str, object]:
    from lachan.simulator import accounts
    from lachan.simulator.load import ground_of, scale_here
    from lachan.simulator.place_facts import tell_places

    ground, notes = ground_of(SLUG), _read_notes()
    here = accounts.people_here()
    if here and notes.get("password"):
        click.echo(
            f"[5/{STEPS}] Dữ liệu giả lập đã có ({notes.get('matters', '?')} vụ việc), dựng ngày {notes.get('as_of')}."
        )
    elif here:
        notes = {"password": _new_password(), "as_of": "?", "scale": 0}
        accounts.change_passwords(str(notes["password"]))
    else:
        notes = _load_demo(ground, year, seed)
    plans_of_demo(province_folder(SLUG), _now(), seed)
    tell_places(SLUG, _now(), seed)
    if not notes.get("room"):
        with step(5, STEPS, "Hồ sơ chứng cứ của một vụ: danh mục, sáu sơ đồ, câu hỏi còn mở"):
            notes |= {"room": room_of_demo(_now())}
    if not notes.get("cared"):
        with step(5, STEPS, "Người được tiếp nhận, xác định, hỗ trợ theo luật cũ và luật mới"):
            notes |= {"cared": care_of_demo(_now())}
    if not notes.get("spoken"):
        with step(5, STEPS, "Buổi truyền thông, mô hình, lớp tập huấn của hai năm"):
            notes |= {"spoken": outreach_of_demo(_now(), seed)}
    if not notes.get("checked"):
        notes |= {"checked": checks_of_demo(_now(), seed)}
    # Beside a great many matters made for measuring, counting is what is measured.
    if not notes.get("scale"):
        _publish(year, _now())
    if scale and not notes.get("scale") and not scale_here():
        notes |= _load_scale(ground, seed, scale)
    _write_notes(notes)
    return notes


def _new_password() -> str:
    return "gia-lap-" + secrets.token_hex(4)


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).replace(microsecond=0) - timedelta(minutes=1)


def _load_demo(ground: "Ground", year: int, seed: int) -> dict[str, object]:
    from lachan.simulator.load import load_demo

    password, at = _new_password(), _now()
    with step(5, STEPS, f"Dựng năm {year - 1}, năm {year} và 180 ngày gần đây (dữ liệu giả lập)"):
        done = load_demo(ground, as_of=at, password=password, seed=seed, year=year)
        _settle("ANALYZE")
    return {"password": password, "as_of": at.isoformat(), "year": year, "seed": seed,
            "matters": done.matters, "acts": done.acts, "calls": done.calls, "scale": 0}  # fmt: skip


def _publish(year: int, at: datetime) -> None:
    """Boards, campaigns and reports show what was published: the demo's periods, once."""
    if missing := unpublished_of_demo(year, at):
        with step(
            5,
            STEPS,
            f"Công bố số liệu {len(missing)} lần: từng kỳ theo hồ sơ lúc đó và đến bây giờ",
        ):
            publish_in_demo(missing, at)


def _load_scale(ground: "Ground", seed: int, count: int) -> dict[str, object]:
    from lachan.simulator.load import load_scale

    at = _now()
    with _bar(f"[5/{STEPS}] Thêm {count:,} vụ việc để đo".replace(",", "."), count) as said:
        done = load_scale(ground, as_of=at, seed=seed, count=count, said=said)
    with step(5, STEPS, "Thống kê bảng cho bộ lập kế hoạch truy vấn"):
        _settle("VACUUM (ANALYZE)")
    counts = [f"{n:,}".replace(",", ".") for n in (done.matters, done.cases, done.acts)]
    click.echo("    Đã thêm {} vụ việc, trong đó {} vụ án; {} hành vi.".format(*counts))
    return {"scale": done.matters, "scale_cases": done.cases, "scale_acts": done.acts}


class _bar:  # noqa: N801 - used as a word, like `step`
    """A progress bar that is told how many are done."""

    def __init__(self, words: str, total: int) -> None:
        self.progress = Progress(TextColumn(words), BarColumn(), TextColumn("{task.completed:,.0f}"),
                                 TimeElapsedColumn(), console=Console())  # fmt: skip
        self.task = self.progress.add_task("", total=total)

    def __enter__(self) -> Callable[[int], None]:
        self.progress.start()
        return lambda done: self.progress.update(self.task, completed=done)

    def __exit__(self, *error: object) -> None:
        self.progress.stop()


def _settle(words: str) -> None:
    """The planner's statistics, as the owner of the tables and outside any transaction."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(words)


def _room(notes: dict[str, object]) -> tuple[str, ...]:
    code = notes.get("room")
    return (f"dieutra hoặc kiemsat: mở /vu-viec/{code}/chung-cu/ — sáu sơ đồ chứng cứ của một vụ ba bị can, câu hỏi còn mở "
            "kèm căn cứ; bấm một dấu trên sơ đồ để tới bút lục.",) if code else ()  # fmt: skip


# -- introducing ---------------------------------------------------------------------------------


def _introduce(notes: dict[str, object], address: str) -> None:
    from lachan.access.roles import ROLES
    from lachan.simulator.accounts import PARTS

    width = min(shutil.get_terminal_size().columns, 100)
    click.echo("─" * width)
    if address:
        click.echo(f"Lá Chắn đang mở ở {address}  (DỮ LIỆU GIẢ LẬP)")
    click.echo(f"Mật khẩu của mọi tài khoản mẫu: {notes['password']}")
    for part in PARTS:
        click.echo(f"  {part.username:<10} {ROLES[part.role].label}")
    click.echo("Thử gì:")
    for line in (*TRY, *_room(notes)):
        click.echo(f"  · {line}")
    if address:
        click.echo("Ctrl-C để dừng; lần sau chạy lại `lachan demo`, dữ liệu còn nguyên.")
    click.echo("─" * width)

"""`lachan`: every verb of the team on the command line. Subcommands load what they need, no more."""

import importlib
import os

import click

GROUPS = {
    "law": ("lachan.law_cli", "law", "Sách luật: thời hạn, ngày nghỉ, kiểm tra ví dụ."),
    "demo": ("lachan.desk.demo", "demo", "Dựng tỉnh mẫu (dữ liệu giả lập) và mở máy chủ."),
    "serve": ("lachan.desk.serve", "serve", "Mở máy chủ web trên 127.0.0.1."),
    "migrate": ("lachan.desk.database", "migrate", "Tạo hoặc nâng cấp cơ sở dữ liệu."),
    "province": ("lachan.desk.database", "province", "Nạp dữ liệu tham chiếu của một tỉnh."),
    "keys": ("lachan.desk.keys", "keys", "Khóa chủ của niêm phong: init, check, rotate."),
    "backup": ("lachan.desk.backup", "backup", "Sao lưu toàn bộ hồ sơ ra một tệp."),
    "restore": (
        "lachan.desk.backup",
        "restore",
        "Khôi phục từ tệp sao lưu vào cơ sở dữ liệu trống.",
    ),
    "import": ("lachan.desk.imports", "imports", "Nhập sổ tiếp nhận từ tệp .xlsx."),
    "verbs": ("lachan.desk.lists", "verbs", "Danh sách mọi động từ, quyền và điều luật."),
    "roles": ("lachan.desk.lists", "roles", "Danh sách vai trò bằng lời."),
    "docs": ("lachan.desk.pages", "docs", "Sinh lại các trang tài liệu từ mã và sách luật."),
    "account": ("lachan.desk.accounts", "account", "Tài khoản và khóa API: add, token."),
    "worker": (
        "lachan.desk.worker",
        "worker",
        "Nhắc việc đến hạn: xem thời hạn, gửi thư, tin nhắn.",
    ),
    "indicators": ("lachan.desk.figures", "indicators", "Tính chỉ tiêu của một kỳ, có đối chứng."),
    "warehouse": ("lachan.desk.figures", "warehouse", "Kho số liệu cho DuckDB và Spark: export."),
    "readings": (
        "lachan.desk.database",
        "readings",
        "Dựng lại bảng đọc (đồng hồ, giai đoạn) từ các hành vi.",
    ),
}


class Lazily(click.Group):
    """A group that imports a subcommand only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in GROUPS:
            return None
        module, name, help_text = GROUPS[cmd_name]
        found: click.Command = getattr(importlib.import_module(module), name)
        found.help = found.help or help_text
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, GROUPS[name][2]) for name in sorted(GROUPS)])


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lachan")
def main() -> None:
    """Lá Chắn: hệ thống vận hành kế hoạch phòng, chống mua bán người."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lachan.settings")

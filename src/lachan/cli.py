"""`lachan`: every verb of the team on the command line. Subcommands load what they need, no more."""

import importlib
import os
from collections.abc import Iterable

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
    "plan": ("lachan.desk.plans", "plan", "Kế hoạch: load, list, late, export, import."),
    "import": ("lachan.desk.imports", "imports", "Nhập sổ tiếp nhận, sổ vụ án từ tệp .xlsx."),
    "report": ("lachan.desk.reports", "report", "Lập báo cáo của Ban Chỉ đạo: .docx, .pdf, .xlsx."),
    "verbs": ("lachan.desk.lists", "verbs", "Danh sách mọi việc làm được, quyền và điều luật."),
    "roles": ("lachan.desk.lists", "roles", "Danh sách vai trò bằng lời."),
    "docs": ("lachan.desk.pages", "docs", "Sinh lại các trang tài liệu từ mã và sách luật."),
    "account": ("lachan.desk.accounts", "account", "Tài khoản và khóa API: add, token."),
    "evidence": ("lachan.proof_cli", "evidence", "Sơ đồ hóa chứng cứ: hồ sơ còn thiếu gì."),
    "published": (
        "lachan.desk.published",
        "published",
        "Số liệu toàn quốc đã công bố: list, check.",
    ),
    "worker": (
        "lachan.desk.worker",
        "worker",
        "Nhắc việc đến hạn: xem thời hạn, gửi thư, tin nhắn.",
    ),
    "indicators": (
        "lachan.desk.figures",
        "indicators",
        "Tính chỉ tiêu của một kỳ, kèm số liệu đi kèm.",
    ),
    "definitions": ("lachan.desk.definitions", "definitions", "Định nghĩa chỉ tiêu: check."),
    "warehouse": ("lachan.desk.figures", "warehouse", "Kho số liệu cho DuckDB và Spark: export."),
    "release": (
        "lachan.desk.releases",
        "release",
        "Số liệu nạn nhân đưa ra ngoài: tables, open-data, list, htcds, htcds-read, measure, invented.",
    ),
    "joboffer": (
        "lachan.desk.joboffers",
        "joboffer",
        "Kiểm tra lời mời việc làm: dấu hiệu và vì sao.",
    ),
    "readings": (
        "lachan.desk.database",
        "readings",
        "Tính lại thời hạn, giai đoạn đã lưu từ các hành vi: vụ việc, hồ sơ hỗ trợ.",
    ),
}


# What click itself writes in English, in the words of those who read the help.
SAID = {
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "Show this message and exit.": "Hiện trang này rồi thôi.",
    "Show the version and exit.": "Hiện số phiên bản rồi thôi.",
    "[required]": "[bắt buộc]",
    "[default: ": "[mặc định: ",
}


def said(text: str) -> str:
    for english, vietnamese in SAID.items():
        text = text.replace(english, vietnamese)
    return text


class Helping(click.HelpFormatter):
    """Help pages in Vietnamese throughout, those of the subcommands too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, said(args), prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(said(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(name, said(text)) for name, text in rows], col_max, col_spacing)


click.Context.formatter_class = Helping


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

    def invoke(self, ctx: click.Context) -> object:
        """What click refuses is one Vietnamese sentence, as the commands of the law say it."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as fault:
            speaking = importlib.import_module("lachan.law_cli.speaking")
            return speaking.stop(speaking.translated(fault))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, GROUPS[name][2]) for name in sorted(GROUPS)])


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lachan")
def main() -> None:
    """Lá Chắn: hệ thống vận hành kế hoạch phòng, chống mua bán người."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lachan.settings")

"""The group `law` and how it refuses: every error is one Vietnamese sentence, never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from lachan.law.refusals import LawRefusal

KIND_OF = {"integer": "số nguyên", "float": "số", "boolean": "có hoặc không"}


class Misused(LawRefusal):
    """Câu lệnh chưa đúng. Xem `lachan law --help`."""


class Plainly(click.Group):
    """A group whose every refusal, click's own included, is a sentence and exit code 2."""

    def make_context(self, *args: Any, **given: Any) -> click.Context:
        with plainly():
            return super().make_context(*args, **given)

    def invoke(self, ctx: click.Context) -> Any:
        with plainly():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise Misused(
                f"Không có lệnh «{args[0]}». Các lệnh: {', '.join(self.list_commands(ctx))}."
            )
        return super().resolve_command(ctx, args)


@click.group(cls=Plainly)
def law() -> None:
    """Sách luật: thời hạn, lời văn, tội danh, ngày nghỉ và ví dụ tính."""


@contextmanager
def plainly() -> Iterator[None]:
    """Turn a refusal of the law, or of click, into its sentence."""
    try:
        yield
    except LawRefusal as refused:
        stop(refused.message)
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.ClickException as fault:
        stop(translated(fault))


def stop(sentence: str) -> NoReturn:
    click.echo(printable(" ".join(sentence.split())), err=True)
    raise SystemExit(2) from None


def printable(text: str) -> str:
    """Arguments may carry bytes that are no text; they are shown as «?»."""
    return text.encode("utf-8", "replace").decode("utf-8")


def say_json(one: object) -> None:
    click.echo(printable(json.dumps(one, ensure_ascii=False, indent=2, allow_nan=False)))


def translated(fault: click.ClickException) -> str:
    """What click says, in Vietnamese, with what to do next."""
    return f"{_what(fault)} Xem `{_path(fault)} --help`."


def _what(fault: click.ClickException) -> str:
    if isinstance(fault, click.NoSuchOption):
        near = f" Có thể là: {', '.join(fault.possibilities)}." if fault.possibilities else ""
        return f"Không có tùy chọn «{fault.option_name}».{near}"
    if isinstance(fault, click.MissingParameter):
        return f"Thiếu {_name(fault.param)}."
    if isinstance(fault, click.BadParameter):
        return f"Giá trị của {_name(fault.param)} không đọc được{_expected(fault.param)}."
    if isinstance(fault, click.BadOptionUsage):
        return f"Tùy chọn «{fault.option_name}» viết chưa đúng: thiếu hoặc thừa giá trị."
    extra = re.search(r"\((.*)\)", fault.message, re.DOTALL)
    return f"Câu lệnh thừa «{extra[1]}»." if extra else "Câu lệnh chưa đúng."


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "tham số"
    if isinstance(param, click.Option):
        return f"tùy chọn {param.opts[0]}"
    return f"tham số {param.make_metavar(click.Context(law)).strip('[]')}"


def _expected(param: click.Parameter | None) -> str:
    kind = KIND_OF.get(param.type.name) if param is not None else None
    return f"; cần {kind}" if kind else ""


def _path(fault: click.ClickException) -> str:
    ctx = getattr(fault, "ctx", None)
    return ctx.command_path if isinstance(ctx, click.Context) else "lachan law"

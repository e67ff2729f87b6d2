"""Steps said aloud, and refusals turned into a sentence and exit code 2: never a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click
import django
import psycopg
from django.db import DatabaseError

from lachan import postgres
from lachan.access.refusals import Refusal


def ready() -> None:
    """Django with its apps loaded, once."""
    django.setup()


def plainly(command: Any) -> Any:
    """Let a refusal of any storey end the command as a sentence on stderr."""

    @wraps(command)
    def run(*args: Any, **given: Any) -> Any:
        try:
            return command(*args, **given)
        except (Refusal, postgres.LauncherRefusal) as refusal:
            stop(str(refusal))
        except (psycopg.Error, DatabaseError) as error:
            stop(f"Không làm việc được với cơ sở dữ liệu: {str(error).splitlines()[0]} "
                 "Kiểm tra máy chủ có đang chạy hay không (lachan demo, hoặc LACHAN_DATABASE_URL) rồi thử lại.")  # fmt: skip
        except OSError as error:
            stop(f"Không đọc hoặc ghi được: {error.strerror or error} ({error.filename or ''}). "
                 "Kiểm tra đường dẫn, quyền và dung lượng đĩa rồi chạy lại.")  # fmt: skip

    return run


def stop(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(2)


@contextmanager
def step(number: int, of: int, words: str) -> Iterator[None]:
    click.echo(f"[{number}/{of}] {words} …", nl=False)
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        click.echo(" không xong.")
        raise
    click.echo(" xong.")

"""What one deed pours leaves in one message: the server is asked once, not once per table.

Only what is poured waits; anything else first sends what is waiting, so that order is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from lachan.access.pour import EXECUTE


class _Waiting:
    """An execute wrapper that keeps inserts back, already with their values, until `send`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.sending = False

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        if self.sending or many or not sql.startswith(EXECUTE):
            self.send()
            return execute(sql, params, many, context)
        self.texts.append(context["cursor"].mogrify(sql, params))
        return None

    def send(self) -> None:
        texts, self.texts = self.texts, []
        if not texts:
            return
        self.sending = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(";\n".join(texts))
        finally:
            self.sending = False


@contextmanager
def together() -> Iterator[None]:
    """Whatever is inserted inside has been sent when the block ends; errors come up there."""
    waiting = _Waiting()
    with connection.execute_wrapper(waiting):
        yield
        waiting.send()

"""The keeper's door in the place of the application's, for one command that a person runs on the server.

An import for the province writes each act under the agency its book names; row-level security forbids that to the
application, so the command connects as the keeper (docs/decisions/0006, 0011). Verbs, constraints and the log stay."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from lachan.access.refusals import Refusal


class NoKeeper(Refusal):
    """Máy này không có mật khẩu của vai trò lachan_keeper nên không nhập sổ của cả tỉnh được. Chạy lệnh trên máy chủ quản trị, hoặc nhập sổ của từng cơ quan."""


@contextmanager
def as_keeper() -> Iterator[None]:
    """Inside, whatever asks for the usual connection is given the keeper's; only ever in a command's own process."""
    if "keeper" not in connections.settings:
        raise NoKeeper
    usual = connections["default"]
    connections["default"] = connections["keeper"]
    try:
        yield
    finally:
        connections["default"] = usual

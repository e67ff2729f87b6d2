"""The database server this system brings along, and how each role connects. No Django here."""

from .binaries import resolve_binaries
from .launcher import Cluster
from .refusals import LauncherRefusal
from .roles import ensure_roles
from .state import cluster, connections, elsewhere, ensure_running, secret, state_dir

__all__ = [
    "Cluster",
    "LauncherRefusal",
    "cluster",
    "connections",
    "elsewhere",
    "ensure_roles",
    "ensure_running",
    "resolve_binaries",
    "secret",
    "state_dir",
]

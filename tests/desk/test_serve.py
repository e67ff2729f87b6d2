"""Being asked to stop: once or twice at once, everything that was started ends, in order."""

import os
import signal
import subprocess
import sys

import pytest

# A child that takes its time to end, as a web server does; what is asked meanwhile must not leave it behind.
ASKED_TWICE = """
import os, signal, subprocess, sys, time
from lachan.desk.serve import Asked, _end, stopping_on_signals
SLOW = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *a: (time.sleep(0.6), sys.exit(0))); print(1, flush=True); time.sleep(60)"
with stopping_on_signals():
    children = [subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, start_new_session=True) for _ in range(2)]
    for child in children:
        child.stdout.readline()
    try:
        print("ready", flush=True)
        time.sleep(60)
    except Asked:
        pass
    finally:
        for child in children:
            _end(child)
print("ended", [child.returncode for child in children], flush=True)
"""


@pytest.mark.parametrize("kinds", [("SIGTERM",), ("SIGTERM", "SIGTERM"), ("SIGINT", "SIGTERM")])
def test_asked_once_or_twice_nothing_is_left_behind(kinds):
    asked = subprocess.Popen(
        [sys.executable, "-c", ASKED_TWICE], stdout=subprocess.PIPE, env=dict(os.environ)
    )  # noqa: S603 - our own words
    assert asked.stdout.readline().strip() == b"ready"
    asked.send_signal(getattr(signal, kinds[0]))
    for kind in kinds[1:]:
        with pytest.raises(subprocess.TimeoutExpired):
            asked.wait(0.3)
        asked.send_signal(getattr(signal, kind))
    out, _ = asked.communicate(timeout=20)
    assert out.strip() == b"ended [0, 0]"
    assert asked.returncode == 0

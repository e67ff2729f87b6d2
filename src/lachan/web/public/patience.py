"""Not too many at once, without knowing who anybody is: a bucket of turns for everybody together, in this process only.

No address is kept, so nobody is told apart; what this protects from, and what not, is said in docs/decisions/0021."""

import threading
import time


class Bucket:
    """`burst` turns at once, then `rate` a second."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._left, self._since = burst, time.monotonic()
        self._lock = threading.Lock()

    def take(self) -> bool:
        """One turn, if there is one."""
        with self._lock:
            now = time.monotonic()
            self._left = min(self.burst, self._left + (now - self._since) * self.rate)
            self._since = now
            if self._left < 1:
                return False
            self._left -= 1
            return True


SENDING = Bucket(rate=15, burst=60)
TRYING = Bucket(rate=3, burst=20)
FILING = Bucket(rate=1, burst=20)

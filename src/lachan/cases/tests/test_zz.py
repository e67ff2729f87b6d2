import time
from .scenes import PLACES, at
def test_all(stock):
    for p in PLACES:
        t=time.time(); s=stock.at(p); print(p, s.stage(), s.now, round(time.time()-t,2), {k:(r.status,r.custody,r.release_at) for k,r in s.accused().items()})

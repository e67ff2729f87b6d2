import time, re, cProfile, pstats
from collections import Counter
from uuid import uuid4
from django.db import connection
from lachan.exchange import register
from lachan.exchange.sample import write_sample
from lachan.exchange.workbook import read_book
from datetime import datetime
from lachan.exchange.dates import HANOI
AT = datetime(2025, 1, 10, 9, 0, tzinfo=HANOI)
def test_prof(clean_record, django_db_blocker, cast, tmp_path):
    with django_db_blocker.unblock():
        path = tmp_path / "so.xlsx"
        write_sample(path, rows=4000, seed=5, flaws=0)
        by=cast("caxa")
        p=cProfile.Profile(); p.enable()
        b=read_book(path); t0=time.time()
        read = register.read_rows(b, by, AT, lambda n: None)
        p.disable(); pstats.Stats(p).sort_stats("cumtime").print_stats(22)
        t=Counter(); n=Counter()
        p=cProfile.Profile(); p.enable()
        for i in range(0,2000,500):
            register.import_register_chunk(rows=read.good[i:i+500], run=uuid4(), by=by, at=AT)
        p.disable(); pstats.Stats(p).sort_stats("cumtime").print_stats(60); pstats.Stats(p).sort_stats("tottime").print_stats(30)

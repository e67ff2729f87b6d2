"""The tables of the queue, in the schema `queue`, for the worker's role alone."""

from django.db import migrations

from lachan.oversight.alerts.queue import tables


class Migration(migrations.Migration):
    atomic = False  # each step of the queue is committed by itself: see `tables`
    dependencies = [("oversight", "0002_locks")]
    operations = [migrations.RunSQL(tables(), migrations.RunSQL.noop)]

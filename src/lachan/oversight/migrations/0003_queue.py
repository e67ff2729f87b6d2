"""The tables of the queue, in the schema `queue`, for the worker's role alone."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_locks")]
    operations = [locks(__file__, "alerts/queue.sql")]

"""A report's figures follow the locks of the figures, and end when it is issued."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_locks"), ("indicators", "0005_figures")]
    operations = [locks(__file__, "figures.sql")]

"""The list behind a published figure is closed with it."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("indicators", "0005_figures")]
    operations = [locks(__file__, "lines.sql")]

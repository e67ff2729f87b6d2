"""A duty of law by which a story is passed on is named with what it rests on."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0011_listed")]

    operations = [locks(__file__, "duties.sql")]

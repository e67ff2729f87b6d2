"""Whoever was asked for a support writes of that support alone; contact is loosened by who speaks for the whole care."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0015_standing_act")]
    operations = [locks(__file__, "bearing.sql")]

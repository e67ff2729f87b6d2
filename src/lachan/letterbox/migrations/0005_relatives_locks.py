"""The row locks of consents and posters arrive with their tables."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("letterbox", "0004_relatives")]
    operations = [locks(__file__, "posters.sql")]

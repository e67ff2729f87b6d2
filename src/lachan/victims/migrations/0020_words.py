"""The person's own words: passed on by whoever leads, read as far as they were passed on, taken back by nobody for itself."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0019_acting")]
    operations = [locks(__file__, "words.sql")]

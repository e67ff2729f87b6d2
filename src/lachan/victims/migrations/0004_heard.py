"""Whoever was passed a story can find it: by code name, while the consent or the duty stands."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0003_link_matter")]
    operations = [locks(__file__, "heard.sql")]

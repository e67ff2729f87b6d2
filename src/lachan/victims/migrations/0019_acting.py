"""Who leads is whoever was given it last; a declined referral gives nothing; what a standing, a kind of body, a day may write."""

from django.db import migrations

from lachan.access.locks import locks


class Migration(migrations.Migration):
    dependencies = [("victims", "0018_kinds")]
    operations = [locks(__file__, "acting.sql")]

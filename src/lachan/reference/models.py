"""Tables of reference: a row lives from `valid_from` to `valid_to`, that day excluded."""

from django.db import models
from django.db.models import F, Q

from .codes import Kind, Level, Mark


def _period(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
        name=name,
        violation_error_message="Ngày kết thúc hiệu lực phải sau ngày bắt đầu.",
    )


class Dated(models.Model):
    """A named thing with a period of validity, sorted and searched the Vietnamese way."""

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    sort_key = models.CharField(max_length=700, db_collation="C")
    folded = models.CharField(max_length=200)
    mark = models.CharField(max_length=12, choices=Mark)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Province(models.Model):
    """A province whose data is loaded; `synthetic`: its screens say «DỮ LIỆU GIẢ LẬP»."""

    code = models.CharField(max_length=4, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Unit(Dated):
    """An administrative unit during one period of its name, ground and parent."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="units")
    level = models.CharField(max_length=10, choices=Level)
    gso_code = models.CharField(max_length=8)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    remote_mountain = models.BooleanField(default=False)
    remote_mark = models.CharField(max_length=12, choices=Mark, default=Mark.INFERRED)
    heirs = models.ManyToManyField(
        "self", through="UnitSuccession", symmetrical=False, related_name="forebears",
        through_fields=("predecessor", "successor"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["gso_code", "valid_from"], name="unit_code_day")]
        constraints = [
            _period("unit_period"),
            models.UniqueConstraint(
                fields=["level", "gso_code", "valid_from"],
                name="unit_code_once",
                violation_error_message="Mã đơn vị này đã có hiệu lực từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(level="province") | Q(parent__isnull=False),
                name="unit_has_parent",
                violation_error_message="Đơn vị dưới cấp tỉnh phải có đơn vị cấp trên.",
            ),
        ]

    @property
    def in_sentence(self) -> str:
        return self.kind.lower() + self.name.removeprefix(self.kind)

    @property
    def in_full(self) -> str:
        """«Phường 1, Thành phố Đà Lạt»: names repeat between districts."""
        return f"{self.name}, {self.parent.name}" if self.parent else self.name


class UnitSuccession(models.Model):
    """Which unit took over the ground of which, on the day the first one ended."""

    predecessor = models.ForeignKey(Unit, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Unit, models.CASCADE, related_name="origins")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="Quan hệ kế tiếp này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_of_another",
                violation_error_message="Một đơn vị không thể kế tiếp chính nó.",
            ),
        ]


class Agency(Dated):
    """A body of the province's work (cơ quan); `inferred` until the province confirms it."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="agencies")
    kind = models.CharField(max_length=32, choices=Kind)
    short_name = models.CharField(max_length=80)
    level = models.CharField(max_length=10, choices=Level)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="seated")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    supervisor = models.ForeignKey("self", models.PROTECT, null=True, related_name="supervised")
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced")
    inferred = models.BooleanField(default=False)
    grounds = models.ManyToManyField(Unit, through="Jurisdiction", related_name="served_by")

    class Meta:
        indexes = [models.Index(fields=["kind", "valid_from"], name="agency_kind_day")]
        constraints = [
            _period("agency_period"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(valid_to__isnull=False),
                name="agency_heir_after_end",
                violation_error_message="Cơ quan có cơ quan kế tiếp phải có ngày kết thúc.",
            ),
        ]


class Jurisdiction(models.Model):
    """A unit that an agency serves; an agency of the whole province has none."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="jurisdictions")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="jurisdictions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "unit"],
                name="jurisdiction_once",
                violation_error_message="Địa bàn này đã được giao cho cơ quan.",
            )
        ]

"""What a folder must be called and hold to be a warehouse."""

FORMAT = 1
MANIFEST = "manifest.json"
RELATIONS = ("act", "matter", "stage", "report", "entry", "call", "trait", "clock", "unit", "succession", "agency", "province")  # fmt: skip

"""What a folder must be called and hold to be a warehouse."""

FORMAT = 3
MANIFEST = "manifest.json"
RELATIONS = ("act", "matter", "stage", "report", "entry", "call", "trait", "clock", "duty", "session", "unit", "succession", "agency", "province")  # fmt: skip

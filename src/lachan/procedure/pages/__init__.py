"""The pages a lawyer checks: one per encoded article, one index, one list of what is still open.
Only text made of the book and of dates computed now; writing the files is the door's."""

from lachan.procedure.pages.whole import law_pages, matter_schema

__all__ = ["law_pages", "matter_schema"]

"""The four books side by side: what each counts, where they differ and why, and what people have settled."""

"""A commune's whole year of sessions in and out: a template, a try, the good rows once, the bad rows back."""

"""The screens of victim care: a list, one person's file, and a page for each thing that is done for that person."""

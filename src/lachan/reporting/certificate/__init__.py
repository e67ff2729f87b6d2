"""A certificate that somebody sat in a class: the name is typed for the paper and stored nowhere."""

"""Papers of one person's care: a folder a form (template, fill, example), filled from the record in the law of its day.

By default a paper names nobody («bản mã»). Only a form that the law gives a name to has a second copy, made when a verb
has opened the identity for it; nothing is stored."""

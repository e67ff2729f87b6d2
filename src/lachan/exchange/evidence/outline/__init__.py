"""Mind maps and Word outlines: the tree that procurators draw by hand, as charges, elements, propositions and evidence."""

"""Others that draw the same: ELK.js, Graphviz, vis-timeline. Absent ones are left out, and said to be."""

"""The demo file of evidence laid into the room of one case of the demo's province, through the verbs."""

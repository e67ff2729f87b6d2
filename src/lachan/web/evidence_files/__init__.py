"""Files of the evidence room in the page: sending them in, looking at them, saying their folios, what is made of them."""

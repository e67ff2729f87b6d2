"""The floor: the same list and the same insert in the plainest application that can do them."""

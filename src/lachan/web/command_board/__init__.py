"""The board of the committee and of each body and place: published figures, what stands beside them, the list behind."""

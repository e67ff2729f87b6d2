"""The leak test of victim care: planted words (canaries, planting, filed), what is asked (addresses, asking, probes), what
an answer holds (reading), and who may see what (rights), said by hand from decision 19 and from no policy or code."""

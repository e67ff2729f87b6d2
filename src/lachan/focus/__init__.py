"""Places of focus: what is told of a commune, how it lies among the communes, which are declared trọng điểm.

Of places only. No row of a person enters, and no reading of a person leaves: every input is a count."""

"""Places of focus on screens: the map and its table, one place with every working, reach beside risk, the list by paper."""

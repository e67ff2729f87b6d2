"""Training in the page: courses, classes, who was taught, which communes have nobody who was."""

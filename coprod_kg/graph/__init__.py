"""A graph, wherever it is: opened, loaded, and seen at a release level."""

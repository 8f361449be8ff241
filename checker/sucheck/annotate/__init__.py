"""The file of an editor back, with the faults marked in it and nothing else changed."""

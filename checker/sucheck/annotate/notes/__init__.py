"""The notes of a sheet: what they say, the part that holds them, the boxes that show them."""

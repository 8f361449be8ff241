"""The tables of a sheet, told apart from each other and from what stands around them."""

"""The cells of a sheet, streamed: what stands around them, and their marks."""

"""Files become sheets: every value with its place, nothing interpreted."""

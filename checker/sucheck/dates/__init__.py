"""Dates as people write them: days, months, years and periods."""

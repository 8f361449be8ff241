"""Sheets become typed tables, and faults of their cells."""

"""Totals, by formula or by words, and what they should be."""

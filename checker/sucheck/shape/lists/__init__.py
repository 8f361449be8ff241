"""Flat lists: one row per notification, measure, decision, statement or case."""

"""Scoreboards: indicators for each Member State."""

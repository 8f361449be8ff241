"""Rows become claims."""

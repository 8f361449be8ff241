"""Matrices: Member States along one side of a table, acts along the other."""

from sucheck.shape.matrices.find import find_matrix

__all__ = ["find_matrix"]

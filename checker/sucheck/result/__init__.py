"""Results of earlier runs, read back from JSON: whatever stands in such a file is data to be doubted."""

from sucheck.result.reading import Result, is_result, read_result

__all__ = ["Result", "is_result", "read_result"]

"""The styles of a workbook: its fills and formats, and those that marks add."""

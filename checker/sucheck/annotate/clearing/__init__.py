"""Our marks, notes and lists out of a workbook: by the record, else by what they say and look like."""

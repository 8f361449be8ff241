"""Our template as a workbook: empty, to be filled in, or filled from the claims of documents."""

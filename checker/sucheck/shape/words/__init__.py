"""What headers, names of sheets and codes mean, in every language."""

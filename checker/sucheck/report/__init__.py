"""One module per output; each is a pure function of a finished report."""

"""Summary tables: counts and lists of Member States for each act."""

"""What the words around a table say of all its rows."""

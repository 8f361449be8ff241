"""What the expression language cannot say: one module per family of rules."""

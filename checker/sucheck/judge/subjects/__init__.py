"""What rules are applied to: the subjects of each kind, with the values that the vocabulary names."""

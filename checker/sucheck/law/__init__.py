"""Member States over time, acts, deadlines, who is bound."""

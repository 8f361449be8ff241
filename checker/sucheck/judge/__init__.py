"""Rules over claims, rows and the law give verdicts."""

"""Office Open XML packages (ECMA-376 part 2), whatever they hold: read within limits, rewritten without loss."""

"""What is accepted on purpose: waivers, and what was there when a baseline was written."""

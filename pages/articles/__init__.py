"""The parts of the page Articles; no other page uses them."""

"""The parts of the page Home; no other page uses them."""

"""The parts of the page Upload; no other page uses them."""

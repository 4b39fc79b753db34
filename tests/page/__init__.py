"""Pages: what front ends show, and what never stands on them."""

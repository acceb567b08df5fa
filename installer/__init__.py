"""Building the installers: what is frozen, how it is packed, and how it is tried in a clean place."""

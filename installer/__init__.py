"""Building the installers: what is frozen, how it is packed, how it is tried in a clean place."""

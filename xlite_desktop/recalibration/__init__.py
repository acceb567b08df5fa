"""A model for one's own site: its page, and the work behind it."""

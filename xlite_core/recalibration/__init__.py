"""A model for one site: its cases, what the model says of them, a file with another card."""

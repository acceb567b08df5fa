"""The user guide: its pages, its search, and what a model says of one finding."""

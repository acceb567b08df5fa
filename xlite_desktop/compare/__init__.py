"""Two looks side by side: an earlier film, another model, or the bare film."""

"""Self-supervised pre-training: a student learns what chest films look like before any label."""

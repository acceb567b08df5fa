"""What a set of predictions is worth: numpy only."""

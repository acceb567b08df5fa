"""Line charts that more than one page draws: curves of numbers against epochs."""

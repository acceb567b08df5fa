"""The Train page: the next run, the run under way, its log and the queue."""

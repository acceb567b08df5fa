"""From a configuration to a trained student, as a stream of events."""

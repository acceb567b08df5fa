"""From a trained student to one self-describing model file."""

"""From what the modality measured to what an eye or a network sees."""

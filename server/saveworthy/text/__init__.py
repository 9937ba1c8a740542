"""From bytes to blocks, sentences and words, with exact offsets all the way."""

"""What a text gives its reader: figures, names, moments, questions, selling, lines that stand alone."""

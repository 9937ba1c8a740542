"""What the light bulb offers: fixes, ways to keep what is marked, and plainer sentences."""

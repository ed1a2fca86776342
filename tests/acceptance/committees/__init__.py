"""The five committees the product was conceived from, and a sixth with facts alone."""

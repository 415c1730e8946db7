"""How text becomes data and where each value stands in it, one module for each format."""

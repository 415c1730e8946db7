"""Pages about a connector, made of what its files say."""

"""What *Run* does on a card: check what was filled in, send what the connector would, read the answer."""

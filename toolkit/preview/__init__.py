"""The page that shows how makers will see a connector, and lets them try it."""

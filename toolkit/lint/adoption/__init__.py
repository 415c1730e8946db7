"""What a team chooses to hear of: settings, and findings that are ignored, accepted or known."""

"""Power Platform and nothing else: the project folder, apiProperties, icon, naming, limits, clouds."""

"""Azure Resource Manager: what its paths, versions and long-running operations mean."""

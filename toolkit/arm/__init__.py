"""Azure Resource Manager: what its paths, versions and operations mean, and how a connector takes them."""

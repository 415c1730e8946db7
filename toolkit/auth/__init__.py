"""App registrations in Microsoft Entra: what a connector needs, how to make it, why signing in fails."""

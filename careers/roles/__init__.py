"""The careers domain: what a role is."""

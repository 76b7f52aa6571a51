"""Systems side by side: what each costs, and what it makes of the same training."""

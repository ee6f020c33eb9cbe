"""Rules on where entries are published, on the addresses that their pages give, and on their formulas."""

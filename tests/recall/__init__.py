"""Tests of the ruler for what is found: planted slips."""

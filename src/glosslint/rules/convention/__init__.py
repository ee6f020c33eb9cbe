"""Rules that learn how the terms and texts of a glossary are written, and on the form of terms.

Most report the few texts that differ from the majority; ``_frame`` has what they share.
"""

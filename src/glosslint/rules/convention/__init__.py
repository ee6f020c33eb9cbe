"""Rules that learn how the terms and texts of a glossary are written, and on the form of terms."""

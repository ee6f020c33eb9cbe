"""Commands that publish the glossary."""

"""Fixes: intents become edits in the author's style (``lower``), proven to do only what they say (``verify``)."""

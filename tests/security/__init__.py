"""What is fed to glosslint does no harm."""

"""One module per format: ``render(report, style)`` returns its text. ``glosslint.report.FORMATS`` lists them."""

"""The formats: functions of a report and a style that return text. ``glosslint.report.FORMATS`` lists them."""

import ArgumentParser

/// For commands with one result.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// For commands with a result a line.
enum LineFormat: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

/// For commands whose results are rows, too.
enum TableFormat: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, tsv }

package nl.mutatieboek.report.format;

/**
 * A file format of reports.
 *
 * @param name also the file extension
 */
public record ReportFormat(String name, String mediaType, ReportWriter writer) {}

package nl.mutatieboek.report.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.report.table.ReportDocument;

/** Describes the CSV files as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015). */
final class TidyCsvwMetadataFactory {
    private TidyCsvwMetadataFactory() {}

    /** The content of {@code csv-metadata.json}, the name that CSVW programs look for. */
    static Map<String, Object> metadata(ReportDocument report, List<TidyTable> files) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put(
                "@context",
                List.of(
                        "http://www.w3.org/ns/csvw",
                        Map.of("@language", report.language().getLanguage())));
        group.put("dc:title", report.title());
        group.put("dc:description", report.unit() + " " + report.scope());
        group.put("tables", files.stream().map(TidyCsvwMetadataFactory::table).toList());
        return group;
    }

    private static Map<String, Object> table(TidyTable file) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "columns",
                file.fields().stream().map(TidyCsvwMetadataFactory::column).toList());
        schema.put("primaryKey", file.primaryKey());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("url", file.fileName());
        table.put("tableSchema", schema);
        return table;
    }

    private static Map<String, Object> column(TidyField field) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", field.name());
        column.put("titles", field.name());
        column.put("dc:description", field.description());
        column.put("datatype", field.type().csvw);
        column.put("required", field.required());
        return column;
    }
}

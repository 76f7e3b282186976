package nl.mutatieboek.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.report.table.ReportDocument;

/**
 * Describes the CSV files as a Fiscal Data Package (version 1.0): a Tabular Data Package whose fields have fiscal
 * types.
 */
final class FiscalDataPackageFactory {
    private FiscalDataPackageFactory() {}

    /** The content of {@code datapackage.json}. */
    static Map<String, Object> descriptor(ReportDocument report, List<TidyTable> files) throws IOException {
        List<Object> resources = new ArrayList<>();
        for (TidyTable file : files) {
            resources.add(resource(file));
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("profile", "fiscal-data-package");
        described.put("name", report.report());
        described.put("title", report.title());
        described.put("description", report.unit() + " " + report.scope());
        described.put("countryCode", "NL");
        described.put("resources", resources);
        return described;
    }

    private static Map<String, Object> resource(TidyTable file) throws IOException {
        byte[] csv = file.csv();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "fields",
                file.fields().stream().map(FiscalDataPackageFactory::field).toList());
        schema.put("missingValues", List.of(""));
        schema.put("primaryKey", file.primaryKey());
        if (file.fields().stream().anyMatch(field -> "value".equals(field.fiscalType()))) {
            schema.put(
                    "extraFields",
                    List.of(Map.of(
                            "name", "currency",
                            "type", "string",
                            "columnType", "value-currency:code",
                            "constant", "EUR")));
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", file.fileName().replace(".csv", ""));
        resource.put("path", file.fileName());
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", csv.length);
        resource.put("hash", "sha256:" + Sha256Digest.hex(csv));
        resource.put("schema", schema);
        return resource;
    }

    private static Map<String, Object> field(TidyField field) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", field.name());
        described.put("type", field.type().tableSchema);
        if (field.type() == TidyField.TidyFieldType.ADDRESS) {
            described.put("format", "uri");
        }
        described.put("description", field.description());
        if (field.fiscalType() != null) {
            described.put("columnType", field.fiscalType());
        }
        if (field.required()) {
            described.put("constraints", Map.of("required", true));
        }
        return described;
    }
}

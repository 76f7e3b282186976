package nl.mutatieboek.exporting;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.BalanceListResponse.BalanceResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates CSV on the Web metadata (W3C, Metadata Vocabulary for Tabular Data, 2015) from the record types of the rows.
 */
public final class CsvwMetadataFactory {
    private static final JsonMapper JSON = new JsonMapper();

    private CsvwMetadataFactory() {}

    /**
     * A CSV file.
     *
     * @param name file name
     * @param rows type of its rows
     * @param description content, in Dutch
     */
    public record Table(String name, Class<? extends Record> rows, String description) {
        /** A file written by {@link ExportService#writeAsOf} with balances. */
        public static Table ofBalances(String name, String description) {
            return new Table(name, BalanceResponse.class, description);
        }

        /** A file written by {@link ExportService#writePostings}. */
        public static Table ofPostings(String name, String description) {
            return new Table(name, ExportedPosting.class, description);
        }
    }

    /** Content of {@code csv-metadata.json}, which programs look for beside the files. */
    public static String create(String title, String description, List<Table> tables) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "nl")));
        group.put("dc:title", title);
        group.put("dc:description", description);
        group.put("tables", tables.stream().map(CsvwMetadataFactory::table).toList());
        return JSON.writeValueAsString(group) + "\n";
    }

    private static Map<String, Object> table(Table file) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("url", file.name());
        table.put("dc:description", file.description());
        table.put(
                "tableSchema",
                Map.of(
                        "columns",
                        RecordWriter.columns(file.rows()).stream()
                                .map(CsvwMetadataFactory::column)
                                .toList()));
        return table;
    }

    private static Map<String, Object> column(RecordComponent component) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", RecordWriter.name(component));
        column.put("titles", RecordWriter.name(component));
        column.put("datatype", datatype(component.getType()));
        column.put("required", !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        return column;
    }

    private static String datatype(Class<?> type) {
        if (type == int.class || type == long.class || type == Long.class) {
            return "integer";
        }
        return type == boolean.class || type == Boolean.class ? "boolean" : "string";
    }
}

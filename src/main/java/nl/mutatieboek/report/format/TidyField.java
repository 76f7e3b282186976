package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * A field of a tidy table.
 *
 * @param required true if every record has a value
 * @param fiscalType column type of the Fiscal Data Package; null if it has none for this field
 * @param description text for the metadata
 */
record TidyField(
        String name,
        TidyFieldType type,
        boolean required,
        @Nullable String fiscalType,
        String description) {
    /** Type of the values, named as in CSVW and Table Schema. */
    enum TidyFieldType {
        TEXT("string", "string"),
        WHOLE_NUMBER("integer", "integer"),
        ADDRESS("anyURI", "string");

        final String csvw;
        final String tableSchema;

        TidyFieldType(String csvw, String tableSchema) {
            this.csvw = csvw;
            this.tableSchema = tableSchema;
        }
    }

    static TidyField key(String name, TidyFieldType type, String description) {
        return new TidyField(name, type, true, null, description);
    }

    static TidyField text(String name, String description) {
        return new TidyField(name, TidyFieldType.TEXT, false, null, description);
    }

    static TidyField number(String name, String description) {
        return new TidyField(name, TidyFieldType.WHOLE_NUMBER, false, null, description);
    }

    static TidyField address(String name, String description) {
        return new TidyField(name, TidyFieldType.ADDRESS, false, null, description);
    }

    TidyField withFiscalType(String columnType) {
        return new TidyField(name, type, required, columnType, description);
    }
}

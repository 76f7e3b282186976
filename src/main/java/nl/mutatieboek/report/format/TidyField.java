package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * A column of the records that programs read.
 *
 * @param required whether every record has it
 * @param fiscalType what it is by the column types of the Fiscal Data Package; null for what those do not know
 * @param description for who reads the description of the file
 */
record TidyField(
        String name,
        TidyFieldType type,
        boolean required,
        @Nullable String fiscalType,
        String description) {
    /** What its values are, as CSVW and as Table Schema call it. */
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

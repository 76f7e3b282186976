package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * A column of the records that programs read.
 *
 * @param required whether every record has it
 * @param fiscal what it is by the column types of the Fiscal Data Package; null for what those do not know
 * @param description for who reads the description of the file
 */
record Field(
        String name, Type type, boolean required, @Nullable String fiscal, String description) {
    /** What its values are, as CSVW and as Table Schema call it. */
    enum Type {
        TEXT("string", "string"),
        WHOLE_NUMBER("integer", "integer"),
        ADDRESS("anyURI", "string");

        final String csvw;
        final String tableSchema;

        Type(String csvw, String tableSchema) {
            this.csvw = csvw;
            this.tableSchema = tableSchema;
        }
    }

    static Field key(String name, Type type, String description) {
        return new Field(name, type, true, null, description);
    }

    static Field text(String name, String description) {
        return new Field(name, Type.TEXT, false, null, description);
    }

    static Field number(String name, String description) {
        return new Field(name, Type.WHOLE_NUMBER, false, null, description);
    }

    static Field address(String name, String description) {
        return new Field(name, Type.ADDRESS, false, null, description);
    }

    Field as(String columnType) {
        return new Field(name, type, required, columnType, description);
    }
}

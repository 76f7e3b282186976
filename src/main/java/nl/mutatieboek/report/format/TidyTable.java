package nl.mutatieboek.report.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A tidy table: one header, one record per line, each value typed by its field or blank.
 *
 * @param primaryKey names of the fields that identify a record
 */
record TidyTable(String fileName, List<TidyField> fields, List<String> primaryKey, List<List<String>> values) {
    TidyTable {
        fields = List.copyOf(fields);
        primaryKey = List.copyOf(primaryKey);
        values = List.copyOf(values);
    }

    byte[] csv() throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(fields.stream().map(TidyField::name).toList());
        values.forEach(csv::writeRecord);
        csv.flush();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

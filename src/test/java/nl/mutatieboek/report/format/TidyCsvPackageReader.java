package nl.mutatieboek.report.format;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the machine-readable package of a report. */
public final class TidyCsvPackageReader {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public TidyCsvPackageReader(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> fileNames() {
        return List.copyOf(files.keySet());
    }

    byte[] file(String name) {
        return files.get(name).clone();
    }

    JsonNode json(String name) {
        return new JsonMapper().readTree(files.get(name));
    }

    /** The lines of a CSV file, its header first. */
    public List<List<String>> lines(String name) {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(new String(files.get(name), StandardCharsets.UTF_8))) {
            return csv.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its records by the names of their fields. */
    public List<Map<String, String>> records(String name) {
        List<List<String>> lines = lines(name);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int i = 0; i < line.size(); i++) {
                        values.put(lines.getFirst().get(i), line.get(i));
                    }
                    return values;
                })
                .toList();
    }
}

package nl.mutatieboek.exporting.archive;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An unpacked archive package.
 *
 * @param files the files by name with folder, in order
 */
record UnpackedArchive(Map<String, byte[]> files, Set<LocalDateTime> times) {
    static UnpackedArchive unpack(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<LocalDateTime> times = new LinkedHashSet<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
                times.add(entry.getTimeLocal());
            }
        }
        return new UnpackedArchive(files, times);
    }

    String folder() {
        String first = files.keySet().iterator().next();
        return first.substring(0, first.indexOf('/'));
    }

    byte[] bytes(String name) {
        byte[] file = files.get(folder() + "/" + name);
        if (file == null) {
            throw new AssertionError(name + " is not among " + files.keySet());
        }
        return file;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    List<NamedCsvRecord> rows(String name) {
        return CsvReader.builder().ofNamedCsvRecord(text(name)).stream().toList();
    }
}

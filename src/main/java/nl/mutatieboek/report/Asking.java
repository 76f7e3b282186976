package nl.mutatieboek.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.report.format.Addresses;
import nl.mutatieboek.report.format.Format;
import nl.mutatieboek.report.table.Tables;

/** A report that was asked at a terminal, to be read there or written to a file. */
public final class Asking {
    private final Reporting reporting;
    private final AsOf point;
    private final Tables tables;

    Asking(Reporting reporting, AsOf point, Tables tables) {
        this.reporting = reporting;
        this.point = point;
        this.tables = tables;
    }

    /** For people. */
    public String text() {
        return reporting.plainText().text(tables);
    }

    /** For machines: what the API answers. */
    public Object shown() {
        return TablesShown.of(point, tables, Doors.forPrograms(point.lasting()));
    }

    /** By which names {@link #write} knows the formats of files. */
    public Set<String> formats() {
        return reporting.formats().stream().map(Format::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes the file. Nothing is linked in it: who serves the book is not known here. */
    public void write(String format, OutputStream out) throws IOException {
        Optional<Format> in = reporting.formats().stream()
                .filter(one -> one.name().equals(format))
                .findFirst();
        in.orElseThrow(() -> new IllegalArgumentException("No format " + format))
                .write(tables, Addresses.NONE, out);
    }
}

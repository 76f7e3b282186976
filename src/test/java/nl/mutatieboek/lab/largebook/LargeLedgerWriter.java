package nl.mutatieboek.lab.largebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.ledger.DatabaseSizeReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Writes a large book for benchmarks: the application creates the tables, and the entries are inserted in batches of a
 * thousand. Arguments: number of entries, and Spring options that select the book, such as {@code
 * --mutatieboek.data=large}. The book must be new. It ends when the file of the database is compact.
 */
public final class LargeLedgerWriter {
    private static final long PROGRESS_INTERVAL = 100_000;

    private LargeLedgerWriter() {}

    public static void main(String... args) {
        long entries = Long.parseLong(args[0].replace("_", ""));
        List<String> options = new ArrayList<>(List.of(args).subList(1, args.length));
        options.add("--server.port=0");
        options.add("--logging.level.root=warn");
        String[] ofSpring = options.toArray(String[]::new);
        try (ConfigurableApplicationContext context = SpringApplication.run(MutatieboekApplication.class, ofSpring)) {
            write(context.getBean(DataSource.class), entries);
        }
        try (ConfigurableApplicationContext context = SpringApplication.run(MutatieboekApplication.class, ofSpring)) {
            awaitProjections(context.getBean(ProjectionReader.class), entries);
            if (entries >= PROGRESS_INTERVAL) {
                awaitCompaction(DatabaseSizeReader.of(context.getBean(DataSource.class)), entries);
            }
        }
    }

    private static void write(DataSource dataSource, long entries) {
        LargeLedgerGenerator book = new LargeLedgerGenerator(20_261_124);
        long bytes = 0;
        long written = 0;
        BulkEntryWriter writer = new BulkEntryWriter(dataSource);
        while (written < entries || !book.isAtCommandEnd()) {
            RawEntry entry = book.next();
            bytes += entry.payload().length + entry.metadata().length;
            writer.write(entry);
            printProgress("written", ++written, entries);
        }
        writer.finish();
        System.out.printf(Locale.ROOT, "%,d entries of %,d bytes on average%n", written, bytes / written);
    }

    private static void awaitProjections(ProjectionReader projections, long entries) {
        while (!projections.await(entries)) {
            printProgress("read", projections.completeTo(), entries);
        }
    }

    /** Until the size of the database is the same for a minute. */
    private static void awaitCompaction(DatabaseSizeReader database, long entries) {
        long size = database.read();
        long before;
        do {
            before = size;
            System.out.printf(Locale.ROOT, "%,d bytes, %,d for each entry%n", size, size / entries);
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            size = database.read();
        } while (size != before);
    }

    private static void printProgress(String what, long number, long of) {
        if (number % PROGRESS_INTERVAL == 0) {
            System.out.printf(Locale.ROOT, "%s %,d of %,d%n", what, number, of);
        }
    }
}

package nl.mutatieboek.cli;

import java.util.Locale;
import java.util.function.LongConsumer;
import nl.mutatieboek.exporting.ExportProgressListener;
import picocli.CommandLine.Help;

/**
 * Reports progress, speed and remaining time on standard error: one line that is overwritten on a terminal, otherwise a
 * line every ten seconds. Short work is not reported.
 */
final class ConsoleProgressReporter implements LongConsumer, ExportProgressListener, AutoCloseable {
    private static final long MILLIS = 1_000;
    private static final long MILLION = 1_000_000;
    private static final long SECOND = MILLIS * MILLION;
    private static final long MINUTE = 60;
    private static final int LINE = 79;

    private final String what;
    private final String unit;
    private final long end;
    private final boolean terminal = Help.Ansi.AUTO.enabled();
    private long first = -1;
    private long began;
    private long lastReport;
    private boolean anything;

    /** Progress of reading entries up to a ledger number. */
    ConsoleProgressReporter(String what, long end) {
        this(what, "entry", end);
    }

    /** Progress towards a total that the work reports as it proceeds. */
    ConsoleProgressReporter(String what, String unit) {
        this(what, unit, 0);
    }

    ConsoleProgressReporter(String what, String unit, long end) {
        this.what = what;
        this.unit = unit;
        this.end = end;
    }

    @Override
    public void accept(long number) {
        onProgress(number, end);
    }

    @Override
    public void onProgress(long done, long all) {
        long now = System.nanoTime();
        if (first < 0) {
            first = done;
            began = now;
            lastReport = now;
        }
        if (now - lastReport >= (terminal ? SECOND / 2 : 10 * SECOND)) {
            lastReport = now;
            anything = true;
            String line = formatProgress(done, all, now - began);
            System.err.print(terminal ? "\r" + padded(line) : line + System.lineSeparator());
        }
    }

    private String formatProgress(long done, long all, long nanos) {
        long rate = Math.max(1, (done - first) * MILLIS / Math.max(1, nanos / MILLION));
        return String.format(
                Locale.ROOT,
                "%s: %s %,d of %,d, %,d a second, %s left",
                what,
                unit,
                done,
                all,
                rate,
                formatDuration((all - done) / rate));
    }

    /** Formats a duration: {@code 45 s}, {@code 3 min 20 s}. */
    static String formatDuration(long seconds) {
        return seconds < MINUTE ? seconds + " s" : seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }

    private static String padded(String line) {
        return line + " ".repeat(Math.max(0, LINE - line.length()));
    }

    /** Clears the line on the terminal. */
    @Override
    public void close() {
        if (terminal && anything) {
            System.err.print("\r" + padded("") + "\r");
        }
    }
}

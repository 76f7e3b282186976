package nl.mutatieboek.cli;

import java.util.Locale;
import java.util.function.LongConsumer;
import picocli.CommandLine.Help;

/**
 * Tells on standard error how far a long reading is, how fast, and how long it will take: one line that is written over on a
 * terminal, a line every ten seconds where it goes to a file, and nothing of what is over at once.
 */
final class Progress implements LongConsumer {
    private static final long MILLIS = 1_000;
    private static final long MILLION = 1_000_000;
    private static final long SECOND = MILLIS * MILLION;

    private final String what;
    private final long end;
    private final long began = System.nanoTime();
    private final boolean terminal = Help.Ansi.AUTO.enabled();
    private long told = began;

    Progress(String what, long end) {
        this.what = what;
        this.end = end;
    }

    @Override
    public void accept(long number) {
        long now = System.nanoTime();
        if (now - told >= (terminal ? SECOND / 2 : 10 * SECOND)) {
            told = now;
            long rate = Math.max(1, number * MILLIS / ((now - began) / MILLION));
            System.err.printf(
                    Locale.ROOT,
                    "%s%s: entry %,d of %,d, %,d a second, %d s left%s",
                    terminal ? "\r" : "",
                    what,
                    number,
                    end,
                    rate,
                    (end - number) / rate,
                    terminal ? "  " : System.lineSeparator());
        }
    }
}

package nl.mutatieboek.exporting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * What is taken away, and written how.
 *
 * @param what what it is
 * @param format one of those in which that is written
 */
public record ExportOptions(ExportContent what, ExportFormat format) {
    public ExportOptions {
        if (!what.formats().contains(format)) {
            throw new MalformedValueException(ExpectedValue.EXPORT_FORMAT, what + " as " + format);
        }
    }

    /**
     * What both words together ask for.
     *
     * @param what null for what that format is mostly of: of a journal's the journal, otherwise the raw events
     * @param format null for JSON Lines, of a journal for hledger's
     * @throws MalformedValueException if a word is none, or if what is asked is not written so
     */
    public static ExportOptions parse(@Nullable String what, @Nullable String format) {
        ExportFormat in = format == null ? null : ExportFormat.parse(format);
        ExportContent of = what != null
                ? ExportContent.parse(what)
                : in != null && ExportContent.JOURNAL.formats().contains(in)
                        ? ExportContent.JOURNAL
                        : ExportContent.EVENTS;
        return new ExportOptions(of, in == null ? of.formats().getFirst() : in);
    }

    /** What can be taken away. */
    public enum ExportContent {
        /** Every entry of the ledger as it is stored, with the hash before it and its own. */
        EVENTS,
        /** Every posting that counts at a point. */
        POSTINGS,
        /** Every balance at a point. */
        BALANCES,
        /** Every mutation that counts at a point as a transaction in double entry, and what the balances must then be. */
        JOURNAL;

        /** How it can be written, the usual one first. */
        public List<ExportFormat> formats() {
            return switch (this) {
                case EVENTS, POSTINGS, BALANCES -> List.of(ExportFormat.JSONL, ExportFormat.CSV);
                case JOURNAL -> List.of(ExportFormat.HLEDGER, ExportFormat.LEDGER, ExportFormat.BEANCOUNT);
            };
        }

        /** Reads {@code events}. */
        public static ExportContent parse(String text) {
            return word(values(), text, ExpectedValue.EXPORT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is written, always in UTF-8. */
    public enum ExportFormat {
        /** A line of JSON for each. */
        JSONL("application/x-ndjson"),
        /** A line for each, with a comma between cells. */
        CSV("text/csv"),
        /** As hledger reads it. */
        HLEDGER("text/plain"),
        /** As ledger (ledger-cli) reads it. */
        LEDGER("text/plain"),
        /** As beancount reads it. */
        BEANCOUNT("text/plain");

        private final String mediaType;

        ExportFormat(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        /**
         * Reads one in which rows are written: {@code jsonl} or {@code csv}.
         *
         * @throws MalformedValueException if it is another
         */
        public static ExportFormat parseRowFormat(String text) {
            ExportFormat format = parse(text);
            if (format != JSONL && format != CSV) {
                throw new MalformedValueException(ExpectedValue.EXPORT_FORMAT, text);
            }
            return format;
        }

        /** Reads {@code jsonl}. */
        public static ExportFormat parse(String text) {
            return word(values(), text, ExpectedValue.EXPORT_FORMAT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static <E extends Enum<E>> E word(E[] words, String text, ExpectedValue expected) {
        return Arrays.stream(words)
                .filter(word -> word.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(expected, text));
    }
}

package nl.mutatieboek.export;

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
public record Export(What what, Format format) {
    public Export {
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
    public static Export of(@Nullable String what, @Nullable String format) {
        Format in = format == null ? null : Format.parse(format);
        What of = what != null
                ? What.parse(what)
                : in != null && What.JOURNAL.formats().contains(in) ? What.JOURNAL : What.EVENTS;
        return new Export(of, in == null ? of.formats().getFirst() : in);
    }

    /** What can be taken away. */
    public enum What {
        /** Every entry of the ledger as it is stored, with the hash before it and its own. */
        EVENTS,
        /** Every posting that counts at a point. */
        POSTINGS,
        /** Every balance at a point. */
        BALANCES,
        /** Every mutation that counts at a point as a transaction in double entry, and what the balances must then be. */
        JOURNAL;

        /** How it can be written, the usual one first. */
        public List<Format> formats() {
            return switch (this) {
                case EVENTS, POSTINGS, BALANCES -> List.of(Format.JSONL, Format.CSV);
                case JOURNAL -> List.of(Format.HLEDGER, Format.LEDGER, Format.BEANCOUNT);
            };
        }

        /** Reads {@code events}. */
        public static What parse(String text) {
            return word(values(), text, ExpectedValue.EXPORT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is written, always in UTF-8. */
    public enum Format {
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

        Format(String mediaType) {
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
        public static Format ofRows(String text) {
            Format format = parse(text);
            if (format != JSONL && format != CSV) {
                throw new MalformedValueException(ExpectedValue.EXPORT_FORMAT, text);
            }
            return format;
        }

        /** Reads {@code jsonl}. */
        public static Format parse(String text) {
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

package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.platform.http.FileDownload;
import org.jspecify.annotations.Nullable;

/**
 * Content and format of an export.
 *
 * @param what content
 * @param format one of the formats of that content
 */
public record ExportOptions(ExportContent what, ExportFormat format) {
    public ExportOptions {
        if (!what.formats().contains(format)) {
            throw new MalformedValueException(ExpectedValue.EXPORT_FORMAT, what + " as " + format);
        }
    }

    /**
     * Parses both options.
     *
     * @param what null for the usual content of the format: the journal for a journal format, otherwise the raw events
     * @param format null for JSON Lines, or hledger for a journal
     * @throws MalformedValueException if an option is unknown, or the content has no such format
     */
    public static ExportOptions parse(@Nullable String what, @Nullable String format) {
        ExportFormat in = format == null ? null : ExportFormat.parse(format);
        ExportContent content = what != null
                ? ExportContent.parse(what)
                : in != null && ExportContent.JOURNAL.formats().contains(in)
                        ? ExportContent.JOURNAL
                        : ExportContent.EVENTS;
        return new ExportOptions(content, in == null ? content.formats().getFirst() : in);
    }

    /** Sets the headers of a download up to a ledger number, and returns the stream of its body. */
    OutputStream openDownload(HttpServletResponse response, long upTo) throws IOException {
        return format.openDownload(response, "mutatieboek-%s-%d".formatted(what, upTo));
    }

    /** Content of an export. */
    public enum ExportContent {
        /** All ledger entries as stored, with their own and the previous hash. */
        EVENTS,
        /** All ledger entries with the signed head that they lead to, for the offline verifier. */
        BOOK,
        /** All postings that count at a point in time. */
        POSTINGS,
        /** All balances at a point in time. */
        BALANCES,
        /** All mutations that count at a point in time, as double-entry transactions with balance assertions. */
        JOURNAL,
        /** The balances of a chapter at a moment, in the form of the open data. */
        DELIVERY;

        /** Possible formats, the default first. */
        public List<ExportFormat> formats() {
            return switch (this) {
                case EVENTS, POSTINGS, BALANCES -> List.of(ExportFormat.JSONL, ExportFormat.CSV);
                case DELIVERY -> List.of(ExportFormat.CSV);
                case BOOK -> List.of(ExportFormat.ZIP);
                case JOURNAL -> List.of(ExportFormat.HLEDGER, ExportFormat.LEDGER, ExportFormat.BEANCOUNT);
            };
        }

        /** Parses {@code events}. */
        public static ExportContent parse(String text) {
            return word(values(), text, ExpectedValue.EXPORT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Format of an export; texts are in UTF-8. */
    public enum ExportFormat {
        /** JSON Lines. */
        JSONL("application/x-ndjson"),
        /** CSV with commas. */
        CSV("text/csv"),
        /** Journal for hledger. */
        HLEDGER("text/plain"),
        /** Journal for ledger-cli. */
        LEDGER("text/plain"),
        /** Journal for beancount. */
        BEANCOUNT("text/plain"),
        /** Several files in one. */
        ZIP("application/zip");

        private final String mediaType;

        ExportFormat(String mediaType) {
            this.mediaType = mediaType;
        }

        /**
         * Sets the headers of a download and returns the stream of its body.
         *
         * @param name file name without extension
         */
        OutputStream openDownload(HttpServletResponse response, String name) throws IOException {
            return FileDownload.openStream(
                    response, mediaType + (this == ZIP ? "" : ";charset=UTF-8"), name + "." + this);
        }

        /**
         * Parses {@code jsonl} or {@code csv}.
         *
         * @throws MalformedValueException if it is another format
         */
        public static ExportFormat parseRowFormat(String text) {
            ExportFormat format = parse(text);
            if (format != JSONL && format != CSV) {
                throw new MalformedValueException(ExpectedValue.EXPORT_FORMAT, text);
            }
            return format;
        }

        /** Parses {@code jsonl}. */
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

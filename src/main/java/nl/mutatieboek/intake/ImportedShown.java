package nl.mutatieboek.intake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, as doors tell it.
 *
 * @param taken whether it was taken over, or could be
 * @param recorded whether anything was recorded
 * @param rows how many rows it has below its header
 * @param mutations how many mutations were recorded, or would be
 * @param checks how many balances were recorded, or would be, as checks beside the book's own
 * @param entries how many entries that made in the ledger, or would make
 * @param alreadyThere how many of its mutations and checks the book had already, with the same figures
 * @param ledgerNumber the number up to which the ledger is on disk; 0 where the file was not understood
 * @param problems what keeps it from being taken over, the first thousand
 * @param problemCount how many problems there are
 * @param notBooked what counts in nothing: rows of which the source leaves the article, the year or the amount open, the first
 *     thousand, and the first thousand of others: mutations that were taken over before and reversed since, and checks of a year
 *     in which their chapter was not there
 * @param notBookedCount how many there are
 * @param remarks broken characters in names, repaired where it is certain what stood there, the first thousand
 * @param remarkCount how many there are
 * @param columnsNotRead columns that the format does not know
 * @param preview its mutations with what each changes, as many as 5,000 lines hold
 * @param previewCount how many mutations there are
 */
public record ImportedShown(
        String format,
        String file,
        String sha256,
        boolean dryRun,
        boolean taken,
        boolean recorded,
        long rows,
        long mutations,
        long checks,
        long entries,
        long alreadyThere,
        long ledgerNumber,
        List<Found> problems,
        long problemCount,
        List<Found> notBooked,
        long notBookedCount,
        List<Found> remarks,
        long remarkCount,
        List<String> columnsNotRead,
        List<Previewed> preview,
        long previewCount) {
    /**
     * A mutation of the file beside the book.
     *
     * @param row its first row
     * @param outcome NEW: it is booked, or would be; ALREADY_THERE; LOOKS_LIKE: people entered one that looks like it; REFUSED
     * @param numbers the mutation that it becomes, or those that it repeats or looks like
     * @param lines what it changes; none where it is in the book already
     */
    public record Previewed(
            long row,
            PreviewedMutation.Outcome outcome,
            @Nullable String numbers,
            String moment,
            @Nullable MutationKind kind,
            String title,
            List<Line> lines) {
        static Previewed of(PreviewedMutation one) {
            return new Previewed(
                    one.row(),
                    one.outcome(),
                    one.numbers(),
                    one.moment().toString(),
                    one.kind(),
                    one.title(),
                    one.lines().stream().map(Line::of).toList());
        }
    }

    /**
     * One item, flow and year of it, in whole thousands of euros.
     *
     * @param newItem whether the import registers the item
     * @param now the balance after the mutations before this one, all below the item included; null where nothing is booked
     * @param after the same with this mutation
     */
    public record Line(
            String item,
            boolean newItem,
            Flow flow,
            int year,
            @Nullable Long now,
            long change,
            long after) {
        static Line of(PreviewedMutation.Line line) {
            return new Line(
                    line.item().toString(),
                    line.newItem(),
                    line.flow(),
                    line.year().value(),
                    line.now() == null ? null : line.now().value(),
                    line.change().value(),
                    line.after().value());
        }
    }

    /**
     * Something about a row.
     *
     * @param row as a spreadsheet numbers it; 0 of the file as a whole
     * @param column by its name in the file
     * @param value what stands there
     * @param code its stable name for programs
     * @param reason a sentence
     */
    public record Found(
            long row, @Nullable String column, @Nullable String value, String code, String reason) {}

    public static ImportedShown of(Imported imported, MessageRenderer sentences, Locale language) {
        List<Found> problems = imported.flaws().isEmpty()
                ? imported.refusals().stream()
                        .map(refused -> found(refused, sentences, language))
                        .toList()
                : imported.flaws().stream()
                        .map(flaw -> found(flaw, sentences, language))
                        .toList();
        return new ImportedShown(
                imported.format().toString(),
                imported.file(),
                imported.sha256(),
                imported.dryRun(),
                imported.isTaken(),
                imported.recorded(),
                imported.rows(),
                imported.mutations(),
                imported.checks(),
                imported.entries(),
                imported.before(),
                imported.ledgerNumber(),
                problems,
                imported.flawed() + imported.refused(),
                Stream.concat(
                                imported.open().stream().map(flaw -> found(flaw, sentences, language)),
                                imported.stayed().stream().map(stays -> found(stays, sentences, language)))
                        .toList(),
                imported.notBooked(),
                imported.remarks().stream()
                        .map(remark -> found(remark, sentences, language))
                        .toList(),
                imported.remarked(),
                imported.unknownColumns(),
                imported.preview().stream().map(Previewed::of).toList(),
                imported.previewed());
    }

    private static Found found(Imported.Refused refused, MessageRenderer sentences, Locale language) {
        return new Found(
                refused.row(), null, null, refused.refusal().code(), sentences.of(refused.refusal(), language));
    }

    public static Found found(Flaw flaw, MessageRenderer sentences, Locale language) {
        return new Found(
                flaw.row(),
                flaw.column(),
                flaw.value(),
                flaw.code(),
                sentences.of(flaw.key(), flaw.values(), language));
    }
}

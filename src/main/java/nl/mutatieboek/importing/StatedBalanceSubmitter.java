package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import org.jspecify.annotations.Nullable;

/**
 * Submits balances that documents state exactly: one mutation for each document, chapter and moment, in chronological
 * order.
 */
final class StatedBalanceSubmitter {
    private final String sha256;
    private final Map<BalanceDocument, List<StatedBalanceRow>> balances = new TreeMap<>(BalanceDocument.CHRONOLOGICAL);

    /** @param sha256 digest of the file */
    StatedBalanceSubmitter(String sha256) {
        this.sha256 = sha256;
    }

    /**
     * Document, chapter and moment of a mutation.
     *
     * @param source document, with a place if the file gives one
     */
    record BalanceDocument(Moment moment, ChapterCode chapter, Source source) {
        /** Chronological order, so that each document is the change from the one before. */
        static final Comparator<BalanceDocument> CHRONOLOGICAL = Comparator.comparing(
                        (BalanceDocument document) -> StatutoryDateResolver.submissionDate(document.moment))
                .thenComparing(document -> document.moment.year())
                .thenComparing(document -> document.moment.code())
                .thenComparing(BalanceDocument::chapter)
                .thenComparing(document -> document.source.toString());
    }

    /** A balance and its row in the file. */
    record StatedBalanceRow(long row, StatedBalance stated) {}

    void add(BalanceDocument document, long row, StatedBalance balance) {
        balances.computeIfAbsent(document, unknown -> new ArrayList<>()).add(new StatedBalanceRow(row, balance));
    }

    /** Submits all balances with the registration of their moments. Chapters and items must be registered already. */
    void submitBalances(
            ImportCommandSubmitter submitter,
            StructureRegistrationCommandFactory registrations,
            LongConsumer progress) {
        long total = balances.values().stream().mapToLong(List::size).sum();
        // A row has several balances of several documents; progress is counted in rows.
        long rowCount = balances.values().stream()
                .flatMap(List::stream)
                .mapToLong(StatedBalanceRow::row)
                .distinct()
                .count();
        long done = 0;
        for (Map.Entry<BalanceDocument, List<StatedBalanceRow>> document : balances.entrySet()) {
            List<StatedBalanceRow> rowsOfDocument = document.getValue();
            registrations
                    .commandsFor(document.getKey().moment())
                    .forEach(command ->
                            submitter.submit(command, rowsOfDocument.getFirst().row()));
            for (int from = 0; from < rowsOfDocument.size(); from += Proposal.MAX_POSTINGS) {
                List<StatedBalanceRow> chunk =
                        rowsOfDocument.subList(from, Math.min(rowsOfDocument.size(), from + Proposal.MAX_POSTINGS));
                submitter.submit(
                        command(document.getKey(), chunk, from, submitter.fileHash()),
                        refusal -> row(chunk, refusal),
                        refusal -> false);
                done += chunk.size();
                progress.accept(done * rowCount / total);
            }
        }
    }

    /** The row of the refused balance, otherwise the first row of the mutation. */
    private static long row(List<StatedBalanceRow> chunk, @Nullable Refusal refusal) {
        return switch (refusal) {
            case ImportRefusal.StatedOtherwise r -> row(chunk, r.item(), r.flow(), r.year());
            case FigureRefusal.ChangeTooLarge r -> row(chunk, r.item(), r.flow(), r.year());
            case null, default -> chunk.getFirst().row();
        };
    }

    private static long row(List<StatedBalanceRow> chunk, ItemPath item, Flow flow, BudgetYear year) {
        return chunk.stream()
                .filter(balance -> balance.stated().item().equals(item)
                        && balance.stated().flow() == flow
                        && balance.stated().year().equals(year))
                .findFirst()
                .orElse(chunk.getFirst())
                .row();
    }

    private Command command(BalanceDocument document, List<StatedBalanceRow> chunk, int from, String fileHash) {
        Source source = document.source();
        String identity = String.join(
                "\n",
                document.moment().toString(),
                document.chapter().value(),
                source.document(),
                Objects.toString(source.place(), ""),
                Objects.toString(source.url(), ""),
                Objects.toString(source.sha256(), ""),
                String.valueOf(from));
        return new Command.ImportBalances(
                DocumentMutationCommandFactory.balanceMutationId(fileHash, identity),
                RecordedTextFormatter.format("balances.title", document.moment(), document.chapter()),
                RecordedTextFormatter.format("balances.explanation", source.document()),
                document.moment(),
                source(source, chunk.getFirst().row(), chunk.getLast().row()),
                chunk.stream().map(StatedBalanceRow::stated).toList());
    }

    /** If the file is itself the document, its rows are the place. */
    private Source source(Source source, long first, long last) {
        return sha256.equals(source.sha256())
                ? new Source(
                        source.document(),
                        RecordedTextFormatter.format("balances.place", source.place(), first, last),
                        source.url(),
                        source.sha256())
                : source;
    }
}

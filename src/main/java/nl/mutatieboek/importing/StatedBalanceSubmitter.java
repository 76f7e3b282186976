package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.StatedBalance;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import org.jspecify.annotations.Nullable;

/** The balances that documents state to the thousand: one dossier for each document, chapter and moment, in the order of time. */
final class StatedBalanceSubmitter {
    private final String sha256;
    private final Map<BalanceDocument, List<StatedBalanceRow>> balances = new TreeMap<>(BalanceDocument.CHRONOLOGICAL);

    /** Of a file with this digest. */
    StatedBalanceSubmitter(String sha256) {
        this.sha256 = sha256;
    }

    /**
     * What a dossier is about.
     *
     * @param source the document, with a place where it says one
     */
    record BalanceDocument(Moment moment, ChapterCode chapter, Source source) {
        /** As documents follow one another, so that each is the change from the one before. */
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

    /** Hands them in, each with the moment that it needs; what else it needs is there. */
    void submitBalances(
            ImportCommandSubmitter carrying, RegistrationCommandFactory registrations, LongConsumer progress) {
        long total = balances.values().stream().mapToLong(List::size).sum();
        // A row has several balances, of several documents; the progress is told in rows.
        long rows = balances.values().stream()
                .flatMap(List::stream)
                .mapToLong(StatedBalanceRow::row)
                .distinct()
                .count();
        long done = 0;
        for (Map.Entry<BalanceDocument, List<StatedBalanceRow>> document : balances.entrySet()) {
            List<StatedBalanceRow> all = document.getValue();
            registrations
                    .commandsFor(document.getKey().moment())
                    .forEach(command -> carrying.submit(command, all.getFirst().row()));
            for (int from = 0; from < all.size(); from += Proposal.MAX_POSTINGS) {
                List<StatedBalanceRow> some = all.subList(from, Math.min(all.size(), from + Proposal.MAX_POSTINGS));
                carrying.submit(
                        command(document.getKey(), some, from), refusal -> row(some, refusal), refusal -> false);
                done += some.size();
                progress.accept(done * rows / total);
            }
        }
    }

    /** The row of the balance that is refused; otherwise the first of the dossier. */
    private static long row(List<StatedBalanceRow> some, @Nullable Refusal refusal) {
        return switch (refusal) {
            case Refusal.StatedOtherwise r -> row(some, r.item(), r.flow(), r.year());
            case Refusal.ChangeTooLarge r -> row(some, r.item(), r.flow(), r.year());
            case null, default -> some.getFirst().row();
        };
    }

    private static long row(List<StatedBalanceRow> some, ItemPath item, Flow flow, BudgetYear year) {
        return some.stream()
                .filter(balance -> balance.stated().item().equals(item)
                        && balance.stated().flow() == flow
                        && balance.stated().year().equals(year))
                .findFirst()
                .orElse(some.getFirst())
                .row();
    }

    private Command command(BalanceDocument document, List<StatedBalanceRow> some, int from) {
        Source source = document.source();
        String of = "%s, hoofdstuk %s".formatted(document.moment(), document.chapter());
        String identity = String.join("\n", of, source.toString(), String.valueOf(from));
        return new Command.ImportBalances(
                DocumentMutationCommandFactory.balanceMutationId(sha256, identity),
                "Standen " + of,
                "Overgenomen uit %s: elke stand is geboekt als de verandering ten opzichte van wat het boek op dat moment had."
                        .formatted(source.document()),
                document.moment(),
                source(source, some.getFirst().row(), some.getLast().row()),
                some.stream().map(StatedBalanceRow::stated).toList());
    }

    /** Where the file is itself the document, the rows are the place. */
    private Source source(Source source, long first, long last) {
        return sha256.equals(source.sha256())
                ? new Source(
                        source.document(),
                        "%s, rij %d–%d".formatted(source.place(), first, last),
                        source.url(),
                        source.sha256())
                : source;
    }
}

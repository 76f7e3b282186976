package nl.mutatieboek.exporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;

/**
 * A mutation in double entry.
 *
 * @param effectiveOn from when it holds
 * @param number the number of its dossier
 * @param tags by name, what else is known of it: words and numbers, no text that people wrote
 * @param legs sum to nothing
 */
record JournalTransaction(
        LocalDate effectiveOn, String number, String title, Map<String, String> tags, List<TransactionLeg> legs) {
    /** So much more or less on an account, in whole thousands of euros. */
    record TransactionLeg(String account, long thousands) {}

    static JournalTransaction of(List<LedgerPosting> mutation) {
        LedgerPosting first = mutation.getFirst();
        PostingsBooked booked = first.event();
        MutationKind kind =
                booked.reversal() == null ? booked.kind() : booked.reversal().originalKind();
        List<Posting> postings = mutation.stream().map(LedgerPosting::posting).toList();
        List<TransactionLeg> legs = new ArrayList<>();
        Map<FlowYear, Thousands> other = new TreeMap<>();
        for (Posting posting : postings) {
            legs.add(new TransactionLeg(
                    JournalAccountFormatter.accountName(posting.item().account(), posting.flow(), posting.year()),
                    posting.thousands().value()));
            // What is zero by its rule gets no other side: a program that reads it finds out if it is not.
            if (!kind.isZeroByRule()) {
                other.merge(new FlowYear(posting.flow(), posting.year()), posting.thousands(), Thousands::plus);
            }
        }
        Map<FlowYear, Thousands> rounding = rounding(kind, booked.precision(), postings);
        if (!kind.isZeroByRule()) {
            rounding.forEach((column, left) -> other.merge(column, left.negated(), Thousands::plus));
        }
        other.forEach((column, sum) -> legs.add(new TransactionLeg(
                JournalAccountFormatter.counterAccountName(column.flow(), column.year()),
                Math.negateExact(sum.value()))));
        rounding.forEach((column, left) -> legs.add(new TransactionLeg(
                JournalAccountFormatter.roundingAccountName(column.flow(), column.year()),
                Math.negateExact(left.value()))));
        return new JournalTransaction(
                booked.effectiveOn(), booked.number(), first.dossier().title(), tags(first), List.copyOf(legs));
    }

    /** The remainder that rounding explains; one over the years of an article lies in the last of them. */
    private static Map<FlowYear, Thousands> rounding(MutationKind kind, Precision precision, List<Posting> postings) {
        Map<FlowYear, Thousands> rounding = new TreeMap<>();
        for (RoundingRemainder residue : RoundingRemainder.remaindersOf(kind, postings)) {
            if (residue.isExplainedByRounding(precision)) {
                BudgetYear year = residue.year() == null ? lastYear(residue, postings) : residue.year();
                rounding.merge(new FlowYear(residue.flow(), year), residue.sum(), Thousands::plus);
            }
        }
        return rounding;
    }

    private static BudgetYear lastYear(RoundingRemainder residue, List<Posting> postings) {
        return postings.stream()
                .filter(posting -> posting.flow() == residue.flow()
                        && posting.item().articlePath().equals(residue.item()))
                .map(Posting::year)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<String, String> tags(LedgerPosting first) {
        PostingsBooked booked = first.event();
        Map<String, String> said = new LinkedHashMap<>();
        said.put(JournalFormatter.MUTATION, booked.mutation().toString());
        said.put(JournalFormatter.KIND, booked.kind().name());
        said.put(JournalFormatter.MOMENT, booked.moment().toString());
        said.put(JournalFormatter.LEDGER_NUMBER, Long.toString(first.place().ledgerNumber()));
        said.put(JournalFormatter.RECORDED_AT, first.recordedAt().toString());
        if (booked.reversal() != null) {
            said.put(JournalFormatter.REVERSES, booked.reversal().of().toString());
        }
        return said;
    }
}

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
 * A mutation as a double-entry transaction.
 *
 * @param effectiveOn day from which it is effective
 * @param number number of the mutation
 * @param tags other facts by name: codes and numbers, no free text
 * @param legs their sum is zero
 */
record JournalTransaction(
        LocalDate effectiveOn, String number, String title, Map<String, String> tags, List<TransactionLeg> legs) {
    /** A change of an account, in whole thousands of euros. */
    record TransactionLeg(String account, long thousands) {}

    static JournalTransaction of(List<LedgerPosting> mutation) {
        LedgerPosting first = mutation.getFirst();
        PostingsBooked booked = first.event();
        MutationKind kind =
                booked.reversal() == null ? booked.kind() : booked.reversal().originalKind();
        List<Posting> postings = mutation.stream().map(LedgerPosting::posting).toList();
        List<TransactionLeg> legs = new ArrayList<>();
        Map<FlowYear, Thousands> counterLegs = new TreeMap<>();
        for (Posting posting : postings) {
            legs.add(new TransactionLeg(
                    JournalAccountFormatter.accountName(posting.item().account(), posting.flow(), posting.year()),
                    posting.thousands().value()));
            // A kind that is zero by rule gets no counter leg, so that the reading program detects a remainder.
            if (!kind.isZeroByRule()) {
                counterLegs.merge(new FlowYear(posting.flow(), posting.year()), posting.thousands(), Thousands::plus);
            }
        }
        Map<FlowYear, Thousands> rounding = rounding(kind, booked.precision(), postings);
        if (!kind.isZeroByRule()) {
            rounding.forEach((flowYear, left) -> counterLegs.merge(flowYear, left.negated(), Thousands::plus));
        }
        counterLegs.forEach((flowYear, sum) -> legs.add(new TransactionLeg(
                JournalAccountFormatter.counterAccountName(flowYear.flow(), flowYear.year()),
                Math.negateExact(sum.value()))));
        rounding.forEach((flowYear, left) -> legs.add(new TransactionLeg(
                JournalAccountFormatter.roundingAccountName(flowYear.flow(), flowYear.year()),
                Math.negateExact(left.value()))));
        return new JournalTransaction(
                booked.effectiveOn(), booked.number(), first.details().title(), tags(first), List.copyOf(legs));
    }

    /**
     * Remainders that rounding explains, by flow and year. A remainder over all years is put in the last year.
     */
    private static Map<FlowYear, Thousands> rounding(MutationKind kind, Precision precision, List<Posting> postings) {
        Map<FlowYear, Thousands> rounding = new TreeMap<>();
        for (RoundingRemainder remainder : RoundingRemainder.remaindersOf(kind, postings)) {
            if (remainder.isExplainedByRounding(precision)) {
                BudgetYear year = remainder.year() == null ? lastYear(remainder, postings) : remainder.year();
                rounding.merge(new FlowYear(remainder.flow(), year), remainder.sum(), Thousands::plus);
            }
        }
        return rounding;
    }

    private static BudgetYear lastYear(RoundingRemainder remainder, List<Posting> postings) {
        return postings.stream()
                .filter(posting -> posting.flow() == remainder.flow())
                .map(Posting::year)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<String, String> tags(LedgerPosting first) {
        PostingsBooked booked = first.event();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(JournalFormatter.MUTATION, booked.mutation().toString());
        tags.put(JournalFormatter.KIND, booked.kind().name());
        tags.put(JournalFormatter.MOMENT, booked.moment().toString());
        tags.put(JournalFormatter.LEDGER_NUMBER, Long.toString(first.place().ledgerNumber()));
        tags.put(JournalFormatter.RECORDED_AT, first.recordedAt().toString());
        if (booked.reversal() != null) {
            tags.put(JournalFormatter.REVERSES, booked.reversal().of().toString());
        }
        return tags;
    }
}

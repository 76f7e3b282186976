package nl.mutatieboek.oversight.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.PostingAmount;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.mutation.MutationSearchQueries;
import nl.mutatieboek.mutation.SearchAmount;
import nl.mutatieboek.oversight.sample.AuditSample.DrawnUnit;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SamplingUnitType;
import nl.mutatieboek.oversight.sample.SampleSelector.SampleHit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws audit samples. The same query at the same as-of point always gives the same sample. */
@Component
record AuditSampleQueries(
        PostingQueries lines,
        MutationSearchQueries register,
        TrailQueries trail,
        LedgerReader entries,
        HeadSigner heads) {
    AuditSample draw(AuditSampleCriteria question, ResolvedAsOf point) {
        List<SamplingUnit> units = SamplingUnit.fromPostings(question.of(), counted(question, point));
        String seed = question.seed();
        List<SampleHit> hits = seed == null
                ? List.of()
                : switch (question.method()) {
                    case RANDOM ->
                        SampleSelector.selectRandom(
                                seed, units.stream().map(SamplingUnit::key).toList(), question.size());
                    case MONETARY ->
                        SampleSelector.selectMonetary(
                                seed, units.stream().map(SamplingUnit::size).toList(), question.size());
                };
        return new AuditSample(
                question,
                SamplingUnit.summarize(units),
                heads.awaitHead(point.ledgerNumber()).map(SignedHead::root).orElse(null),
                drawnUnits(question, hits, units, point));
    }

    private List<PostingAmount> counted(AuditSampleCriteria question, ResolvedAsOf point) {
        MutationSearchCriteria search = question.search();
        SearchAmount amount = search.amount();
        LongPredicate thousands = amount == null ? line -> true : amount::matches;
        ItemPath within = question.within();
        ItemPath item = search.item() == null ? within : search.item();
        boolean postingsOnly =
                search.filtersPostingsOnly() && (within == null || (item != null && within.contains(item)));
        Set<MutationId> found = postingsOnly ? null : register.findIds(search, within, point);
        Predicate<MutationId> meant = found == null ? mutation -> true : found::contains;
        return lines.findAmounts(item, question.flow(), question.year(), thousands, meant, point);
    }

    private List<DrawnUnit> drawnUnits(
            AuditSampleCriteria question, List<SampleHit> hits, List<SamplingUnit> units, ResolvedAsOf point) {
        Map<Integer, List<String>> tickets = new LinkedHashMap<>();
        hits.forEach(hit ->
                tickets.computeIfAbsent(hit.unit(), unit -> new ArrayList<>()).add(ticket(question, hit)));
        List<SamplingUnit> drawn = tickets.keySet().stream().map(units::get).toList();
        Map<Long, LedgerEntry> booked = entries.readByNumbers(
                drawn.stream().map(unit -> unit.firstPosition().ledgerNumber()).toList());
        Map<MutationId, MutationDetails> details = trail.findMutationDetails(
                drawn.stream().map(SamplingUnit::mutation).toList(), point);
        List<DrawnUnit> result = new ArrayList<>();
        tickets.forEach((unit, by) -> result.add(drawn(
                result.size() + 1,
                units.get(unit),
                by,
                booked.get(units.get(unit).firstPosition().ledgerNumber()),
                details.get(units.get(unit).mutation()),
                question.of())));
        return result;
    }

    /** Formats a ticket: 256-bit numbers in hexadecimal, like SHA-256; positions of thousands in decimal, from 0. */
    private static String ticket(AuditSampleCriteria question, SampleHit hit) {
        return switch (question.method()) {
            case RANDOM -> {
                String hex = hit.ticket().toString(16);
                yield "0".repeat(64 - hex.length()) + hex;
            }
            case MONETARY -> hit.ticket().toString();
        };
    }

    private static DrawnUnit drawn(
            int rank,
            SamplingUnit unit,
            List<String> tickets,
            @Nullable LedgerEntry entry,
            @Nullable MutationDetails details,
            SamplingUnitType of) {
        if (entry == null || details == null || !(entry.event() instanceof PostingsBooked booked)) {
            throw new IllegalStateException("Drawn unit not found in the ledger: " + unit);
        }
        return new DrawnUnit(
                rank,
                unit.key(),
                tickets,
                unit.mutation(),
                booked.number(),
                details.title(),
                booked.kind(),
                booked.moment(),
                booked.effectiveOn(),
                details.source(),
                unit.firstPosition(),
                of == SamplingUnitType.POSTINGS
                        ? booked.postings().get(unit.firstPosition().line())
                        : null,
                new Thousands(unit.size()));
    }
}

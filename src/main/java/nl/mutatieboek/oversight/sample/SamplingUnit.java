package nl.mutatieboek.oversight.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.PostingQueries.PostingAmount;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SamplingUnitType;

/**
 * A unit of the population, in ledger order.
 *
 * @param size in whole thousands of euros; decreases count as increases
 * @param net the same, with sign
 */
record SamplingUnit(String key, MutationId mutation, PostingPosition firstPosition, long size, long net) {
    /** Groups postings in ledger order into units. */
    static List<SamplingUnit> fromPostings(SamplingUnitType unit, List<PostingAmount> lines) {
        return switch (unit) {
            case POSTINGS -> lines.stream().map(SamplingUnit::fromPostings).toList();
            case MUTATIONS -> {
                Map<MutationId, SamplingUnit> mutations = new LinkedHashMap<>();
                lines.forEach(line -> mutations.merge(
                        line.mutation(),
                        fromPostings(line).keyed(line.mutation().toString()),
                        SamplingUnit::with));
                yield new ArrayList<>(mutations.values());
            }
        };
    }

    private static SamplingUnit fromPostings(PostingAmount line) {
        long thousands = line.thousands().value();
        return new SamplingUnit(
                line.position().toString(), line.mutation(), line.position(), Math.absExact(thousands), thousands);
    }

    private SamplingUnit keyed(String by) {
        return new SamplingUnit(by, mutation, firstPosition, size, net);
    }

    private SamplingUnit with(SamplingUnit later) {
        return new SamplingUnit(
                key, mutation, firstPosition, Math.addExact(size, later.size), Math.addExact(net, later.net));
    }

    static AuditSample.SamplePopulation summarize(List<SamplingUnit> units) {
        return new AuditSample.SamplePopulation(
                units.size(),
                (int) units.stream().filter(unit -> unit.size == 0).count(),
                new Thousands(units.stream().map(SamplingUnit::size).reduce(0L, Math::addExact)),
                new Thousands(units.stream().map(SamplingUnit::net).reduce(0L, Math::addExact)));
    }
}

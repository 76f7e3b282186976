package nl.mutatieboek.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.PostingQueries.PostingAmount;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.sample.SampleQuestion.Unit;

/**
 * What can be drawn, in the order of the ledger.
 *
 * @param size in whole thousands of euros, decreases counted as increases
 * @param net the same, decreases counted as they are
 */
record SampledUnit(String key, MutationId mutation, PostingPosition first, long size, long net) {
    /** The units that these lines make, which stand in the order of the ledger. */
    static List<SampledUnit> of(Unit unit, List<PostingAmount> lines) {
        return switch (unit) {
            case POSTINGS -> lines.stream().map(SampledUnit::of).toList();
            case MUTATIONS -> {
                Map<MutationId, SampledUnit> mutations = new LinkedHashMap<>();
                lines.forEach(line -> mutations.merge(
                        line.mutation(), of(line).keyed(line.mutation().toString()), SampledUnit::with));
                yield new ArrayList<>(mutations.values());
            }
        };
    }

    private static SampledUnit of(PostingAmount line) {
        long thousands = line.thousands().value();
        return new SampledUnit(
                line.place().toString(), line.mutation(), line.place(), Math.absExact(thousands), thousands);
    }

    private SampledUnit keyed(String by) {
        return new SampledUnit(by, mutation, first, size, net);
    }

    private SampledUnit with(SampledUnit later) {
        return new SampledUnit(key, mutation, first, Math.addExact(size, later.size), Math.addExact(net, later.net));
    }

    static Sample.Population population(List<SampledUnit> units) {
        return new Sample.Population(
                units.size(),
                (int) units.stream().filter(unit -> unit.size == 0).count(),
                new Thousands(units.stream().map(SampledUnit::size).reduce(0L, Math::addExact)),
                new Thousands(units.stream().map(SampledUnit::net).reduce(0L, Math::addExact)));
    }
}

package nl.mutatieboek.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.balance.SummedLines;
import nl.mutatieboek.balance.SummedLines.Total;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.coverage.CoveragePackage.Column;
import nl.mutatieboek.coverage.CoveragePackage.Line;
import nl.mutatieboek.coverage.CoveragePackage.Member;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers which mutations belong together. The amounts are sums of the lines of the balances. */
@Component
class CoverageQueries {
    private final SummedLines sums;
    private final Entries entries;

    CoverageQueries(SummedLines sums, Entries entries) {
        this.sums = sums;
        this.entries = entries;
    }

    private record Part(String coverage, MutationId mutation, Column column) {}

    /** The packages by name, or the one with that name; none where no mutation names it at the point. */
    List<CoveragePackage> find(@Nullable String name, Point point) {
        SortedMap<String, Map<Part, Total>> packages = new TreeMap<>();
        sums.by(null, null, null, point, line -> part(line, name))
                .forEach((part, total) -> packages.computeIfAbsent(part.coverage(), c -> new LinkedHashMap<>())
                        .put(part, total));
        return packages.entrySet().stream()
                .map(one -> coveragePackage(one.getKey(), one.getValue()))
                .toList();
    }

    private static @Nullable Part part(SummedLines.Line line, @Nullable String name) {
        String coverage = line.coverage();
        return coverage == null || (name != null && !name.equals(coverage))
                ? null
                : new Part(coverage, line.mutation(), new Column(line.flow(), line.year()));
    }

    private static CoveragePackage coveragePackage(String name, Map<Part, Total> parts) {
        Set<MutationId> mutations = new LinkedHashSet<>();
        SortedMap<Column, Line> lines = new TreeMap<>();
        parts.forEach((part, total) -> {
            Thousands booked = total.booked() == null ? Thousands.ZERO : total.booked();
            mutations.add(part.mutation());
            lines.merge(
                    part.column(),
                    new Line(part.column().flow(), part.column().year(), booked, booked.plus(total.pending())),
                    (one, other) -> new Line(
                            one.flow(),
                            one.year(),
                            one.booked().plus(other.booked()),
                            one.withPending().plus(other.withPending())));
        });
        return new CoveragePackage(name, List.copyOf(mutations), List.copyOf(lines.values()));
    }

    /** The mutations of a package, those proposed first in front. */
    List<Member> members(CoveragePackage coverage, Point point) {
        long whole = entries.wholeUpTo(point.ledgerNumber());
        SortedMap<Long, Member> members = new TreeMap<>();
        for (List<Entry> stream : entries.of(
                        coverage.mutations().stream().map(Stream::of).toList())
                .values()) {
            Entry first = stream.getFirst();
            if (!(first.event() instanceof Event.MutationProposed proposed)) {
                throw new IllegalStateException("Not a proposal: " + first);
            }
            boolean booked = stream.stream()
                    .anyMatch(entry -> entry.ledgerNumber() <= whole && entry.event() instanceof Event.MutationBooked);
            members.put(
                    first.ledgerNumber(),
                    new Member(
                            proposed.mutation(),
                            proposed.number(),
                            proposed.proposal().kind(),
                            proposed.proposal().title(),
                            proposed.chapter(),
                            proposed.proposal().moment(),
                            booked));
        }
        return new ArrayList<>(members.values());
    }
}

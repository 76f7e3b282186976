package nl.mutatieboek.oversight.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.BudgetConstraintHistory;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.BudgetConstraintEvent.CoverageFormStated;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.oversight.coverage.CoveragePackage.ChapterCoverageForm;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageBalance;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers queries on coverage packages. All amounts are sums of postings. */
@Component
public class CoveragePackageQueries {
    private final PostingTotalQueries postingTotals;
    private final PostingQueries postings;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy visibility;

    CoveragePackageQueries(
            PostingTotalQueries postingTotals,
            PostingQueries postings,
            LedgerReader entries,
            HistoryVisibilityPolicy visibility) {
        this.postingTotals = postingTotals;
        this.postings = postings;
        this.entries = entries;
        this.visibility = visibility;
    }

    private record CoverageKey(
            String coverage, MutationId mutation, Moment moment, FlowYear column, ChapterCode chapter) {}

    /**
     * Returns the packages by name, or the one with this name, ignoring case; empty if no mutation has it at the as-of
     * point.
     *
     * @param within only the mutations that touch this chapter, with all their postings; null for all
     */
    public List<CoveragePackage> find(@Nullable String name, @Nullable ItemPath within, ResolvedAsOf point) {
        Set<MutationId> touching =
                within == null ? null : postings.findMutationsTouching(within, line -> true, null, point);
        Map<CoverageKey, PostingTotal> totals = postingTotals.groupBy(
                null,
                null,
                null,
                point,
                line -> touching == null || touching.contains(line.mutation()) ? part(line, name) : null);
        Set<MutationId> hidden = findHidden(totals.keySet());
        SortedMap<String, Map<CoverageKey, PostingTotal>> packages = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        totals.forEach((part, total) -> {
            if (!hidden.contains(part.mutation())) {
                packages.computeIfAbsent(part.coverage(), c -> new LinkedHashMap<>())
                        .put(part, total);
            }
        });
        return packages.values().stream()
                .map(parts -> coveragePackage(parts, point.structure().constraints()))
                .toList();
    }

    private Set<MutationId> findHidden(Set<CoverageKey> parts) {
        Map<MutationId, Moment> moments = new HashMap<>();
        Map<MutationId, Set<ChapterCode>> chapters = new HashMap<>();
        for (CoverageKey part : parts) {
            moments.put(part.mutation(), part.moment());
            chapters.computeIfAbsent(part.mutation(), id -> new HashSet<>()).add(part.chapter());
        }
        Set<MutationId> hidden = new HashSet<>();
        moments.forEach((mutation, moment) -> {
            if (visibility.isHiddenBesidePostings(moment, Objects.requireNonNull(chapters.get(mutation)))) {
                hidden.add(mutation);
            }
        });
        return hidden;
    }

    private static @Nullable CoverageKey part(PostingTotalQueries.PostingCursor line, @Nullable String name) {
        String coverage = line.coverage();
        return coverage == null || (name != null && !name.equalsIgnoreCase(coverage))
                ? null
                : new CoverageKey(
                        coverage,
                        line.mutation(),
                        line.moment(),
                        new FlowYear(line.flow(), line.year()),
                        line.item().chapter());
    }

    /** Its mutations may differ in the case of the name; the alphabetically first spelling is shown. */
    private static CoveragePackage coveragePackage(
            Map<CoverageKey, PostingTotal> parts, BudgetConstraintHistory constraints) {
        String name = parts.keySet().stream()
                .map(CoverageKey::coverage)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Set<MutationId> mutations = new LinkedHashSet<>();
        Map<MutationId, SortedMap<FlowYear, Thousands>> amounts = new HashMap<>();
        Set<FlowYear> withBooked = new HashSet<>();
        SortedMap<FlowYear, Thousands> booked = new TreeMap<>();
        SortedMap<FlowYear, Thousands> withPending = new TreeMap<>();
        parts.forEach((part, total) -> {
            Thousands counts = total.booked() == null ? Thousands.ZERO : total.booked();
            mutations.add(part.mutation());
            amounts.computeIfAbsent(part.mutation(), id -> new TreeMap<>())
                    .merge(part.column(), counts.plus(total.pending()), Thousands::plus);
            if (total.booked() != null) {
                withBooked.add(part.column());
            }
            booked.merge(part.column(), counts, Thousands::plus);
            withPending.merge(part.column(), counts.plus(total.pending()), Thousands::plus);
        });
        Map<ChapterCode, CoverageFormStated> forms = constraints.coverageForms(name);
        List<ChapterCoverageForm> stated = parts.keySet().stream()
                .map(CoverageKey::chapter)
                .distinct()
                .sorted(ChapterCodeComparator.OFFICIAL)
                .map(chapter -> {
                    CoverageFormStated own = forms.get(chapter);
                    return own == null
                            ? new ChapterCoverageForm(chapter, null, null)
                            : new ChapterCoverageForm(chapter, own.form(), own.reason());
                })
                .toList();
        CoverageForm form = CoverageForm.strictest(
                stated.stream().map(ChapterCoverageForm::effective).toList());
        List<CoverageBalance> lines = booked.keySet().stream()
                .map(column -> new CoverageBalance(
                        column.flow(),
                        column.year(),
                        Objects.requireNonNull(booked.get(column)),
                        withBooked.contains(column),
                        Objects.requireNonNull(withPending.get(column)),
                        form.remainder(column, booked),
                        form.remainder(column, withPending)))
                .toList();
        return new CoveragePackage(name, form, stated, List.copyOf(mutations), amounts, lines);
    }

    /** The mutations of a package in order of proposal. */
    List<CoverageMember> findMembers(CoveragePackage coverage, ResolvedAsOf point) {
        long whole = entries.findLastCompleteCommand(point.ledgerNumber());
        SortedMap<Long, CoverageMember> members = new TreeMap<>();
        for (List<LedgerEntry> stream : entries.readStream(
                        coverage.mutations().stream().map(StreamId::of).toList())
                .values()) {
            LedgerEntry first = stream.getFirst();
            if (!(first.event() instanceof Event.MutationProposed proposed)) {
                throw new IllegalStateException("Expected a proposal, found " + first);
            }
            boolean booked = stream.stream()
                    .anyMatch(entry -> entry.ledgerNumber() <= whole && entry.event() instanceof Event.MutationBooked);
            members.put(
                    first.ledgerNumber(),
                    new CoverageMember(
                            proposed.mutation(),
                            proposed.number(),
                            proposed.proposal().kind(),
                            proposed.proposal().title(),
                            proposed.chapter(),
                            proposed.proposal(),
                            booked));
        }
        return new ArrayList<>(members.values());
    }
}

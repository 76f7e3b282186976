package nl.mutatieboek.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which mutations of a budget year should be looked at twice, and why: those that are pending or count. */
@Component
class Signals {

    private final Register register;
    private final BalanceQueries balances;

    Signals(Register register, BalanceQueries balances) {
        this.register = register;
        this.balances = balances;
    }

    private record Place(ItemPath item, Flow flow, BudgetYear year) {}

    /** The balances of chapters and articles at a point. */
    private Signal.BalanceLookup balances(AsOf point) {
        Map<Place, Thousands> known = new HashMap<>();
        for (Balance row : balances.find(new BalanceCriteria(null, null, null, 1), point)) {
            if (row.thousands() != null) {
                known.put(new Place(row.item(), row.flow(), row.year()), row.thousands());
            }
        }
        return (item, flow, year) -> known.get(new Place(item, flow, year));
    }

    /** Why a mutation should be looked at twice. */
    enum Sort {
        /** One chapter shows it, and the other does not. */
        ONE_SIDED,
        /** Sources contradict each other. */
        DISPUTED,
        /** More was realised than the last balance of the article. */
        REALISATION_EXCEEDS,
        /** New policy that may not be carried out yet. */
        NOT_EXECUTABLE,
        /** An intensification, or an amendment that costs more, that no package covers. */
        NOT_COVERED,
        /** An intensification that lowers expenditure, or a spending cut that raises it. */
        UNUSUAL_SIGN,
        /** A year-end margin of more than 1 % of the budget that it comes from. */
        ABOVE_MARGIN,
        /** An article that is below zero. */
        BELOW_ZERO,
        /** A part lies on no article or item yet. */
        REMAINDER,
        /** Rounded figures do not sum to nothing. */
        LEFT_BY_ROUNDING,
        /** The source rounded. */
        ROUNDED,
        /** Booked after the document of its moment was submitted, as of a day before that. */
        RESTATED;

        static Sort parse(String text) {
            return Arrays.stream(values())
                    .filter(sort -> sort.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new MalformedValueException(ExpectedValue.SIGNAL, text));
        }
    }

    /**
     * A mutation that should be looked at twice.
     *
     * @param about what of it, where it is about a part
     */
    record Looked(MutationProposed facts, @Nullable Signal about) {}

    /** All of them by why, those of most weight in front; why none is, is not there. */
    Map<Sort, List<Looked>> of(@Nullable ChapterCode chapter, BudgetYear year, AsOf point) {
        Map<Sort, List<Looked>> found = new LinkedHashMap<>();
        Arrays.stream(Sort.values()).forEach(sort -> found.put(sort, new ArrayList<>()));
        Signal.BalanceLookup all = balances(point);
        // The point is bounded for the chapter that is asked; a mutation of two chapters says nothing of the other's
        // balances.
        Signal.BalanceLookup known =
                (item, flow, of) -> chapter == null || item.chapter().equals(chapter) ? all.of(item, flow, of) : null;
        for (KnownMoment moment : point.outline().of(year)) {
            register.forEachDossier(in(moment.moment(), chapter), point, dossier -> {
                if (isLookedAt(dossier)) {
                    look(dossier, moment, point, found);
                    Signal.beside(dossier.facts().proposal(), known)
                            .forEach(signal -> add(found, sort(signal), dossier, signal));
                }
            });
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static Search in(Moment moment, @Nullable ChapterCode chapter) {
        return new Search(
                null, chapter, null, null, null, null, moment, null, null, null, null, null, null, null, null);
    }

    /** What has ended, was taken back, or takes back tells nobody anything. */
    private static boolean isLookedAt(Dossier dossier) {
        return dossier.facts().proposal().reversal() == null
                && switch (dossier.mutation()) {
                    case Mutation.Pending pending -> true;
                    case Mutation.Booked booked -> true;
                    case Mutation.Reversed reversed -> false;
                    case Mutation.Ended ended -> false;
                };
    }

    private static void look(Dossier dossier, KnownMoment known, AsOf point, Map<Sort, List<Looked>> found) {
        Proposal proposal = dossier.facts().proposal();
        Signal.of(proposal).forEach(signal -> add(found, sort(signal), dossier, signal));
        if (proposal.postings().stream().anyMatch(posting -> posting.item().isOpen())) {
            add(found, Sort.REMAINDER, dossier, null);
        }
        if (proposal.precision().thousands() > 1) {
            add(found, Sort.ROUNDED, dossier, null);
        }
        if (Executable.of(dossier, point::outline)
                .filter(one -> one.state() == Executable.State.NOT_AUTHORISED)
                .isPresent()) {
            add(found, Sort.NOT_EXECUTABLE, dossier, null);
        }
        if (isRestated(dossier, known, point)) {
            add(found, Sort.RESTATED, dossier, null);
        }
    }

    private static void add(Map<Sort, List<Looked>> found, Sort sort, Dossier dossier, @Nullable Signal about) {
        found.computeIfAbsent(sort, s -> new ArrayList<>()).add(new Looked(dossier.facts(), about));
    }

    private static Sort sort(Signal signal) {
        return switch (signal.sort()) {
            case ONE_SIDED -> Sort.ONE_SIDED;
            case DISPUTED -> Sort.DISPUTED;
            case LEFT_BY_ROUNDING -> Sort.LEFT_BY_ROUNDING;
            case REALISATION_EXCEEDS -> Sort.REALISATION_EXCEEDS;
            case NOT_COVERED -> Sort.NOT_COVERED;
            case UNUSUAL_SIGN -> Sort.UNUSUAL_SIGN;
            case ABOVE_MARGIN -> Sort.ABOVE_MARGIN;
            case BELOW_ZERO -> Sort.BELOW_ZERO;
        };
    }

    /** What is taken over from documents is recorded later by its nature. */
    private static boolean isRestated(Dossier dossier, KnownMoment known, AsOf point) {
        if (!(dossier.mutation() instanceof Mutation.Booked)
                || dossier.given().stream().anyMatch(consent -> consent.sort() == Dossier.Sort.DOCUMENT)) {
            return false;
        }
        return Stream.ofNullable(dossier.given().getLast().at()).anyMatch(booked -> {
            LocalDate before = LocalDate.ofInstant(booked, BookState.THE_HAGUE).minusDays(1);
            return point.outline().isSubmitted(known, before)
                    && !dossier.facts().proposal().day().isAfter(before);
        });
    }
}

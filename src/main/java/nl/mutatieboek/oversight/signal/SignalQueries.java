package nl.mutatieboek.oversight.signal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.YearEndMarginQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.YearEndMarginCap;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.mutation.MutationSearchQueries;
import nl.mutatieboek.mutation.MutationSnapshot;
import nl.mutatieboek.mutation.NewPolicyStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds mutations of a budget year that need a second look, pending or booked, and why. */
@Component
record SignalQueries(
        MutationSearchQueries register,
        MutationQueries mutations,
        BalanceQueries balances,
        YearEndMarginQueries margins) {
    /** The balances of chapters and articles at an as-of point. */
    private Signal.BalanceLookup balances(ResolvedAsOf point) {
        Map<BudgetAccount, Thousands> known = new HashMap<>();
        for (Balance row : balances.find(new BalanceCriteria(null, null, null, 1), point)) {
            if (row.thousands() != null) {
                known.put(new BudgetAccount(row.item(), row.flow(), row.year()), row.thousands());
            }
        }
        return new Signal.BalanceLookup() {
            @Override
            public @Nullable Thousands balance(ItemPath item, Flow flow, BudgetYear year) {
                return known.get(new BudgetAccount(item, flow, year));
            }

            @Override
            public @Nullable YearEndMarginCap marginCap(ChapterCode chapter, BudgetYear year) {
                return margins.cap(chapter, year, point);
            }

            @Override
            public Thousands carriedMargin(ChapterCode chapter, BudgetYear year, Thousands own) {
                return margins.carried(chapter, year, point);
            }
        };
    }

    /** The reason for a signal. */
    enum SignalCategory {
        /** Only one of the two chapters shows it. */
        ONE_SIDED,
        /** Sources contradict each other. */
        DISPUTED,
        /** The realisation exceeds the last balance of the article. */
        REALISATION_EXCEEDS,
        /** New policy that may not be executed yet. */
        NOT_EXECUTABLE,
        /** An intensification, or an amendment that costs more, without coverage package. */
        NOT_COVERED,
        /** An intensification that lowers expenditure, or a spending cut that raises it. */
        UNUSUAL_SIGN,
        /** The year-end margins of a chapter above its cap. */
        ABOVE_MARGIN,
        /** An article with a negative balance. */
        BELOW_ZERO,
        /** A manually entered posting that was also imported. */
        LOOKS_LIKE,
        /** A part without article or item. */
        REMAINDER,
        /** Rounded figures that do not sum to zero. */
        LEFT_BY_ROUNDING,
        /** The source rounded the figures. */
        ROUNDED,
        /** Booked after the document of its moment was submitted, with an earlier effective date. */
        RESTATED;

        static SignalCategory parse(String text) {
            return Arrays.stream(values())
                    .filter(sort -> sort.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new MalformedValueException(ExpectedValue.SIGNAL, text));
        }
    }

    /**
     * A mutation with a signal.
     *
     * @param signal the part concerned; null for the whole mutation
     */
    record SignalledMutation(
            MutationProposed mutation, @Nullable SignalSubject signal) {}

    /** The item, if any, and the amount that a signal concerns. */
    record SignalSubject(
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable Thousands thousands) {
        static SignalSubject of(Signal signal) {
            return new SignalSubject(signal.item(), signal.flow(), signal.year(), signal.thousands());
        }

        static SignalSubject of(Posting posting) {
            return new SignalSubject(posting.item().account(), posting.flow(), posting.year(), posting.thousands());
        }
    }

    /** Returns the mutations by category, the most significant first; categories without mutations are absent. */
    Map<SignalCategory, List<SignalledMutation>> findByCategory(
            @Nullable ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        Map<SignalCategory, List<SignalledMutation>> found = new LinkedHashMap<>();
        Arrays.stream(SignalCategory.values()).forEach(sort -> found.put(sort, new ArrayList<>()));
        Signal.BalanceLookup all = balances(point);
        // The as-of point is limited to the requested chapter. A mutation of two chapters must not reveal balances of
        // the other one.
        Signal.BalanceLookup known = chapter == null ? all : limitedTo(chapter, all);
        for (KnownMoment moment : point.structure().of(year)) {
            List<MutationSnapshot> entered = new ArrayList<>();
            forEachLookedAt(MutationSearchCriteria.ofMoment(chapter, moment.moment()), point, snapshot -> {
                look(snapshot, moment, point, found);
                Signal.fromBalances(snapshot.facts().proposal(), known)
                        .forEach(signal -> add(found, sort(signal), snapshot, SignalSubject.of(signal)));
                if (!isImported(snapshot)) {
                    entered.add(snapshot);
                }
            });
            addLookAlikes(entered, MutationSearchCriteria.ofMoment(chapter, moment.moment()), point, found);
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static Signal.BalanceLookup limitedTo(ChapterCode chapter, Signal.BalanceLookup all) {
        return new Signal.BalanceLookup() {
            @Override
            public @Nullable Thousands balance(ItemPath item, Flow flow, BudgetYear year) {
                return item.chapter().equals(chapter) ? all.balance(item, flow, year) : null;
            }

            @Override
            public @Nullable YearEndMarginCap marginCap(ChapterCode other, BudgetYear year) {
                return other.equals(chapter) ? all.marginCap(other, year) : null;
            }

            @Override
            public Thousands carriedMargin(ChapterCode other, BudgetYear year, Thousands own) {
                return all.carriedMargin(other, year, own);
            }
        };
    }

    /** An import asks about postings that were entered before it; this adds those entered after it. */
    private void addLookAlikes(
            List<MutationSnapshot> entered,
            MutationSearchCriteria ofMoment,
            ResolvedAsOf point,
            Map<SignalCategory, List<SignalledMutation>> found) {
        Set<SignalSubject> wanted = entered.stream()
                .flatMap(snapshot -> ownLines(snapshot).map(SignalSubject::of))
                .collect(Collectors.toSet());
        Set<SignalSubject> imported = new HashSet<>();
        if (!wanted.isEmpty()) {
            forEachLookedAt(ofMoment, point, snapshot -> {
                if (isImported(snapshot)) {
                    ownLines(snapshot)
                            .map(SignalSubject::of)
                            .filter(wanted::contains)
                            .forEach(imported::add);
                }
            });
        }
        for (MutationSnapshot snapshot : entered) {
            ownLines(snapshot)
                    .map(SignalSubject::of)
                    .filter(imported::contains)
                    .findFirst()
                    .ifPresent(line -> add(found, SignalCategory.LOOKS_LIKE, snapshot, line));
        }
    }

    /** The postings that change a balance, except those derived from a stated balance. */
    private static Stream<Posting> ownLines(MutationSnapshot snapshot) {
        return snapshot.facts().proposal().postings().stream()
                .filter(posting -> posting.resultingThousands() == null
                        && !posting.thousands().isZero());
    }

    private static boolean isImported(MutationSnapshot snapshot) {
        return snapshot.givenConsents().stream()
                .anyMatch(consent -> consent.type() == MutationSnapshot.ConsentType.DOCUMENT);
    }

    private void forEachLookedAt(
            MutationSearchCriteria ofMoment, ResolvedAsOf point, Consumer<MutationSnapshot> reader) {
        register.forEachSnapshot(ofMoment, point, found -> {
            MutationSnapshot snapshot = mutations.withReversalAsOf(found, point);
            if (isLookedAt(snapshot)) {
                reader.accept(snapshot);
            }
        });
    }

    /** Excludes mutations that ended or were reversed, and reversals. */
    private static boolean isLookedAt(MutationSnapshot snapshot) {
        return snapshot.facts().proposal().reversal() == null
                && switch (snapshot.mutation()) {
                    case Mutation.Pending pending -> true;
                    case Mutation.Booked booked -> true;
                    case Mutation.Reversed reversed -> false;
                    case Mutation.Ended ended -> false;
                };
    }

    private static void look(
            MutationSnapshot snapshot,
            KnownMoment known,
            ResolvedAsOf point,
            Map<SignalCategory, List<SignalledMutation>> found) {
        Proposal proposal = snapshot.facts().proposal();
        Signal.fromProposal(proposal).forEach(signal -> add(found, sort(signal), snapshot, SignalSubject.of(signal)));
        if (proposal.postings().stream().anyMatch(posting -> posting.item().isOpen())) {
            add(found, SignalCategory.REMAINDER, snapshot, null);
        }
        if (proposal.precision().thousands() > 1) {
            add(found, SignalCategory.ROUNDED, snapshot, null);
        }
        if (NewPolicyStatus.of(snapshot, point::structure)
                .filter(one -> one.state() == NewPolicyStatus.ExecutionState.NOT_AUTHORISED)
                .isPresent()) {
            add(found, SignalCategory.NOT_EXECUTABLE, snapshot, null);
        }
        if (isRestated(snapshot, known, point)) {
            add(found, SignalCategory.RESTATED, snapshot, null);
        }
    }

    private static void add(
            Map<SignalCategory, List<SignalledMutation>> found,
            SignalCategory sort,
            MutationSnapshot snapshot,
            @Nullable SignalSubject about) {
        found.computeIfAbsent(sort, s -> new ArrayList<>()).add(new SignalledMutation(snapshot.facts(), about));
    }

    private static SignalCategory sort(Signal signal) {
        return switch (signal.sort()) {
            case ONE_SIDED -> SignalCategory.ONE_SIDED;
            case DISPUTED -> SignalCategory.DISPUTED;
            case LEFT_BY_ROUNDING -> SignalCategory.LEFT_BY_ROUNDING;
            case REALISATION_EXCEEDS -> SignalCategory.REALISATION_EXCEEDS;
            case NOT_COVERED -> SignalCategory.NOT_COVERED;
            case UNUSUAL_SIGN -> SignalCategory.UNUSUAL_SIGN;
            case ABOVE_MARGIN -> SignalCategory.ABOVE_MARGIN;
            case BELOW_ZERO -> SignalCategory.BELOW_ZERO;
        };
    }

    /** Mutations imported from documents are always recorded later, so they do not count. */
    private static boolean isRestated(MutationSnapshot snapshot, KnownMoment known, ResolvedAsOf point) {
        if (!(snapshot.mutation() instanceof Mutation.Booked) || isImported(snapshot)) {
            return false;
        }
        return Stream.ofNullable(snapshot.givenConsents().getLast().at()).anyMatch(booked -> {
            LocalDate before = LocalDate.ofInstant(booked, BookState.THE_HAGUE).minusDays(1);
            return point.structure().isSubmittedBy(known, before)
                    && !snapshot.facts().proposal().day().isAfter(before);
        });
    }
}

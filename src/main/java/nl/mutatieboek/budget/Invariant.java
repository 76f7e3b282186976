package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.term.Kind.RE_ESTIMATE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.budget.Refusal.FieldMissing;
import nl.mutatieboek.budget.Refusal.FieldNotOfKind;
import nl.mutatieboek.budget.Refusal.KindNotTakenYet;
import nl.mutatieboek.budget.Refusal.NotAReserve;
import nl.mutatieboek.budget.Refusal.NotAnEarmark;
import nl.mutatieboek.budget.Refusal.NothingMoves;
import nl.mutatieboek.budget.Refusal.Unbalanced;
import nl.mutatieboek.budget.Refusal.WrongNumberOfChapters;
import nl.mutatieboek.budget.Refusal.WrongSign;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Thousands;

/** The rule that each kind of mutation keeps exactly (law 2). */
public final class Invariant {
    private Invariant() {}

    /** The fields that the kind asks and that are not there, or that are there and belong to another kind. */
    public static List<Refusal> fields(Proposal proposal) {
        return fields(
                proposal.kind(), proposal.cause() != null, proposal.prognosis() != null, proposal.prognosisNotStated());
    }

    /**
     * The same, of a proposal that is not readable as a whole yet.
     *
     * @param cause whether a cause is stated
     * @param prognosis whether a prognosis is named
     * @param prognosisNotStated whether it says that the source names none
     */
    public static List<Refusal> fields(Kind kind, boolean cause, boolean prognosis, boolean prognosisNotStated) {
        List<Refusal> wrong = new ArrayList<>();
        if (kind == RE_ESTIMATE) {
            if (!cause) {
                wrong.add(new FieldMissing(kind, "cause"));
            }
            if (!prognosis && !prognosisNotStated) {
                wrong.add(new FieldMissing(kind, "prognosis"));
            }
            if (prognosis && prognosisNotStated) {
                wrong.add(new FieldNotOfKind(kind, "prognosisNotStated"));
            }
        } else {
            if (cause) {
                wrong.add(new FieldNotOfKind(kind, "cause"));
            }
            if (prognosis) {
                wrong.add(new FieldNotOfKind(kind, "prognosis"));
            }
            if (prognosisNotStated) {
                wrong.add(new FieldNotOfKind(kind, "prognosisNotStated"));
            }
        }
        return wrong;
    }

    /**
     * The first thing in a proposal that its kind does not allow.
     *
     * @param chapters the open chapters that it touches
     */
    static Optional<Refusal> broken(Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return switch (proposal.kind()) {
            case OPENING, RE_ESTIMATE -> chapters(proposal, 1);
            case RESERVATION ->
                first(List.of(chapters(proposal, 1), negative(proposal), notEarmarked(proposal, chapters)));
            case RESERVE_ALLOCATION ->
                first(List.of(
                        chapters(proposal, 1),
                        unbalanced(proposal),
                        still(proposal),
                        notFromReserve(proposal, chapters)));
            case TRANSFER -> first(List.of(chapters(proposal, 2), unbalanced(proposal), still(proposal)));
            case REALLOCATION -> first(List.of(chapters(proposal, 1), unbalanced(proposal), still(proposal)));
            // It negates what was booked, which kept its own rule.
            case REVERSAL -> Optional.empty();
            case CASH_SHIFT,
                    GROSS_UP,
                    WAGE_AND_PRICE_ADJUSTMENT,
                    YEAR_END_MARGIN,
                    INTENSIFICATION,
                    SPENDING_CUT,
                    AMENDMENT,
                    GOVERNMENT_AMENDMENT,
                    EXTRAPOLATION,
                    FINAL_BUDGET,
                    REORGANISATION,
                    PUBLISHED -> Optional.of(new KindNotTakenYet(proposal.kind()));
        };
    }

    private static Optional<Refusal> first(List<Optional<Refusal>> checks) {
        return checks.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> chapters(Proposal proposal, int asked) {
        int found = proposal.chapters().size();
        return found == asked
                ? Optional.empty()
                : Optional.of(new WrongNumberOfChapters(proposal.kind(), asked, found));
    }

    /** Zero per flow and year over all it touches. */
    private static Optional<Refusal> unbalanced(Proposal proposal) {
        record Column(Flow flow, BudgetYear year) {}
        Map<Column, Thousands> sums =
                new TreeMap<>(Comparator.comparing(Column::flow).thenComparing(Column::year));
        proposal.postings().forEach(p -> sums.merge(new Column(p.flow(), p.year()), p.thousands(), Thousands::plus));
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().isZero())
                .findFirst()
                .map(sum -> new Unbalanced(
                        proposal.kind(), sum.getKey().flow(), sum.getKey().year(), sum.getValue()));
    }

    /** Nothing moves when every account gives what it gets. */
    private static Optional<Refusal> still(Proposal proposal) {
        Map<Account, Thousands> sums = new HashMap<>();
        proposal.postings()
                .forEach(p -> sums.merge(
                        new Account(p.item().account(), p.flow(), p.year()), p.thousands(), Thousands::plus));
        return sums.values().stream().allMatch(Thousands::isZero)
                ? Optional.of(new NothingMoves(proposal.kind()))
                : Optional.empty();
    }

    private static Optional<Refusal> negative(Proposal proposal) {
        return proposal.postings().stream()
                .filter(posting -> posting.thousands().isNegative())
                .findFirst()
                .map(posting -> wrongSign(proposal, posting));
    }

    /** An earmark is an item of its own below its holder, because the article itself also carries cuts and may be negative. */
    private static Optional<Refusal> notEarmarked(Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return proposal.postings().stream()
                .filter(posting -> posting.item().isOpen()
                        || posting.item().depth() <= chapters.apply(posting).holderDepth())
                .findFirst()
                .map(posting -> new NotAnEarmark(posting.item()));
    }

    /** Only its reserve legs are negative, and none of them is positive: what comes back is a reversal. */
    private static Optional<Refusal> notFromReserve(Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return proposal.postings().stream()
                .map(posting -> {
                    boolean reserve = chapters.apply(posting).reserves().covers(posting.item());
                    boolean negative = posting.thousands().isNegative();
                    if (negative && !reserve) {
                        return new NotAReserve(posting.item());
                    }
                    boolean adds = !negative && !posting.thousands().isZero();
                    return adds && reserve ? wrongSign(proposal, posting) : null;
                })
                .filter(Objects::nonNull)
                .<Refusal>map(refusal -> refusal)
                .findFirst();
    }

    private static Refusal wrongSign(Proposal proposal, Posting posting) {
        return new WrongSign(proposal.kind(), posting.item(), posting.flow(), posting.year(), posting.thousands());
    }
}

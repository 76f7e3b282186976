package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.Refusal.FieldMissing;
import nl.mutatieboek.budget.Refusal.FieldNotOfKind;
import nl.mutatieboek.budget.Refusal.NotStatedEither;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Particulars;
import nl.mutatieboek.budget.term.Proposal;

/** Which particulars each kind asks, and which it may have; all others belong to another kind. */
public final class KindFields {
    private static final String NOT_STATED = "NotStated";
    private static final String CONTINUATION = "continuation";

    private KindFields() {}

    /**
     * What a kind asks, by the names that the API uses; all of them may say their {@code continuation}.
     *
     * @param must stated always
     * @param openly stated, or said not to be stated by the source: {@code prognosis} or {@code prognosisNotStated}
     * @param may stated where the source does
     */
    public record Asked(Set<String> must, Set<String> openly, Set<String> may) {
        static final Asked NOTHING = new Asked(Set.of(), Set.of(), Set.of());

        public Asked {
            must = Set.copyOf(must);
            openly = Set.copyOf(openly);
            may = Set.copyOf(may);
        }

        /** Whether the kind has to do with it at all. */
        public boolean knows(String name) {
            return must.contains(name) || openly.contains(name) || may.contains(name);
        }
    }

    /** What a kind asks. */
    public static Asked by(Kind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> new Asked(Set.of("cause"), Set.of("prognosis"), Set.of());
            case INTENSIFICATION, SPENDING_CUT -> new Asked(Set.of(), Set.of("decision"), Set.of());
            case RESERVATION -> new Asked(Set.of(), Set.of(), Set.of("decision", "conditions"));
            // Structural or not: CW 2016, art. 2.3(5).
            case AMENDMENT ->
                new Asked(Set.of("parliamentaryPaper", "member", "bill", CONTINUATION), Set.of(), Set.of());
            case GOVERNMENT_AMENDMENT -> new Asked(Set.of("parliamentaryPaper", "bill"), Set.of(), Set.of());
            case YEAR_END_MARGIN -> new Asked(Set.of("carriedFrom"), Set.of(), Set.of());
            case REORGANISATION -> new Asked(Set.of("lineage"), Set.of(), Set.of());
            // A reversal takes over what the original had to say.
            case REVERSAL -> new Asked(Set.of(), Set.of(), Set.of("lineage"));
            case OPENING,
                    TRANSFER,
                    REALLOCATION,
                    RESERVE_ALLOCATION,
                    CASH_SHIFT,
                    GROSS_UP,
                    WAGE_AND_PRICE_ADJUSTMENT,
                    EXTRAPOLATION,
                    FINAL_BUDGET,
                    PUBLISHED -> Asked.NOTHING;
        };
    }

    /** What is missing in a proposal, or belongs to another kind. */
    public static List<Refusal> wrong(Proposal proposal) {
        Set<String> stated = new LinkedHashSet<>(proposal.particulars().stated());
        if (proposal.continuation().type() != Continuation.Type.UNKNOWN) {
            stated.add(CONTINUATION);
        }
        return wrong(proposal.kind(), stated);
    }

    /**
     * The same, of a proposal that is not readable as a whole yet.
     *
     * @param stated the names of what is there, as {@link Particulars#stated()} gives them, and {@code continuation} unless it
     *     is unknown
     */
    public static List<Refusal> wrong(Kind kind, Set<String> stated) {
        Asked asked = by(kind);
        List<Refusal> wrong = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(asked.may());
        known.addAll(asked.must());
        known.add(CONTINUATION);
        asked.must().stream()
                .sorted()
                .filter(name -> !stated.contains(name))
                .forEach(name -> wrong.add(new FieldMissing(kind, name)));
        for (String name : asked.openly()) {
            known.add(name);
            known.add(name + NOT_STATED);
            boolean there = stated.contains(name);
            boolean notStated = stated.contains(name + NOT_STATED);
            if (there && notStated) {
                wrong.add(new FieldNotOfKind(kind, name + NOT_STATED));
            } else if (!there && !notStated) {
                wrong.add(new NotStatedEither(kind, name));
            }
        }
        stated.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add(new FieldNotOfKind(kind, name)));
        return wrong;
    }
}

package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotStatedEither;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;

/** Defines which fields each kind requires and allows; all other fields are refused. */
public final class KindFieldPolicy {
    private static final String NOT_STATED = "NotStated";
    private static final String CONTINUATION = "continuation";

    private KindFieldPolicy() {}

    /**
     * Fields of a kind by their API names. Every kind allows {@code continuation}.
     *
     * @param required always stated
     * @param openly stated, or marked as not stated by the source: {@code prognosis} or {@code prognosisNotStated}
     * @param optional stated if the source does
     */
    public record FieldRequirements(Set<String> required, Set<String> openly, Set<String> optional) {
        static final FieldRequirements NOTHING = new FieldRequirements(Set.of(), Set.of(), Set.of());

        public FieldRequirements {
            required = Set.copyOf(required);
            openly = Set.copyOf(openly);
            optional = Set.copyOf(optional);
        }

        /** Whether the kind allows this field. */
        public boolean allows(String name) {
            return required.contains(name) || openly.contains(name) || optional.contains(name);
        }
    }

    public static FieldRequirements requirements(MutationKind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> new FieldRequirements(Set.of("cause"), Set.of("prognosis"), Set.of());
            case INTENSIFICATION, SPENDING_CUT -> new FieldRequirements(Set.of(), Set.of("decision"), Set.of());
            case RESERVATION -> new FieldRequirements(Set.of(), Set.of(), Set.of("decision", "conditions"));
            // Structural or not: CW 2016, art. 2.3(5).
            case AMENDMENT ->
                new FieldRequirements(Set.of("parliamentaryPaper", "member", "bill", CONTINUATION), Set.of(), Set.of());
            case GOVERNMENT_AMENDMENT ->
                new FieldRequirements(Set.of("parliamentaryPaper", "bill"), Set.of(), Set.of());
            case YEAR_END_MARGIN -> new FieldRequirements(Set.of("carriedFrom"), Set.of(), Set.of());
            case REORGANISATION -> new FieldRequirements(Set.of("lineage"), Set.of(), Set.of());
            // A reversal keeps the lineage of its original.
            case REVERSAL -> new FieldRequirements(Set.of(), Set.of(), Set.of("lineage"));
            case OPENING,
                    TRANSFER,
                    REALLOCATION,
                    RESERVE_ALLOCATION,
                    CASH_SHIFT,
                    GROSS_UP,
                    WAGE_AND_PRICE_ADJUSTMENT,
                    EXTRAPOLATION,
                    FINAL_BUDGET,
                    PUBLISHED -> FieldRequirements.NOTHING;
        };
    }

    /** Returns the missing fields and the fields of other kinds. */
    public static List<Refusal> violations(Proposal proposal) {
        Set<String> stated = new LinkedHashSet<>(proposal.particulars().statedFields());
        if (proposal.continuation().type() != Continuation.Type.UNKNOWN) {
            stated.add(CONTINUATION);
        }
        return violations(proposal.kind(), stated);
    }

    /**
     * Returns the violations of a proposal that cannot be parsed as a whole yet.
     *
     * @param stated names of the stated fields, as in {@link KindDetails#statedFields()}, and {@code continuation}
     *     unless unknown
     */
    public static List<Refusal> violations(MutationKind kind, Set<String> stated) {
        FieldRequirements requirements = requirements(kind);
        List<Refusal> violations = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(requirements.optional());
        known.addAll(requirements.required());
        known.add(CONTINUATION);
        requirements.required().stream()
                .sorted()
                .filter(name -> !stated.contains(name))
                .forEach(name -> violations.add(new FieldMissing(kind, name)));
        for (String name : requirements.openly()) {
            known.add(name);
            known.add(name + NOT_STATED);
            boolean isStated = stated.contains(name);
            boolean notStated = stated.contains(name + NOT_STATED);
            if (isStated && notStated) {
                violations.add(new FieldNotOfKind(kind, name + NOT_STATED));
            } else if (!isStated && !notStated) {
                violations.add(new NotStatedEither(kind, name));
            }
        }
        stated.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.add(new FieldNotOfKind(kind, name)));
        return violations;
    }
}

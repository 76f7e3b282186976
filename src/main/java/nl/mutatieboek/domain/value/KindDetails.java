package nl.mutatieboek.domain.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a mutation that depend on its kind. {@code KindFieldPolicy} defines which kind requires or allows which.
 *
 * @param cause cause of a re-estimate; at most 2,000 characters
 * @param prognosis prognosis that an estimate follows, such as "MPP-II 2025"
 * @param prognosisNotStated whether the source names no prognosis
 * @param decision decision behind new policy, a cut or a reserve, such as "Ministerraad 25-04-2025"
 * @param decisionNotStated whether the source names no decision
 * @param conditions conditions for draws on a reserve; at most 2,000 characters
 * @param parliamentaryPaper Kamerstuk of an amendment, such as "36410-XX-12"
 * @param member member of parliament who moved an amendment
 * @param bill moment of the amended bill
 * @param carriedFrom budget year from which a year-end margin comes
 * @param lineage successions of items; at most 500
 */
public record KindDetails(
        @Nullable String cause,
        @Nullable String prognosis,
        boolean prognosisNotStated,
        @Nullable String decision,
        boolean decisionNotStated,
        @Nullable String conditions,
        @Nullable String parliamentaryPaper,
        @Nullable String member,
        @Nullable Moment bill,
        @Nullable BudgetYear carriedFrom,
        @Nullable List<Succession> lineage) {
    /** Maximum number of links in one was-wordt table. */
    public static final int MAX_LINKS = 500;

    /** No details. */
    public static final KindDetails NONE =
            new KindDetails(null, null, false, null, false, null, null, null, null, null, null);

    public KindDetails {
        if (cause != null) {
            requireProse(cause);
        }
        if (prognosis != null) {
            requireLine(prognosis);
        }
        if (decision != null) {
            requireLine(decision);
        }
        if (conditions != null) {
            requireProse(conditions);
        }
        if (parliamentaryPaper != null) {
            requireLine(parliamentaryPaper);
        }
        if (member != null) {
            requireLine(member);
        }
        if (lineage != null) {
            lineage = List.copyOf(lineage);
            if (lineage.isEmpty() || lineage.size() > MAX_LINKS) {
                throw new MalformedValueException(
                        ExpectedValue.LINEAGE, lineage.size() + " links, not 1 to " + MAX_LINKS);
            }
            if (Set.copyOf(lineage).size() < lineage.size()) {
                throw new MalformedValueException(ExpectedValue.LINEAGE, "a link is named twice");
            }
        }
    }

    /** Validates a text of at most 2,000 characters. */
    public static String requireProse(String text) {
        return TextValidator.requireProse(text, 2_000);
    }

    /** Validates a line of at most 200 characters. */
    public static String requireLine(String text) {
        return TextValidator.requireLine(text, 200);
    }

    /** Returns the was-wordt table; empty if there is none. */
    public List<Succession> links() {
        return lineage == null ? List.of() : lineage;
    }

    /** Returns only the lineage, which a reversal undoes. */
    KindDetails lineageOnly() {
        return lineage == null
                ? NONE
                : new KindDetails(null, null, false, null, false, null, null, null, null, null, lineage);
    }

    /** Creates the details of a re-estimate. */
    public static KindDetails forReEstimate(String cause, @Nullable String prognosis) {
        return new KindDetails(cause, prognosis, prognosis == null, null, false, null, null, null, null, null, null);
    }

    /** Returns the API names of the stated fields. */
    public List<String> statedFields() {
        List<String> names = new ArrayList<>();
        addIfStated(names, cause != null, "cause");
        addIfStated(names, prognosis != null, "prognosis");
        addIfStated(names, prognosisNotStated, "prognosisNotStated");
        addIfStated(names, decision != null, "decision");
        addIfStated(names, decisionNotStated, "decisionNotStated");
        addIfStated(names, conditions != null, "conditions");
        addIfStated(names, parliamentaryPaper != null, "parliamentaryPaper");
        addIfStated(names, member != null, "member");
        addIfStated(names, bill != null, "bill");
        addIfStated(names, carriedFrom != null, "carriedFrom");
        addIfStated(names, lineage != null, "lineage");
        return names;
    }

    private static void addIfStated(List<String> names, boolean stated, String name) {
        if (stated) {
            names.add(name);
        }
    }
}

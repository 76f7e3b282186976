package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Succession;
import org.jspecify.annotations.Nullable;

/** Builds the details of a kind of mutation. */
public final class KindDetailsBuilder {
    private @Nullable String cause;
    private @Nullable String prognosis;
    private boolean prognosisNotStated;
    private @Nullable String decision;
    private boolean decisionNotStated;
    private @Nullable String conditions;
    private @Nullable String parliamentaryPaper;
    private @Nullable String member;
    private @Nullable Moment bill;
    private @Nullable BudgetYear carriedFrom;
    private @Nullable List<Succession> lineage;

    public static KindDetailsBuilder empty() {
        return new KindDetailsBuilder();
    }

    /** The minimal details of a kind. */
    public static KindDetailsBuilder minimalFor(MutationKind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> empty().cause("fewer places").prognosisNotStated();
            case INTENSIFICATION, SPENDING_CUT -> empty().decisionNotStated();
            case AMENDMENT ->
                empty().parliamentaryPaper("36800-XX-12").member("a member").bill("2026-OWB");
            case GOVERNMENT_AMENDMENT ->
                empty().parliamentaryPaper("36800-XX-9").bill("2026-OWB");
            case YEAR_END_MARGIN -> empty().carriedFrom(2025);
            case REORGANISATION -> empty().lineage("XX/37 XX/91");
            default -> empty();
        };
    }

    public KindDetailsBuilder cause(@Nullable String said) {
        cause = said;
        return this;
    }

    KindDetailsBuilder prognosis(@Nullable String said) {
        prognosis = said;
        return this;
    }

    public KindDetailsBuilder prognosisNotStated() {
        prognosisNotStated = true;
        return this;
    }

    public KindDetailsBuilder decision(@Nullable String said) {
        decision = said;
        return this;
    }

    public KindDetailsBuilder decisionNotStated() {
        decisionNotStated = true;
        return this;
    }

    public KindDetailsBuilder conditions(@Nullable String said) {
        conditions = said;
        return this;
    }

    public KindDetailsBuilder parliamentaryPaper(@Nullable String said) {
        parliamentaryPaper = said;
        return this;
    }

    public KindDetailsBuilder member(@Nullable String said) {
        member = said;
        return this;
    }

    public KindDetailsBuilder bill(@Nullable String said) {
        bill = said == null ? null : Moment.parse(said);
        return this;
    }

    public KindDetailsBuilder carriedFrom(int year) {
        carriedFrom = new BudgetYear(year);
        return this;
    }

    /** Links, each as {@code was becomes}. */
    public KindDetailsBuilder lineage(String... links) {
        lineage = Arrays.stream(links)
                .map(link -> link.split(" "))
                .map(ends -> new Succession(ItemPath.parse(ends[0]), ItemPath.parse(ends[1])))
                .toList();
        return this;
    }

    public KindDetails build() {
        return new KindDetails(
                cause,
                prognosis,
                prognosisNotStated,
                decision,
                decisionNotStated,
                conditions,
                parliamentaryPaper,
                member,
                bill,
                carriedFrom,
                lineage);
    }
}

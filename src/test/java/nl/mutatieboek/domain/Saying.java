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

/** What a story says because of the kind of a mutation. */
public final class Saying {
    private @Nullable String cause;
    private @Nullable String prognosis;
    private boolean prognosisNotStated;
    private @Nullable String decision;
    private boolean decisionNotStated;
    private @Nullable String conditions;
    private @Nullable String paper;
    private @Nullable String member;
    private @Nullable Moment bill;
    private @Nullable BudgetYear carriedFrom;
    private @Nullable List<Succession> lineage;

    public static Saying nothing() {
        return new Saying();
    }

    /** The least that a kind asks. */
    public static Saying of(MutationKind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> nothing().cause("fewer places").prognosisNotStated();
            case INTENSIFICATION, SPENDING_CUT -> nothing().decisionNotStated();
            case AMENDMENT -> nothing().paper("36800-XX-12").member("a member").bill("2026-OWB");
            case GOVERNMENT_AMENDMENT -> nothing().paper("36800-XX-9").bill("2026-OWB");
            case YEAR_END_MARGIN -> nothing().carriedFrom(2025);
            case REORGANISATION -> nothing().lineage("XX/37 XX/91");
            default -> nothing();
        };
    }

    Saying cause(@Nullable String said) {
        cause = said;
        return this;
    }

    Saying prognosis(@Nullable String said) {
        prognosis = said;
        return this;
    }

    Saying prognosisNotStated() {
        prognosisNotStated = true;
        return this;
    }

    Saying decision(@Nullable String said) {
        decision = said;
        return this;
    }

    Saying decisionNotStated() {
        decisionNotStated = true;
        return this;
    }

    Saying conditions(@Nullable String said) {
        conditions = said;
        return this;
    }

    Saying paper(@Nullable String said) {
        paper = said;
        return this;
    }

    Saying member(@Nullable String said) {
        member = said;
        return this;
    }

    Saying bill(@Nullable String said) {
        bill = said == null ? null : Moment.parse(said);
        return this;
    }

    Saying carriedFrom(int year) {
        carriedFrom = new BudgetYear(year);
        return this;
    }

    /** Links, each as {@code was becomes}. */
    Saying lineage(String... links) {
        lineage = Arrays.stream(links)
                .map(link -> link.split(" "))
                .map(ends -> new Succession(ItemPath.parse(ends[0]), ItemPath.parse(ends[1])))
                .toList();
        return this;
    }

    public KindDetails particulars() {
        return new KindDetails(
                cause,
                prognosis,
                prognosisNotStated,
                decision,
                decisionNotStated,
                conditions,
                paper,
                member,
                bill,
                carriedFrom,
                lineage);
    }
}

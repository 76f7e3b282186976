package nl.mutatieboek.balance;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Balance to be proven.
 *
 * @param item a chapter or an item with everything below it; an open item alone
 * @param effectiveOn last day
 * @param moment last moment
 * @param embargoedMoment moment under embargo, whose own amounts are proven
 */
public record BalanceProofQuery(
        @NotNull ItemPath item,
        @NotNull Flow flow,
        @NotNull BudgetYear year,
        @EmptyMeansAbsent @Nullable LocalDate effectiveOn,
        @EmptyMeansAbsent @Nullable Moment moment,
        @EmptyMeansAbsent @Nullable Moment embargoedMoment)
        implements ValidatedQuery {
    @Override
    public void check(BiConsumer<String, String> wrong) {
        if (effectiveOn != null && moment != null) {
            wrong.accept("moment", "proof-axis-twice");
        }
        if (embargoedMoment != null && (effectiveOn != null || moment != null)) {
            wrong.accept("embargoedMoment", "embargoed-proof-bounded");
        }
    }

    /** Name of the file of the proof, which says when its content is under embargo. */
    public String fileName() {
        String kind = embargoedMoment == null ? "mutatieboek-balance" : "mutatieboek-embargoed-balance";
        return Stream.of(kind, item, flow, year, effectiveOn, moment, embargoedMoment)
                .filter(Objects::nonNull)
                .map(part -> part.toString().replace('/', '-'))
                .collect(Collectors.joining("-", "", ".proof"));
    }
}

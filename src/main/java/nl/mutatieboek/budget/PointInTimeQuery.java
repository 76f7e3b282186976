package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Set;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * The point in time of a query on three time axes.
 *
 * @param effectiveOn only what is effective on this day
 * @param knownAt only what was recorded by then: an instant or a ledger number
 * @param moment only what is presented in this moment or an earlier one
 * @param atLeast a ledger number that the response must include
 */
public record PointInTimeQuery(
        @EmptyMeansAbsent @Nullable LocalDate effectiveOn,

        @EmptyMeansAbsent @ValidDomainTerm("known-at") @Nullable
        String knownAt,

        @EmptyMeansAbsent @Nullable Moment moment,
        @Range(min = 0) @Nullable Long atLeast)
        implements ValidatedQuery {
    /** The latest state, without limits. */
    public static final PointInTimeQuery NOW = new PointInTimeQuery(null, null, null, null);

    /** Names of the parameters of the three axes. */
    public static final Set<String> NAMES = Set.of("effectiveOn", "knownAt", "moment");

    AsOfQuery axes() {
        return new AsOfQuery(effectiveOn, knownAt, moment);
    }
}

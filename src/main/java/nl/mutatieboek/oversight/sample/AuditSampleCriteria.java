package nl.mutatieboek.oversight.sample;

import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Criteria of an audit sample.
 *
 * @param seed seed of the draw; null if only the population is requested
 * @param size number of units to draw
 * @param search selects the mutations
 * @param within chapter that selects the mutations that touch it, and its postings unless the search names an item; null
 *     for all
 * @param flow selects the postings; null for all
 * @param year selects the postings; null for all
 */
record AuditSampleCriteria(
        SamplingUnitType of,
        SamplingMethod method,
        @Nullable String seed,
        int size,
        MutationSearchCriteria search,
        @Nullable ItemPath within,
        @Nullable Flow flow,
        @Nullable BudgetYear year) {
    static final int MAX_SIZE = 1_000;

    static final int DEFAULT_SIZE = 60;

    /** The type of unit to draw. */
    enum SamplingUnitType {
        /** Booked postings. */
        POSTINGS,
        /** Mutations with a booked posting. */
        MUTATIONS;

        static SamplingUnitType parse(String text) {
            return word(values(), text, ExpectedValue.SAMPLE_OF);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How units are selected. */
    enum SamplingMethod {
        /** Every unit has the same chance. */
        RANDOM,
        /** The chance is proportional to the size. */
        MONETARY;

        static SamplingMethod parse(String text) {
            return word(values(), text, ExpectedValue.SAMPLE_METHOD);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How to draw a sample.
     *
     * @param of null for postings
     * @param method null for random
     * @param size null for the default
     */
    record SampleDrawQuery(
            @EmptyMeansAbsent @Nullable SamplingUnitType of,
            @EmptyMeansAbsent @Nullable SamplingMethod method,
            @Range(min = 1, max = MAX_SIZE) @Nullable Integer size,
            @EmptyMeansAbsent @Nullable Flow flow,
            @EmptyMeansAbsent @Nullable BudgetYear year)
            implements ValidatedQuery {
        AuditSampleCriteria question(@Nullable String seed, MutationSearchCriteria search, @Nullable ItemPath within) {
            return new AuditSampleCriteria(
                    Objects.requireNonNullElse(of, SamplingUnitType.POSTINGS),
                    Objects.requireNonNullElse(method, SamplingMethod.RANDOM),
                    seed,
                    Objects.requireNonNullElse(size, DEFAULT_SIZE),
                    search,
                    within,
                    flow,
                    year);
        }
    }

    /** The seed of a draw. */
    record SampleSeedQuery(@NotNull @ValidDomainTerm("seed") String seed) implements ValidatedQuery {}

    private static <E extends Enum<E>> E word(E[] words, String text, ExpectedValue expected) {
        return Arrays.stream(words)
                .filter(word -> word.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(expected, text));
    }
}

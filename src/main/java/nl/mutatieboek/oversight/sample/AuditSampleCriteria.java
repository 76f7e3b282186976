package nl.mutatieboek.oversight.sample;

import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.platform.http.DomainTerm;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.QueryParameters;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Which sample is asked.
 *
 * @param seed from which it is drawn; null where none was said yet, and the population alone is asked
 * @param size how many are drawn
 * @param search of which mutations
 * @param flow of which lines; null for all
 * @param year likewise
 */
record AuditSampleCriteria(
        SamplingUnitType of,
        SamplingMethod method,
        @Nullable String seed,
        int size,
        MutationSearchCriteria search,
        @Nullable Flow flow,
        @Nullable BudgetYear year) {
    /** The most that can be drawn. */
    static final int MAX_SIZE = 1_000;

    /** How many are drawn where nothing is said. */
    static final int DEFAULT_SIZE = 60;

    /** What is drawn. */
    enum SamplingUnitType {
        /** Booked postings. */
        POSTINGS,
        /** Mutations that have any. */
        MUTATIONS;

        static SamplingUnitType parse(String text) {
            return word(values(), text, ExpectedValue.SAMPLE_OF);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By what chance. */
    enum SamplingMethod {
        /** Each the same. */
        RANDOM,
        /** Each by its size. */
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
     * How a sample is drawn.
     *
     * @param of null for postings
     * @param method null for each by the same chance
     * @param size null for the usual
     */
    record SampleDrawQuery(
            @EmptyMeansAbsent @Nullable SamplingUnitType of,
            @EmptyMeansAbsent @Nullable SamplingMethod method,
            @Range(min = 1, max = MAX_SIZE) @Nullable Integer size,
            @EmptyMeansAbsent @Nullable Flow flow,
            @EmptyMeansAbsent @Nullable BudgetYear year)
            implements QueryParameters {
        AuditSampleCriteria question(@Nullable String seed, MutationSearchCriteria search) {
            return new AuditSampleCriteria(
                    Objects.requireNonNullElse(of, SamplingUnitType.POSTINGS),
                    Objects.requireNonNullElse(method, SamplingMethod.RANDOM),
                    seed,
                    Objects.requireNonNullElse(size, DEFAULT_SIZE),
                    search,
                    flow,
                    year);
        }
    }

    /** From which seed it is drawn. */
    record SampleSeedQuery(@NotNull @DomainTerm("seed") String seed) implements QueryParameters {}

    private static <E extends Enum<E>> E word(E[] words, String text, ExpectedValue expected) {
        return Arrays.stream(words)
                .filter(word -> word.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(expected, text));
    }
}

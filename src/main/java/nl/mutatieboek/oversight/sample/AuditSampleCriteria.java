package nl.mutatieboek.oversight.sample;

import java.util.Arrays;
import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
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

    private static final int LONGEST_SEED = 100;

    /** What is drawn. */
    enum SamplingUnitType {
        /** Booked postings. */
        POSTINGS,
        /** Mutations that have any. */
        MUTATIONS;

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

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a request asks it. */
    static AuditSampleCriteria of(Asked asked) {
        return new AuditSampleCriteria(
                asked.filled("of", text -> word(SamplingUnitType.values(), text, ExpectedValue.SAMPLE_OF))
                        .or(SamplingUnitType.POSTINGS),
                asked.filled("method", text -> word(SamplingMethod.values(), text, ExpectedValue.SAMPLE_METHOD))
                        .or(SamplingMethod.RANDOM),
                asked.filled("seed", text -> TextValidator.requireLine(text, LONGEST_SEED))
                        .orNull(),
                asked.number("size", 1, MAX_SIZE).or((long) DEFAULT_SIZE).intValue(),
                MutationSearchCriteria.of(asked),
                asked.filled("flow", Flow::parse).orNull(),
                asked.filled("year", BudgetYear::parse).orNull());
    }

    /** The seed, where one must be said. */
    static Read<String> requireSeed(Asked asked) {
        // One that is blank and not empty is read, and refused, with the question.
        return asked.must("seed", text -> text.isEmpty() ? TextValidator.requireLine(text, LONGEST_SEED) : text);
    }

    private static <E extends Enum<E>> E word(E[] words, String text, ExpectedValue expected) {
        return Arrays.stream(words)
                .filter(word -> word.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(expected, text));
    }
}

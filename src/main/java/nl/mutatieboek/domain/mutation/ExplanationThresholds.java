package nl.mutatieboek.domain.mutation;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Thresholds above which documents must explain a mutation of an article (Regeling rijksbegrotingsvoorschriften,
 * staffel). Larger articles have higher thresholds.
 */
public final class ExplanationThresholds {
    private static final List<ThresholdStep> STEPS = List.of(
            new ThresholdStep(50, 1, 2),
            new ThresholdStep(200, 2, 4),
            new ThresholdStep(1_000, 5, 10),
            new ThresholdStep(Long.MAX_VALUE, 10, 20));

    private static final int MILLION = 1_000;

    private ExplanationThresholds() {}

    /**
     * Step of the scale, in millions of euros.
     *
     * @param below articles smaller than this are on this step
     */
    private record ThresholdStep(long below, long policy, long technical) {}

    /**
     * Returns the amount from which a change must be explained.
     *
     * @param article expenditure of the article in whole thousands of euros
     * @return 1,000 to 20,000 thousand; empty for a windfall, for which the source gives no threshold
     */
    public static Optional<Thousands> limit(Thousands article, MutationClass mutationClass) {
        ThresholdStep step = STEPS.stream()
                .filter(one -> article.value() / MILLION < one.below())
                .findFirst()
                .orElseThrow();
        return switch (mutationClass) {
            // The scale has two columns; a decision is a policy mutation by its newer name.
            case POLICY, DECISION -> Optional.of(new Thousands(step.policy() * MILLION));
            case TECHNICAL -> Optional.of(new Thousands(step.technical() * MILLION));
            case WINDFALL -> Optional.empty();
        };
    }

    /** Whether a change, up or down, reaches a limit. */
    public static boolean isDue(Thousands change, Thousands limit) {
        return Math.abs(change.value()) >= limit.value();
    }
}

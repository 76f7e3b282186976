package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/** Selects lines by a mark, or by the absence of a known mark. */
public enum MarkSelection {
    CENTRAL_GOVERNMENT,
    SOCIAL_SECURITY,
    HEALTH_CARE,
    INVESTMENT,
    OUTSIDE,
    /** Lines under the framework: marked so, or under any part of the ceiling. */
    FRAMEWORK,
    CEILING_UNKNOWN,
    HGIS,
    NOT_HGIS,
    HGIS_UNKNOWN,
    GUARANTEE,
    NOT_GUARANTEE,
    GUARANTEE_UNKNOWN,
    POLICY,
    DECISION,
    TECHNICAL,
    WINDFALL,
    CLASS_UNKNOWN;

    /** Returns the selection of lines under a ceiling; null for those whose ceiling is not known. */
    public static MarkSelection of(@Nullable Ceiling ceiling) {
        return ceiling == null ? CEILING_UNKNOWN : valueOf(ceiling.name());
    }

    private static MarkSelection of(@Nullable MutationClass mutationClass) {
        return mutationClass == null ? CLASS_UNKNOWN : valueOf(mutationClass.name());
    }

    /** Returns the selection of lines for which this mark is not known. */
    public MarkSelection whereUnknown() {
        return switch (this) {
            case CENTRAL_GOVERNMENT, SOCIAL_SECURITY, HEALTH_CARE, INVESTMENT, OUTSIDE, FRAMEWORK, CEILING_UNKNOWN ->
                CEILING_UNKNOWN;
            case HGIS, NOT_HGIS, HGIS_UNKNOWN -> HGIS_UNKNOWN;
            case GUARANTEE, NOT_GUARANTEE, GUARANTEE_UNKNOWN -> GUARANTEE_UNKNOWN;
            case POLICY, DECISION, TECHNICAL, WINDFALL, CLASS_UNKNOWN -> CLASS_UNKNOWN;
        };
    }

    /** Whether a line of this flow with these marks is selected; only commitments can be guarantees. */
    public boolean matches(BudgetMarks marks, Flow flow) {
        return switch (this) {
            case CENTRAL_GOVERNMENT, SOCIAL_SECURITY, HEALTH_CARE, INVESTMENT, OUTSIDE, CEILING_UNKNOWN ->
                of(marks.ceiling()) == this;
            case FRAMEWORK -> marks.ceiling() != null && marks.ceiling().isWithinFramework();
            case HGIS -> Boolean.TRUE.equals(marks.hgis());
            case NOT_HGIS -> Boolean.FALSE.equals(marks.hgis());
            case HGIS_UNKNOWN -> marks.hgis() == null;
            case POLICY, DECISION, TECHNICAL, WINDFALL, CLASS_UNKNOWN -> of(marks.mutationClass()) == this;
            case GUARANTEE -> flow == Flow.COMMITMENTS && Boolean.TRUE.equals(marks.guarantee());
            case NOT_GUARANTEE -> flow == Flow.COMMITMENTS && Boolean.FALSE.equals(marks.guarantee());
            case GUARANTEE_UNKNOWN -> flow == Flow.COMMITMENTS && marks.guarantee() == null;
        };
    }

    public static MarkSelection parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MARK);
    }
}

package nl.mutatieboek.domain.value;

import java.util.Arrays;
import java.util.function.Predicate;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/** Selects lines by a mark, or by the absence of a known mark. */
public enum MarkSelection {
    CENTRAL_GOVERNMENT(Kind.CEILING, marks -> marks.ceiling() == Ceiling.CENTRAL_GOVERNMENT),
    SOCIAL_SECURITY(Kind.CEILING, marks -> marks.ceiling() == Ceiling.SOCIAL_SECURITY),
    HEALTH_CARE(Kind.CEILING, marks -> marks.ceiling() == Ceiling.HEALTH_CARE),
    INVESTMENT(Kind.CEILING, marks -> marks.ceiling() == Ceiling.INVESTMENT),
    OUTSIDE(Kind.CEILING, marks -> marks.ceiling() == Ceiling.OUTSIDE),
    CEILING_UNKNOWN(Kind.CEILING, marks -> marks.ceiling() == null),
    HGIS(Kind.HGIS, marks -> Boolean.TRUE.equals(marks.hgis())),
    NOT_HGIS(Kind.HGIS, marks -> Boolean.FALSE.equals(marks.hgis())),
    HGIS_UNKNOWN(Kind.HGIS, marks -> marks.hgis() == null),
    GUARANTEE(Kind.GUARANTEE, marks -> Boolean.TRUE.equals(marks.guarantee())),
    NOT_GUARANTEE(Kind.GUARANTEE, marks -> Boolean.FALSE.equals(marks.guarantee())),
    GUARANTEE_UNKNOWN(Kind.GUARANTEE, marks -> marks.guarantee() == null);

    private enum Kind {
        CEILING,
        HGIS,
        GUARANTEE
    }

    private final Kind kind;
    private final Predicate<BudgetMarks> condition;

    MarkSelection(Kind kind, Predicate<BudgetMarks> condition) {
        this.kind = kind;
        this.condition = condition;
    }

    /** Returns the selection of lines under a ceiling; null for those whose ceiling is not known. */
    public static MarkSelection of(@Nullable Ceiling ceiling) {
        return ceiling == null ? CEILING_UNKNOWN : valueOf(ceiling.name());
    }

    /** Returns the selection of lines for which this mark is not known. */
    public MarkSelection whereUnknown() {
        return Arrays.stream(values())
                .filter(other -> other.kind == kind && other.condition.test(BudgetMarks.UNKNOWN))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a line of this flow with these marks is selected; only commitments can be guarantees. */
    public boolean matches(BudgetMarks marks, Flow flow) {
        return (kind != Kind.GUARANTEE || flow == Flow.COMMITMENTS) && condition.test(marks);
    }

    public static MarkSelection parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MARK);
    }
}

package nl.mutatieboek.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Marks that decide where an amount counts, of a line, of a mutation or as default of an item. A mark that is null is
 * not known, which differs from "no".
 *
 * @param hgis whether it belongs to the homogeneous group of international cooperation (HGIS)
 * @param guarantee whether a commitment is a guarantee; other flows have no such mark
 * @param mutationClass nature in the vertical explanation; items have no default, because it follows from the mutation
 * @param category category of the article; a line never states one of its own
 */
public record BudgetMarks(
        @Nullable Ceiling ceiling,
        @Nullable Boolean hgis,
        @Nullable Boolean guarantee,
        @Nullable MutationClass mutationClass,
        @Nullable ArticleCategory category) {
    /** No mark is known. */
    public static final BudgetMarks UNKNOWN = new BudgetMarks(null, null, null, null);

    /** Marks without the category of an article. */
    public BudgetMarks(
            @Nullable Ceiling ceiling,
            @Nullable Boolean hgis,
            @Nullable Boolean guarantee,
            @Nullable MutationClass mutationClass) {
        this(ceiling, hgis, guarantee, mutationClass, null);
    }

    /** Returns these marks, and the others where they are not known. */
    public BudgetMarks orElse(BudgetMarks others) {
        return new BudgetMarks(
                ceiling == null ? others.ceiling : ceiling,
                hgis == null ? others.hgis : hgis,
                guarantee == null ? others.guarantee : guarantee,
                mutationClass == null ? others.mutationClass : mutationClass,
                category == null ? others.category : category);
    }

    /** Returns the marks that both have in common; the others are not known. */
    public BudgetMarks inCommonWith(BudgetMarks other) {
        return new BudgetMarks(
                ceiling == other.ceiling ? ceiling : null,
                (hgis != null && hgis.equals(other.hgis)) ? hgis : null,
                (guarantee != null && guarantee.equals(other.guarantee)) ? guarantee : null,
                mutationClass == other.mutationClass ? mutationClass : null,
                category == other.category ? category : null);
    }

    /** Returns the marks that a line of this flow can have. */
    public BudgetMarks of(Flow flow) {
        return flow == Flow.COMMITMENTS || guarantee == null
                ? this
                : new BudgetMarks(ceiling, hgis, null, mutationClass, category);
    }

    /** Returns these marks with another class. */
    public BudgetMarks withClass(@Nullable MutationClass other) {
        return new BudgetMarks(ceiling, hgis, guarantee, other, category);
    }

    public boolean areUnknown() {
        return equals(UNKNOWN);
    }

    /** Whether one of these marks is known and differs from a known one of the other. */
    public boolean departsFrom(BudgetMarks other) {
        return differs(ceiling, other.ceiling)
                || differs(hgis, other.hgis)
                || differs(guarantee, other.guarantee)
                || differs(mutationClass, other.mutationClass);
    }

    private static boolean differs(@Nullable Object own, @Nullable Object other) {
        return own != null && other != null && !own.equals(other);
    }
}

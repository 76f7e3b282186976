package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Ceiling under which an amount counts: a part of the expenditure ceiling (deelplafond), or since the Miljoenennota 2025
 * the one expenditure framework (uitgavenkader).
 */
public enum Ceiling {
    /** Plafond Rijksbegroting. */
    CENTRAL_GOVERNMENT,
    /** Plafond Sociale Zekerheid. */
    SOCIAL_SECURITY,
    /** Plafond Zorg. */
    HEALTH_CARE,
    /** Plafond Investeringen, which exists in some years only. */
    INVESTMENT,
    /** Niet plafondrelevant: outside every ceiling, which differs from an unknown ceiling. */
    OUTSIDE,
    /**
     * Uitgavenkader: one limit for all expenditure that is not outside it (Miljoenennota 2026, 2.2). What counts under a
     * part of the ceiling counts under it too.
     */
    FRAMEWORK;

    private static final BudgetYear FIRST_OF_FRAMEWORK = new BudgetYear(2025);

    /**
     * Whether the documents of a budget year test the one framework: from 2025 on (Miljoenennota 2025; Voorjaarsnota
     * 2025, kadertoets). Earlier ones test the parts, the last in the Voorjaarsnota 2024.
     */
    public static boolean isFrameworkTestedIn(BudgetYear documents) {
        return documents.compareTo(FIRST_OF_FRAMEWORK) >= 0;
    }

    /** Whether what counts under this ceiling counts under the framework. */
    public boolean isWithinFramework() {
        return this != OUTSIDE;
    }

    public static Ceiling parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.CEILING);
    }
}

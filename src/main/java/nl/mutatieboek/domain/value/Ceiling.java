package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Part of the expenditure ceiling (deelplafond) under which an amount counts. */
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
    OUTSIDE;

    public static Ceiling parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.CEILING);
    }
}

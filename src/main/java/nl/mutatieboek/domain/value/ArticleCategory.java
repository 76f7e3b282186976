package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Category of a budget article, by which a budget statement groups its articles (Regeling rijksbegrotingsvoorschriften,
 * models 1.20 to 1.22). It is recorded as a document states it, and never follows from the number of the article.
 */
public enum ArticleCategory {
    /** Beleidsartikel. */
    POLICY,
    /** Niet-beleidsartikel: apparaat, geheim, nog onverdeeld and the like. */
    NON_POLICY,
    /** Voedingsartikel: contributions of other budgets to a budget fund. */
    FEEDING,
    /** Eindsaldo of the year before, which a budget fund carries over: receipts if it is positive. */
    OPENING_BALANCE;

    public static ArticleCategory parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.ARTICLE_CATEGORY);
    }
}

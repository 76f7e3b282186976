package nl.mutatieboek.oversight.authorisation;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Presented and authorised amounts in the API.
 *
 * @param act the last act of the budget year; null if there is none
 */
record ChapterAuthorisationResponse(
        AsOfResponse axes,
        String chapter,
        int year,
        @Nullable BudgetActResponse act,
        List<ArticleAuthorisationResponse> authorisations) {
    static ChapterAuthorisationResponse of(ResolvedAsOf point, ChapterAuthorisation authorised) {
        return new ChapterAuthorisationResponse(
                AsOfResponse.of(point),
                authorised.chapter().value(),
                authorised.year().value(),
                BudgetActResponse.of(authorised),
                authorised.rows().stream().map(ArticleAuthorisationResponse::of).toList());
    }

    /**
     * An act of parliament.
     *
     * @param act its moment
     * @param bill the moment of its bill
     * @param authorisedIn the last moment that it authorises
     */
    record BudgetActResponse(
            String act,
            String bill,
            String document,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom,
            String authorisedIn) {
        static @Nullable BudgetActResponse of(ChapterAuthorisation authorised) {
            KnownBill bill = authorised.act();
            return bill == null
                    ? null
                    : new BudgetActResponse(
                            String.valueOf(bill.act()),
                            bill.moment().toString(),
                            bill.document(),
                            bill.adoptedOn(),
                            bill.effectiveFrom(),
                            String.valueOf(authorised.authorisedIn()));
        }
    }

    /**
     * Presented and authorised amounts of an article in one flow, in whole thousands of euros.
     *
     * @param presented the balance at the latest moment; null if unknown, which is not zero
     * @param presentedIn that moment
     * @param pending the effect of pending mutations
     * @param authorised the total of the adopted acts; null if there is no act or the acts do not mention the article,
     *     which is not zero
     * @param known whether the authorised amount is known
     * @param room authorised less presented, for an article's expenditure (Comptabiliteitswet 2016, art. 2.3(4)); null
     *     otherwise
     */
    record ArticleAuthorisationResponse(
            String article,
            @Nullable String name,
            Flow flow,
            @Nullable Long presented,
            @Nullable String presentedIn,
            long pending,
            @Nullable Long authorised,
            boolean known,
            @Nullable Long room) {
        static ArticleAuthorisationResponse of(ArticleAuthorisation row) {
            return new ArticleAuthorisationResponse(
                    row.article().toString(),
                    row.name(),
                    row.flow(),
                    number(row.presented()),
                    row.presentedIn() == null ? null : row.presentedIn().toString(),
                    row.pending().value(),
                    number(row.authorised()),
                    row.authorised() != null,
                    number(row.room()));
        }

        private static @Nullable Long number(@Nullable Thousands thousands) {
            return thousands == null ? null : thousands.value();
        }
    }
}

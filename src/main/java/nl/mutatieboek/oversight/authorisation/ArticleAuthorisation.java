package nl.mutatieboek.oversight.authorisation;

import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Presented and authorised amounts of an article in one flow.
 *
 * @param article the level of authorisation (Comptabiliteitswet 2016, art. 2.3(3)), or the placeholder for what a
 *     source leaves open
 * @param name its name in that budget year
 * @param presented the balance at the latest moment; null if unknown
 * @param presentedIn that moment
 * @param pending the effect of pending mutations
 * @param authorised the total of the adopted acts; null if there is no act or the acts do not mention the article,
 *     which is not zero
 */
public record ArticleAuthorisation(
        ItemPath article,
        @Nullable String name,
        Flow flow,
        @Nullable Thousands presented,
        @Nullable Moment presentedIn,
        Thousands pending,
        @Nullable Thousands authorised) {
    /**
     * The remaining budget room of an article's expenditure (Comptabiliteitswet 2016, art. 2.3(4)): authorised less
     * presented, negative if parliament has yet to authorise more.
     *
     * <p>Null if no authorised amount is known, and for amounts without a maximum: commitments, receipts and
     * placeholders.
     */
    public @Nullable Thousands room() {
        return flow != Flow.EXPENDITURE || !article.isArticle() || authorised == null
                ? null
                : presented == null ? authorised : authorised.minus(presented);
    }
}

package nl.mutatieboek.oversight.authorisation;

import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * What was presented of an article in one flow, and what is authorised of it.
 *
 * @param article the level of authorisation (Comptabiliteitswet 2016, art. 2.3(3)), or what a source leaves open
 * @param name its name in that budget year
 * @param presented the balance at the latest moment; null when nothing is known there
 * @param presentedIn that moment
 * @param pending what pending mutations would change
 * @param authorised what the acts that parliament has adopted come to; null while there is no act, and when they say nothing
 *     of it, which is not zero
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
     * The room that is left under the maximum of an article's expenditure (Comptabiliteitswet 2016, art. 2.3(4)): authorised
     * less presented, negative where parliament has yet to authorise more. Null where nothing is known to be authorised, and
     * for what is no maximum: commitments, receipts and what a source leaves open.
     */
    public @Nullable Thousands room() {
        return flow != Flow.EXPENDITURE || !article.isArticle() || authorised == null
                ? null
                : presented == null ? authorised : authorised.minus(presented);
    }
}

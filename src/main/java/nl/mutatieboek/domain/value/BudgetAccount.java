package nl.mutatieboek.domain.value;

/** What has a balance: an item, a flow and a budget year. */
public record BudgetAccount(ItemPath item, Flow flow, BudgetYear year) {
    /** The account on which a posting lies: what is posted to an item itself lies on an account below it. */
    public static BudgetAccount ofPosting(Posting posting) {
        return new BudgetAccount(posting.item().account(), posting.flow(), posting.year());
    }

    public FlowYear flowYear() {
        return new FlowYear(flow, year);
    }
}

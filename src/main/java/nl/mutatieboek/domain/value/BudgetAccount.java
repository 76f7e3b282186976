package nl.mutatieboek.domain.value;

/** Key of a balance: an item, a flow and a budget year. */
public record BudgetAccount(ItemPath item, Flow flow, BudgetYear year) {
    /** Returns the account of a posting, see {@link ItemPath#account()}. */
    public static BudgetAccount ofPosting(Posting posting) {
        return new BudgetAccount(posting.item().account(), posting.flow(), posting.year());
    }

    public FlowYear flowYear() {
        return new FlowYear(flow, year);
    }
}

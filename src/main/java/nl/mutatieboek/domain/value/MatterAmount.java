package nl.mutatieboek.domain.value;

/**
 * Amount that the paper of a parliamentary matter states.
 *
 * @param item an article or a lower item; never a bare chapter
 * @param thousands change in whole thousands of euros
 */
public record MatterAmount(ItemPath item, Flow flow, BudgetYear year, Thousands thousands) {
    public MatterAmount {
        Posting.requireItem(item);
        Thousands.requirePostable(thousands.value());
    }

    /** The account of the amount. */
    public BudgetAccount account() {
        return new BudgetAccount(item, flow, year);
    }

    /** Whether a posting is part of this amount. */
    public boolean covers(Posting posting) {
        return item.account().contains(posting.item().account())
                && flow == posting.flow()
                && year.equals(posting.year());
    }
}

package nl.mutatieboek.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/** Balances with their point in time. */
public record BalanceListResponse(AsOfResponse axes, List<ExplainedBalanceResponse> balances) {
    public static BalanceListResponse of(ResolvedAsOf point, List<Balance> rows) {
        String axes = point.lasting().toQueryString();
        return new BalanceListResponse(
                AsOfResponse.of(point),
                rows.stream()
                        .map(row -> new ExplainedBalanceResponse(BalanceResponse.of(row), trail(row, axes)))
                        .toList());
    }

    /** An item path needs no escaping in a URL. */
    private static String trail(Balance row, String axes) {
        return "/v1/trail?item=" + row.item() + "&flow=" + row.flow() + "&year=" + row.year()
                + (row.lineage().isEmpty() ? "" : "&lineage=true") + "&" + axes;
    }

    /**
     * A balance with the link to its explanation.
     *
     * @param trail address of its entries, at a fixed point in time
     */
    public record ExplainedBalanceResponse(@JsonUnwrapped BalanceResponse balance, String trail) {}

    /**
     * Balance of an item, items below included, in one flow and year.
     *
     * @param thousands whole thousands of euros; null if nothing is known, which is not zero
     * @param pending change by pending mutations
     * @param known whether anything is known of it
     * @param basis worst basis of the booked postings: READ, DERIVED, SECONDARY, PRESS, INFERRED, DISPUTED; null if
     *     there are none
     * @param precisionThousands coarsest precision of the booked postings, in thousands of euros; null if there are
     *     none
     * @param complete whether each article has an opening or a stated balance in this flow and year, or originates from
     *     a later reorganisation, and no published balance leaves a remainder
     * @param readUpTo latest moment of the booked postings
     * @param published amount in a document
     * @param unread published amount minus the balance of the ledger at that moment; computed, never booked
     * @param margin maximum difference that rounding explains, either way
     * @param closed whether it is an open item of a source whose balances are all zero
     * @param lineage predecessors whose balance is included
     * @param sharedWith other successors of those predecessors, which include the same balance
     */
    public record BalanceResponse(
            String item,
            @Nullable String name,
            Flow flow,
            int year,
            @Nullable Long thousands,
            long pending,
            boolean known,
            @Nullable Basis basis,
            @Nullable Long precisionThousands,
            boolean complete,
            @Nullable String readUpTo,
            @Nullable Long published,
            @Nullable String publishedIn,
            @Nullable String publishedBy,
            @Nullable Long unread,
            @Nullable Long margin,
            boolean closed,
            List<String> lineage,
            List<String> sharedWith) {
        public static BalanceResponse of(Balance balance) {
            Balance.BalanceCheck check = balance.check();
            return new BalanceResponse(
                    balance.item().toString(),
                    balance.name(),
                    balance.flow(),
                    balance.year().value(),
                    balance.thousands() == null ? null : balance.thousands().value(),
                    balance.pending().value(),
                    balance.known(),
                    balance.basis(),
                    balance.precision() == null ? null : balance.precision().thousands(),
                    balance.complete(),
                    balance.readUpTo() == null ? null : balance.readUpTo().toString(),
                    check == null ? null : check.published().value(),
                    check == null ? null : check.moment().toString(),
                    check == null ? null : check.document(),
                    check == null || check.unread() == null
                            ? null
                            : check.unread().value(),
                    check == null ? null : check.margin().value(),
                    balance.closed(),
                    balance.lineage().stream().map(ItemPath::toString).toList(),
                    balance.sharedWith().stream().map(ItemPath::toString).toList());
        }
    }
}

package nl.mutatieboek.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/** The answer to a question about balances, for programs. */
public record BalanceListResponse(AsOfResponse axes, List<ExplainedBalanceResponse> balances) {
    public BalanceListResponse {
        balances = List.copyOf(balances);
    }

    public static BalanceListResponse of(ResolvedAsOf point, List<Balance> rows) {
        String axes = point.lasting().toQueryString();
        return new BalanceListResponse(
                AsOfResponse.of(point),
                rows.stream()
                        .map(row -> new ExplainedBalanceResponse(BalanceResponse.of(row), trail(row, axes)))
                        .toList());
    }

    /** Nothing of an item needs an escape there either. */
    private static String trail(Balance row, String axes) {
        return "/v1/trail?item=" + row.item() + "&flow=" + row.flow() + "&year=" + row.year()
                + (row.lineage().isEmpty() ? "" : "&lineage=true") + "&" + axes;
    }

    /**
     * A balance with what explains it.
     *
     * @param trail the address of the entries that it comes to, at a point that stays
     */
    public record ExplainedBalanceResponse(@JsonUnwrapped BalanceResponse balance, String trail) {}

    /**
     * A balance.
     *
     * @param thousands whole thousands of euros; null when nothing is known there, which is not zero
     * @param pending what pending mutations would change
     * @param known whether anything is known there
     * @param basis the worst basis of what is counted, pending mutations left out: READ, DERIVED, SECONDARY, PRESS, INFERRED,
     *     DISPUTED; null when nothing is known there
     * @param precisionThousands the coarsest precision of what is counted, in thousands of euros; null when nothing is known
     *     there
     * @param complete true only if it is known, each article has an opening or a stated balance in this flow and year or came
     *     into being by a later reorganisation, and no unread remainder stands beside it
     * @param readUpTo the latest moment of what is counted
     * @param published what a document states, and in which moment
     * @param unread published less the book's own balance at that moment; computed, never booked
     * @param margin by how much that difference can be due to rounding, either way
     * @param closed whether it is what a source left open, and every balance on it is zero at the point asked
     * @param lineage what the item was before, where that is counted with it
     * @param sharedWith what else became of the same, with which that is counted whole as well
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
        public BalanceResponse {
            lineage = List.copyOf(lineage);
            sharedWith = List.copyOf(sharedWith);
        }

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

package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Resolves subtotals among the rows of a mutation, so that nothing counts twice. A row on an item above other rows of
 * the same flow and year is their total; only the difference is booked, on {@code <item>/~}.
 */
final class SubtotalResolver {
    private final List<MutationFileRow> rows;
    private final Map<BudgetAccount, Thousands> sumBelow = new HashMap<>();

    SubtotalResolver(List<MutationFileRow> rows) {
        this.rows = rows;
        Map<BudgetAccount, MutationFileRow> stated = new HashMap<>();
        rows.forEach(row -> stated.put(row.account(), row));
        for (MutationFileRow row : rows) {
            BudgetAccount total = findTotalAbove(row, stated);
            if (total != null) {
                sumBelow.merge(total, row.amount(), Thousands::plus);
            }
        }
    }

    /** The nearest ancestor with a row of the same flow and year. */
    private static @Nullable BudgetAccount findTotalAbove(
            MutationFileRow row, Map<BudgetAccount, MutationFileRow> stated) {
        for (ItemPath item = row.item(); item.depth() > 1; ) {
            item = item.parent();
            BudgetAccount account = new BudgetAccount(item, row.flow(), row.year());
            if (stated.containsKey(account)) {
                return account;
            }
        }
        return null;
    }

    /** A posting and the row that it comes from. */
    record PostingDraft(
            MutationFileRow row,
            ItemPath item,
            Thousands amount,
            Basis basis,
            @Nullable String note) {
        Posting toPosting(Basis common, boolean noted) {
            return new Posting(
                    item,
                    row.flow(),
                    row.year(),
                    amount,
                    basis == common ? null : basis,
                    noted ? note : null,
                    item.equals(row.item()) ? row.suggested() : null,
                    null,
                    row.marks());
        }
    }

    /**
     * The postings to book, in the order of the rows.
     *
     * @param keepZeros whether a total without a difference is booked as zero, which a link of a was-wordt table may
     *     need
     */
    List<PostingDraft> postingDrafts(boolean keepZeros) {
        List<PostingDraft> drafts = new ArrayList<>();
        for (MutationFileRow row : rows) {
            Thousands sum = sumBelow.get(row.account());
            if (sum == null) {
                drafts.add(new PostingDraft(row, row.item(), row.amount(), row.basis(), row.note()));
                continue;
            }
            Thousands difference = row.amount().minus(sum);
            if (keepZeros || !difference.isZero()) {
                Basis basis = row.basis() == Basis.READ ? Basis.DERIVED : row.basis();
                String total = RecordedTextFormatter.format("total", row.amount());
                drafts.add(new PostingDraft(
                        row,
                        row.item().toUnassigned(),
                        difference,
                        basis,
                        row.note() == null ? total : total + ". " + row.note()));
            }
        }
        return drafts;
    }
}

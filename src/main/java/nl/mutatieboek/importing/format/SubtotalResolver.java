package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a mutation add up to, with nothing counted twice. A row on an item above other rows of the same flow and
 * year is their total: what it has more or less than they, and no more, is booked on {@code <item>/~}.
 */
final class SubtotalResolver {
    private final List<MutationFileRow> lines;
    private final Map<BudgetAccount, Thousands> below = new HashMap<>();

    SubtotalResolver(List<MutationFileRow> lines) {
        this.lines = lines;
        Map<BudgetAccount, MutationFileRow> stated = new HashMap<>();
        lines.forEach(line -> stated.put(line.account(), line));
        for (MutationFileRow line : lines) {
            BudgetAccount total = above(line, stated);
            if (total != null) {
                below.merge(total, line.amount(), Thousands::plus);
            }
        }
    }

    /** The nearest item above it for which the file states the same flow and year. */
    private static @Nullable BudgetAccount above(MutationFileRow line, Map<BudgetAccount, MutationFileRow> stated) {
        for (ItemPath item = line.item(); item.depth() > 1; ) {
            item = item.parent();
            BudgetAccount account = new BudgetAccount(item, line.flow(), line.year());
            if (stated.containsKey(account)) {
                return account;
            }
        }
        return null;
    }

    /** A posting to be, with the row that it comes from. */
    record PostingDraft(
            MutationFileRow line,
            ItemPath item,
            Thousands amount,
            Basis basis,
            @Nullable String note) {
        Posting toPosting(Basis common, boolean noted) {
            return new Posting(
                    item,
                    line.flow(),
                    line.year(),
                    amount,
                    basis == common ? null : basis,
                    noted ? note : null,
                    item.equals(line.item()) ? line.suggested() : null);
        }
    }

    /**
     * What is booked, in the order of the rows.
     *
     * @param zeros whether a total that is all below it is booked as a stated zero, on which a link of a was-wordt table may
     *     lie; otherwise it leaves nothing
     */
    List<PostingDraft> postingDrafts(boolean zeros) {
        List<PostingDraft> parts = new ArrayList<>();
        for (MutationFileRow line : lines) {
            Thousands counted = below.get(line.account());
            if (counted == null) {
                parts.add(new PostingDraft(line, line.item(), line.amount(), line.basis(), line.note()));
                continue;
            }
            Thousands left = line.amount().minus(counted);
            if (zeros || !left.isZero()) {
                Basis basis = line.basis() == Basis.READ ? Basis.DERIVED : line.basis();
                String told = "Totaal volgens de bron: " + line.amount();
                parts.add(new PostingDraft(
                        line,
                        line.item().toUnassigned(),
                        left,
                        basis,
                        line.note() == null ? told : told + ". " + line.note()));
            }
        }
        return parts;
    }
}

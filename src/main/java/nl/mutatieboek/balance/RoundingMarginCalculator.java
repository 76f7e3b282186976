package nl.mutatieboek.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.MutationColumns.RoundingGroup;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Calculates the maximum rounding error of a sum of postings. */
final class RoundingMarginCalculator {
    private RoundingMarginCalculator() {}

    /** An amount that was rounded as one: of a whole mutation, or of one account. */
    private record FigureKey(int root, @Nullable BudgetAccount account) {}

    /**
     * Margin of the postings that count, in whole thousands of euros, either way. Opposite changes by the same rounded
     * amount cancel out.
     */
    static Thousands calculate(List<AccountPostingColumns> accounts, MutationColumns mutations, AsOfFilter filter) {
        Map<FigureKey, Long> margins = new HashMap<>();
        for (AccountPostingColumns lines : accounts) {
            for (int i = 0; i < lines.size(); i++) {
                RoundingGroup group = lines.isCounted(i, filter) ? mutations.roundingGroup(lines.mutation(i)) : null;
                if (group != null) {
                    FigureKey key = new FigureKey(group.root(), group.wholeMutation() ? null : lines.account());
                    margins.merge(key, Long.signum(lines.thousands(i)) * group.margin(), Math::addExact);
                }
            }
        }
        return new Thousands(margins.values().stream().mapToLong(Math::abs).reduce(0, Math::addExact));
    }
}

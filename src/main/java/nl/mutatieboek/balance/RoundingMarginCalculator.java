package nl.mutatieboek.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.MutationColumns.RoundingGroup;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** By how much a sum of lines can be off because sources rounded. */
final class RoundingMarginCalculator {
    private RoundingMarginCalculator() {}

    /** Which figure a line is part of: one of a whole mutation, or of one account of it. */
    private record FigureKey(int root, @Nullable BudgetAccount account) {}

    /**
     * The margin of what counts on some accounts, in whole thousands of euros, either way. What goes and comes with the same
     * rounded figure has no margin together.
     */
    static Thousands calculate(List<AccountPostingColumns> accounts, MutationColumns mutations, AsOfFilter cut) {
        Map<FigureKey, Long> figures = new HashMap<>();
        for (AccountPostingColumns lines : accounts) {
            for (int i = 0; i < lines.size(); i++) {
                RoundingGroup rounded = lines.isCounted(i, cut) ? mutations.roundingGroup(lines.mutation(i)) : null;
                if (rounded != null) {
                    FigureKey figure = new FigureKey(rounded.root(), rounded.wholeMutation() ? null : lines.account());
                    figures.merge(figure, Long.signum(lines.thousands(i)) * rounded.margin(), Math::addExact);
                }
            }
        }
        return new Thousands(figures.values().stream().mapToLong(Math::abs).reduce(0, Math::addExact));
    }
}

package nl.mutatieboek.balance.impact;

import java.util.List;
import java.util.Objects;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** What a change does to the balance of one item, flow and year. */
public record BalanceImpact(ImpactItem item, Flow flow, BudgetYear year, ImpactAmounts amounts) {
    /** Which balances a reader sees beside the change. */
    public enum BalanceVisibility {
        SHOWN,
        /** They are under embargo for the reader. */
        UNDER_EMBARGO,
        /** The change never counts, or its balances are not shown. */
        LEFT_OUT
    }

    /**
     * The changed item.
     *
     * @param name null for what a source leaves open
     * @param isNew whether the change registers it
     * @param bases bases of its amounts
     * @param notes remarks on its amounts
     */
    public record ImpactItem(
            ItemPath path,
            @Nullable String name,
            boolean isNew,
            BalanceVisibility visibility,
            List<Basis> bases,
            List<String> notes) {
        public ImpactItem {
            bases = List.copyOf(bases);
            notes = List.copyOf(notes);
        }

        public ImpactItem(ItemPath path, @Nullable String name) {
            this(path, name, false, BalanceVisibility.SHOWN, List.of(), List.of());
        }
    }

    /**
     * A balance and its certainty.
     *
     * @param thousands null if nothing is known, which is not zero
     */
    public record ImpactBalance(@Nullable Thousands thousands, boolean complete, Basis basis, Precision precision) {
        public static final ImpactBalance UNKNOWN = new ImpactBalance(null, false, Basis.READ, Precision.EXACT);

        static ImpactBalance of(Balance balance) {
            return balance.known()
                    ? new ImpactBalance(
                            balance.thousands(),
                            balance.complete(),
                            Objects.requireNonNullElse(balance.basis(), Basis.READ),
                            Objects.requireNonNullElse(balance.precision(), Precision.EXACT))
                    : UNKNOWN;
        }

        /** A balance whose certainty is not shown; null if nothing is known. */
        public static ImpactBalance plain(@Nullable Thousands thousands) {
            return new ImpactBalance(thousands, true, Basis.READ, Precision.EXACT);
        }

        public boolean known() {
            return thousands != null;
        }
    }

    /**
     * Amounts of one year.
     *
     * @param pending what other pending mutations change
     */
    public record ImpactAmounts(ImpactBalance now, Thousands change, ImpactBalance after, Thousands pending) {}
}

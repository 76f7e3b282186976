package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import org.jspecify.annotations.Nullable;

/** Sums by flow and budget year, in an array that is read without hashing. */
final class FlowYearSums {
    private static final Flow[] FLOWS = Flow.values();

    private final YearRange range;
    private final @Nullable BalanceAccumulator[] sums;

    /** Consecutive budget years. */
    record YearRange(int first, int count) {
        static final YearRange NONE = new YearRange(BudgetYear.FIRST, 0);

        YearRange including(BudgetYear year) {
            if (count == 0) {
                return new YearRange(year.value(), 1);
            }
            int from = Math.min(first, year.value());
            int end = Math.max(first + count, year.value() + 1);
            return from == first && end == first + count ? this : new YearRange(from, end - from);
        }

        private boolean includes(BudgetYear year) {
            return year.value() >= first && year.value() < first + count;
        }

        @SuppressWarnings("EnumOrdinal") // An index in memory, which is never stored.
        private int index(Flow flow, BudgetYear year) {
            return flow.ordinal() * count + year.value() - first;
        }
    }

    FlowYearSums(YearRange range) {
        this.range = range;
        this.sums = new @Nullable BalanceAccumulator[FLOWS.length * range.count()];
    }

    /** Returns the sum; null if there is none. */
    @Nullable
    BalanceAccumulator get(FlowYear flowYear) {
        return range.includes(flowYear.year()) ? sums[range.index(flowYear.flow(), flowYear.year())] : null;
    }

    /** Sets the sum of a flow and a year of the range. */
    void set(Flow flow, BudgetYear year, BalanceAccumulator sum) {
        sums[range.index(flow, year)] = sum;
    }

    /** Adds all sums of the same range. */
    void add(FlowYearSums other) {
        for (int i = 0; i < sums.length; i++) {
            BalanceAccumulator more = other.sums[i];
            if (more != null) {
                BalanceAccumulator sum = sums[i];
                if (sum == null) {
                    sum = new BalanceAccumulator();
                    sums[i] = sum;
                }
                sum.add(more);
            }
        }
    }

    /** Returns the flows and years with a sum, in their order. */
    List<FlowYear> flowYears() {
        List<FlowYear> present = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != null) {
                present.add(new FlowYear(FLOWS[i / range.count()], new BudgetYear(range.first() + i % range.count())));
            }
        }
        return present;
    }
}

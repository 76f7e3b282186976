package nl.mutatieboek.domain.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/** Form of cover: how the mutations of a package must balance together (dekking). */
public enum CoverageForm {
    /** Each flow is zero in each budget year. */
    PER_FLOW_AND_YEAR(false, false),
    /** Receipts cover expenditure in each budget year. The form of a package for which nobody states another. */
    RECEIPTS(true, false),
    /** Each flow is zero over the budget years together. */
    OVER_YEARS(false, true),
    /** Receipts cover expenditure over the budget years together. */
    RECEIPTS_OVER_YEARS(true, true);

    /** The form of a package for which nobody states another. */
    public static final CoverageForm DEFAULT = RECEIPTS;

    private final boolean againstReceipts;
    private final boolean overYears;

    CoverageForm(boolean againstReceipts, boolean overYears) {
        this.againstReceipts = againstReceipts;
        this.overYears = overYears;
    }

    public static CoverageForm parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.COVERAGE_FORM);
    }

    /**
     * Returns the form of a package from the forms that its chapters state, {@link #DEFAULT} for a chapter that states
     * none. The package may use a kind of cover only if each of its chapters allows that.
     */
    public static CoverageForm strictest(Collection<CoverageForm> ofChapters) {
        boolean receipts = true;
        boolean years = true;
        for (CoverageForm form : ofChapters.isEmpty() ? List.of(DEFAULT) : ofChapters) {
            receipts &= form.againstReceipts;
            years &= form.overYears;
        }
        return years ? (receipts ? RECEIPTS_OVER_YEARS : OVER_YEARS) : (receipts ? RECEIPTS : PER_FLOW_AND_YEAR);
    }

    /** A sum that must be zero: of a flow, or of expenditure less receipts; in a year, or over all years. */
    public record CoveredSum(@Nullable Flow flow, @Nullable BudgetYear year) {}

    /**
     * Returns the sum in which a flow and year must be covered. Commitments are not cash: where receipts cover
     * expenditure, they count only in a year, or over the years in a package, without either.
     *
     * @param columns the flows and years of the package
     * @return without a flow for expenditure less receipts, without a year for all years
     */
    public CoveredSum coveredSum(FlowYear column, Collection<FlowYear> columns) {
        boolean netted = againstReceipts
                && columns.stream()
                        .anyMatch(other -> other.flow() != Flow.COMMITMENTS && isCountedTogether(column, other));
        return new CoveredSum(netted ? null : column.flow(), overYears ? null : column.year());
    }

    /**
     * Returns what remains uncovered in the sum of a flow and year; zero if it is covered.
     *
     * @param sums totals of the package by flow and year
     */
    public Thousands remainder(FlowYear column, Map<FlowYear, Thousands> sums) {
        CoveredSum sum = coveredSum(column, sums.keySet());
        Thousands total = Thousands.ZERO;
        for (Map.Entry<FlowYear, Thousands> other : sums.entrySet()) {
            Flow flow = other.getKey().flow();
            if (isCountedTogether(column, other.getKey())) {
                if (sum.flow() == flow || (sum.flow() == null && flow == Flow.EXPENDITURE)) {
                    total = total.plus(other.getValue());
                } else if (sum.flow() == null && flow == Flow.RECEIPTS) {
                    total = total.minus(other.getValue());
                }
            }
        }
        return total;
    }

    private boolean isCountedTogether(FlowYear one, FlowYear other) {
        return overYears || one.year().equals(other.year());
    }
}

package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a budget statement with the same content, one for each flow.
 *
 * @param name part of the names of its columns: {@code previous}
 * @param heading null if the columns of the statement need none
 * @param from moment after which changes count, for changes; null if there is no earlier one
 * @param upTo moment up to which it counts; null if the ledger has no document before the bill
 */
record BudgetStatementColumnGroup(
        String name,
        @Nullable String heading,
        StatementContent content,
        @Nullable Moment from,
        @Nullable Moment upTo) {
    /** What a group of columns shows. */
    enum StatementContent {
        /** The balance up to a moment. */
        BALANCE,
        /** The balance up to the final budget act, of articles that it mentions. */
        REALISATION,
        /** The postings of the moments of the group. */
        CHANGE
    }

    /**
     * Creates the groups of the statement of a bill, as its model has them.
     *
     * @param inBetween moments between the adopted budget and the bill in which the chapter has postings of the year
     */
    static List<BudgetStatementColumnGroup> createAll(
            Moment bill, List<Moment> inBetween, ResolvedAsOf point, ReportMessages messages) {
        Moment before = MomentLookups.lastPresentedBefore(bill, point).orElse(null);
        return switch (bill.code()) {
            case OWB -> List.of(new BudgetStatementColumnGroup("bill", null, StatementContent.BALANCE, null, bill));
            case VB, NVW -> adopted(bill, point, messages);
            case SW -> realised(bill, before, inBetween, point, messages);
            case ISB, O1, SBS, O2 ->
                List.of(
                        balance("previous", messages.previous(bill) + " (1)", before),
                        change("mutations", messages.mutations(bill) + " (2)", before, bill),
                        balance("balance", messages.balance(bill) + " (3) = (1) + (2)", bill));
        };
    }

    private static List<BudgetStatementColumnGroup> adopted(Moment bill, ResolvedAsOf point, ReportMessages messages) {
        Moment submitted = new Moment(bill.year(), Code.OWB, 0);
        Moment budget = point.structure().knows(submitted) ? submitted : null;
        return List.of(
                balance("bill", messages.balance(submitted) + " (1)", budget),
                change("amendments", messages.mutations(bill) + " (2)", budget, bill),
                balance("balance", messages.balance(bill) + " (3) = (1) + (2)", bill));
    }

    private static List<BudgetStatementColumnGroup> realised(
            Moment bill, @Nullable Moment before, List<Moment> inBetween, ResolvedAsOf point, ReportMessages messages) {
        List<BudgetStatementColumnGroup> groups = new ArrayList<>();
        Moment from = MomentLookups.adoptedBudget(bill.year(), point).orElse(null);
        groups.add(balance("adopted", messages.message("report.bill.adopted") + " (1)", from));
        StringBuilder sum = new StringBuilder("(1)");
        for (Moment one : inBetween) {
            int number = groups.size() + 1;
            String name = "mutations" + one.code() + (one.number() == 0 ? "" : one.number());
            groups.add(change(name, messages.mutations(one) + " (" + number + ")", from, one));
            sum.append(" + (").append(number).append(')');
            from = one;
        }
        int estimated = groups.size() + 1;
        groups.add(balance(
                "estimated", messages.message("report.bill.estimated") + " (" + estimated + ") = " + sum, before));
        groups.add(new BudgetStatementColumnGroup(
                "realisation",
                messages.balance(bill) + " (" + (estimated + 1) + ")",
                StatementContent.REALISATION,
                null,
                bill));
        groups.add(change(
                "differences",
                messages.mutations(bill) + " (" + (estimated + 2) + ") = (" + (estimated + 1) + ") − (" + estimated
                        + ")",
                before,
                bill));
        return groups;
    }

    private static BudgetStatementColumnGroup balance(String name, String heading, @Nullable Moment upTo) {
        return new BudgetStatementColumnGroup(name, heading, StatementContent.BALANCE, null, upTo);
    }

    private static BudgetStatementColumnGroup change(String name, String heading, @Nullable Moment from, Moment upTo) {
        return new BudgetStatementColumnGroup(name, heading, StatementContent.CHANGE, from, upTo);
    }
}

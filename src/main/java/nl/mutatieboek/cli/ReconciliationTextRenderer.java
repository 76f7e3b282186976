package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.List;
import nl.mutatieboek.importing.reconciliation.BalanceBridge;
import nl.mutatieboek.importing.reconciliation.ComparisonOutcome;
import nl.mutatieboek.importing.reconciliation.ReconciliationResponse;
import nl.mutatieboek.importing.reconciliation.ReconciliationResponse.BridgeResponse;
import nl.mutatieboek.importing.reconciliation.ReconciliationResponse.ComparedBalanceResponse;
import nl.mutatieboek.importing.reconciliation.ReconciliationResult;

/** Prints a reconciliation for the terminal. */
record ReconciliationTextRenderer(PrintWriter out) {
    /** Exit code of a command that compared a file. */
    static int exitCode(ReconciliationResult reconciled) {
        if (!reconciled.isUnderstood()) {
            return MutatieboekCli.EXIT_FAILED;
        }
        return reconciled.agrees() ? MutatieboekCli.EXIT_OK : MutatieboekCli.EXIT_FINDINGS;
    }

    void print(ReconciliationResponse file) {
        if (!file.understood()) {
            out.printf("%s: not readable, and not compared%n", file.file());
            file.problems().forEach(found -> out.println(RowFindingFormatter.format(found)));
            if (file.problemCount() > file.problems().size()) {
                out.printf(
                        "  and %,d more problems%n",
                        file.problemCount() - file.problems().size());
            }
            return;
        }
        out.printf(
                "%s: %s compared: %,d equal, %,d different, %,d not in the book%n",
                file.file(),
                CountFormatter.format(file.compared(), "balance"),
                file.equal(),
                file.different(),
                file.notInTheBook());
        if (file.withinRounding() > 0) {
            out.printf("  equal within rounding: %,d%n", file.withinRounding());
        }
        out.printf("  in the book and not in the file: %,d%n", file.notInTheFile());
        out.printf("  with a part that no line below states: %,d%n", file.partlyUnassigned());
        if (file.passedOver() > 0) {
            out.printf("  totals that are not compared: %,d%n", file.passedOver());
        }
        if (!file.columnsNotRead().isEmpty()) {
            out.println("  columns that are not read: " + String.join(", ", file.columnsNotRead()));
        }
        if (!file.balances().isEmpty()) {
            out.println();
            table(file.balances());
        }
        file.balances().forEach(this::bridge);
    }

    private void table(List<ComparedBalanceResponse> balances) {
        boolean moments = balances.stream().anyMatch(balance -> balance.moment() != null);
        TextTable table = new TextTable(
                "row", "item", "flow", "year", moments ? "moment" : "", "file", "book", "difference", "on ~", "");
        for (ComparedBalanceResponse balance : balances) {
            table.addRow(
                    balance.row(),
                    balance.item(),
                    balance.flow(),
                    balance.year(),
                    balance.moment(),
                    balance.stated(),
                    balance.own(),
                    balance.difference(),
                    balance.unassigned(),
                    word(balance));
        }
        table.print(out);
    }

    private static String word(ComparedBalanceResponse balance) {
        String word = switch (balance.outcome()) {
            case EQUAL -> "equal";
            case EQUAL_WITHIN_ROUNDING -> "equal within rounding";
            case DIFFERENT -> "different";
            case NOT_IN_THE_BOOK -> "not in the book";
            case NOT_IN_THE_FILE -> "not in the file";
        };
        return balance.complete() ? word : word + ", incomplete";
    }

    private void bridge(ComparedBalanceResponse balance) {
        BridgeResponse bridge = balance.bridge();
        if (balance.outcome() != ComparisonOutcome.DIFFERENT || bridge == null) {
            return;
        }
        out.printf(
                "%n%s %s %s%s%n",
                balance.item(),
                balance.flow(),
                balance.year(),
                balance.moment() == null ? "" : " at " + balance.moment());
        TextTable table = new TextTable("no.", "moment", "thousands", "mutation", "title");
        table.addRow("", bridge.moment(), bridge.thousands(), "", where(bridge));
        if (bridge.earlier() > 0) {
            table.addRow("", "", bridge.earlierThousands(), "", "%,d earlier mutations".formatted(bridge.earlier()));
        }
        for (BalanceBridge.BridgeMutation step : bridge.mutations()) {
            table.addRow(step.ledgerNumber(), step.moment(), step.thousands(), step.number(), step.title());
        }
        table.addRow("", "", balance.own(), "", "in the book");
        table.print(out);
    }

    private static String where(BridgeResponse bridge) {
        return switch (bridge.from()) {
            case RECORDED -> "equal to the file until entry " + bridge.ledgerNumber() + "; recorded since:";
            case PRESENTED -> "equal to the file up to this moment; presented after it:";
            case EARLIER_MOMENT -> "equal in both at the last moment before; since then:";
            case NOWHERE -> "never equal to the file; all mutations:";
        };
    }
}

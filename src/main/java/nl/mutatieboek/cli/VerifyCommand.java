package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.ledger.AcknowledgementVerifier;
import nl.mutatieboek.ledger.verification.LedgerFault;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.VerificationReport;
import nl.mutatieboek.ledger.verification.VerificationReport.RecomputedProjection;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedRecords;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedTree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Verifies a ledger, opened read-only. */
@Command(
        name = "verify",
        description = {
            "Recomputes the hash chain and every balance from the entries, and reports the first entry that does not"
                    + " match. Recomputes the digest of every attachment and the seal of every stored certificate.",
            "Recomputes the tree over the entries, and compares its stored tiles and the last signed head.",
            "Read-only: the book is not changed, and a missing one is not created.",
            "A chain that was rewritten together with its head is found by the last signed head. Somebody with the"
                    + " signing key can replace that too, so keep signed heads elsewhere."
        })
final class VerifyCommand extends LedgerAccessCommand {
    VerifyCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        VerificationReport report = book.getBean(LedgerVerifier.class).verify();
        if (report.isClean()) {
            // The chain of a truncated ledger is valid, so compare its end with the acknowledged position first.
            book.getBean(AcknowledgementVerifier.class).requireAcknowledgedEntry();
        }
        // Warnings: the entries are correct, but future damage might not be detected.
        List<String> doubts = book.getBean(AcknowledgementVerifier.class).findWarnings();
        printResult(forMachines(report, doubts), () -> {
            forPeople(report, out());
            doubts.forEach(doubt -> line(out(), "doubt", doubt));
        });
        return report.isClean() ? MutatieboekCli.EXIT_OK : MutatieboekCli.EXIT_FINDINGS;
    }

    private static Map<String, @Nullable Object> forMachines(VerificationReport report, List<String> doubts) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("clean", report.isClean());
        answer.put("ledgerNumber", report.ledgerNumber());
        answer.put("hash", report.hash());
        answer.put("fault", report.fault() == null ? null : forMachines(report.fault()));
        answer.put("recomputed", report.recomputed());
        answer.put("attachments", report.attachments().verified());
        answer.put(
                "attachmentFaults",
                report.attachments().faults().stream()
                        .map(VerifyCommand::forMachines)
                        .toList());
        answer.put("certificates", report.certificates().verified());
        answer.put(
                "certificateFaults",
                report.certificates().faults().stream()
                        .map(VerifyCommand::forMachines)
                        .toList());
        answer.put("tiles", report.tree().tiles());
        answer.put("signedHead", report.tree().signedHead());
        answer.put("balanceHead", report.tree().balanceHead());
        answer.put(
                "treeFaults",
                report.tree().faults().stream().map(VerifyCommand::forMachines).toList());
        answer.put("doubts", doubts);
        return answer;
    }

    private static Map<String, Object> forMachines(LedgerFault fault) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ledgerNumber", fault.ledgerNumber());
        answer.put("kind", fault.kind().code());
        answer.put("explanation", fault.explanation());
        return answer;
    }

    private static void forPeople(VerificationReport report, PrintWriter out) {
        LedgerFault fault = report.fault();
        line(out, "ledger", fault == null ? "holds" : "does not hold at " + fault.ledgerNumber());
        if (fault != null) {
            line(out, "finding", fault.kind().code() + ": " + fault.explanation());
        }
        line(out, "verified to", Long.toString(report.ledgerNumber()));
        line(out, "hash at end", report.hash());
        for (RecomputedProjection rows : report.recomputed()) {
            line(out, rows.name(), forPeople(rows));
            rows.differences().forEach(difference -> line(out, "finding", difference));
        }
        forPeople("attachments", "missing or altered", report.attachments(), out);
        forPeople("certificates", "altered or contradicted", report.certificates(), out);
        if (report.fault() == null) {
            forPeople(report.tree(), out);
        }
    }

    private static void forPeople(VerifiedTree tree, PrintWriter out) {
        String result = tree.faults().isEmpty() ? "equal" : "different";
        line(
                out,
                "tree",
                tree.signedHead() == null
                        ? String.format(Locale.ROOT, "%d tiles, %s; no signed head found", tree.tiles(), result)
                        : String.format(
                                Locale.ROOT,
                                "%d tiles and the signed head of %d, %s",
                                tree.tiles(),
                                tree.signedHead(),
                                result));
        if (tree.balanceHead() != null) {
            line(out, "balances", "compared with the signed head of " + tree.balanceHead());
        }
        printFaults(tree.faults(), out);
    }

    private static void forPeople(String name, String wrong, VerifiedRecords records, PrintWriter out) {
        if (records.verified() > 0) {
            List<LedgerFault> faults = records.faults();
            line(
                    out,
                    name,
                    String.format(
                            Locale.ROOT,
                            "%d recomputed, %s",
                            records.verified(),
                            faults.isEmpty() ? "all equal" : faults.size() + " " + wrong));
            printFaults(faults, out);
        }
    }

    private static void printFaults(List<LedgerFault> faults, PrintWriter out) {
        faults.forEach(one ->
                line(out, "finding", one.ledgerNumber() + ", " + one.kind().code() + ": " + one.explanation()));
    }

    private static String forPeople(RecomputedProjection rows) {
        List<String> differences = rows.differences();
        String derived = String.format(Locale.ROOT, "%d rows derived to %d", rows.rows(), rows.completeTo());
        if (!differences.isEmpty()) {
            return derived + ", different";
        }
        return rows.comparedTo() == null ? derived : derived + ", equal to the checkpoint at " + rows.comparedTo();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, value);
    }
}

package nl.mutatieboek.cli;

import java.io.PrintWriter;
import nl.mutatieboek.balance.trail.TrailEntry.ChapterConfirmation;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailEntry.MutationSignature;
import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/** Prints a mutation for the terminal: title, source, rule, and proposer. */
final class MutationTextRenderer {
    private MutationTextRenderer() {}

    /** @param rule description of the rules for its kind */
    static void print(MutationDetails details, String rule, PrintWriter out) {
        TextTable table = TextTable.withoutHeader();
        table.addRow(details.number(), details.title());
        table.addRow("kind", details.kind());
        table.addRow("rule", rule);
        table.addRow("explanation", details.explanation().replaceAll("\\s+", " "));
        table.addRow("source", source(details.source()));
        signed(table, "proposed", "", details.proposed());
        for (ChapterConfirmation confirmation : details.confirmed()) {
            signed(table, "confirmed", " for " + confirmation.chapter(), confirmation.signature());
        }
        signed(table, "agreed", " for the finance ministry", details.agreed());
        signed(table, "approved", "", details.approved());
        out.println();
        table.print(out);
    }

    private static void signed(TextTable table, String act, String forWhom, @Nullable MutationSignature signature) {
        if (signature != null) {
            String remark =
                    signature.remark() == null ? "" : ": " + signature.remark().replaceAll("\\s+", " ");
            table.addRow(act, "by " + signature.by().subject() + forWhom + ", " + signature.at() + remark);
        }
    }

    private static String source(Source source) {
        StringBuilder text = new StringBuilder(source.document());
        if (source.place() != null) {
            text.append(", ").append(source.place());
        }
        if (source.url() != null) {
            text.append(", ").append(source.url());
        }
        return text.toString();
    }
}

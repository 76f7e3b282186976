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
    static void print(MutationDetails dossier, String rule, PrintWriter out) {
        TextTable table = TextTable.withoutHeader();
        table.addRow(dossier.number(), dossier.title());
        table.addRow("kind", dossier.kind());
        table.addRow("rule", rule);
        table.addRow("explanation", dossier.explanation().replaceAll("\\s+", " "));
        table.addRow("source", source(dossier.source()));
        signed(table, "proposed", "", dossier.proposed());
        for (ChapterConfirmation confirmation : dossier.confirmed()) {
            signed(table, "confirmed", " for " + confirmation.chapter(), confirmation.signature());
        }
        signed(table, "agreed", " for the finance ministry", dossier.agreed());
        signed(table, "approved", "", dossier.approved());
        out.println();
        table.print(out);
    }

    private static void signed(TextTable table, String act, String forWhom, @Nullable MutationSignature signature) {
        if (signature != null) {
            table.addRow(act, "by " + signature.by().subject() + forWhom + ", " + signature.at());
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

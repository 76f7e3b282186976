package nl.mutatieboek.intake.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.intake.table.Columns;
import nl.mutatieboek.intake.table.Columns.Asked;
import nl.mutatieboek.intake.table.Fields;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Flaws;
import nl.mutatieboek.intake.table.Limits;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code mutations}: a line for each item, flow and year of a mutation. With a column {@code mutation} the lines of
 * one reference stand together and the file may be of any length; without it the lines of one moment, document, title and kind
 * belong together, wherever they stand.
 */
public final class MutationFile {
    private static final String MUTATION = "mutation";
    private static final String YEAR = "year";
    private static final String AMOUNT = "amount_thousands";

    private static final List<Asked> COLUMNS = List.of(
            Asked.may(MUTATION, "mutatie", "reference", "referentie"),
            Asked.must("moment", "fase"),
            Asked.may("budget_year", "budgetYear", "begrotingsjaar"),
            Asked.must("document"),
            Asked.must("title", "titel"),
            Asked.must("kind", "kind_of_mutation", "soort"),
            Asked.may("chapter", "hoofdstuk", "begrotingshoofdstuk"),
            Asked.may("article", "artikel"),
            Asked.may("article_part", "artikelonderdeel"),
            Asked.may("instrument"),
            Asked.may("item", "begrotingspost"),
            Asked.must("flow", "stroom", "vuo"),
            Asked.must(YEAR, "jaar"),
            Asked.must(AMOUNT, "thousands", "bedrag"),
            Asked.may("precision_thousands", "precisionThousands", "nauwkeurigheid"),
            Asked.may("basis", "grondslag"),
            Asked.may("note", "kanttekening"),
            Asked.may("source_url", "url"),
            Asked.may("explanation", "toelichting"),
            Asked.may("effective_on", "effectiveOn", "geldt vanaf"),
            Asked.may("continuation", "doorloop"),
            Asked.may("until", "tot en met"),
            Asked.may("place", "vindplaats"),
            Asked.may("sha256"),
            Asked.may("cause", "oorzaak"),
            Asked.may("prognosis", "prognose"),
            Asked.may("decision", "besluit"),
            Asked.may("conditions", "voorwaarden"),
            Asked.may("parliamentary_paper", "parliamentaryPaper", "kamerstuk"),
            Asked.may("member", "lid"),
            Asked.may("bill", "wetsvoorstel"),
            Asked.may("carried_from", "carriedFrom", "meegenomen uit"),
            Asked.may("lineage", "was-wordt"),
            Asked.may("mutation_class", "class", "klasse"),
            Asked.may("new_policy", "newPolicy", "nieuw beleid"),
            Asked.may("chapter_name", "hoofdstuknaam"),
            Asked.may("article_name", "artikelnaam"),
            Asked.may("coverage", "dekkingspakket"),
            Asked.may("suggested_thousands", "suggested"),
            Asked.may("look_alike", "lookAlike", "gelijkenis"),
            Asked.may(OfWhich.COLUMN, "ofWhich", "waarvan"));

    private MutationFile() {}

    /**
     * Reads a file.
     *
     * @param most rows of a file with references; of one without, which is read as a whole, it is {@link Limits#ROWS}
     * @param each gets every mutation that is understood, in the order of their first rows where the file has references.
     *     Whoever books them reads the file once before, because a flaw further on is a flaw of the file
     */
    public static ReadFile read(TableFile file, long most, Consumer<ReadMutation> each) {
        Flaws flaws = new Flaws();
        Flaws open = new Flaws();
        return Rows.read(file, new Format(most, each, open), flaws, open);
    }

    private static final class Format implements Rows.Format {
        private final long most;
        private final Consumer<ReadMutation> each;
        private final Flaws open;
        private final References references = new References();
        private final Map<String, Gathered> byContent = new LinkedHashMap<>();
        private boolean referenced;
        private @Nullable Gathered current;

        Format(long most, Consumer<ReadMutation> each, Flaws open) {
            this.most = most;
            this.each = each;
            this.open = open;
        }

        @Override
        public List<Asked> columns() {
            return COLUMNS;
        }

        @Override
        public long most() {
            return most;
        }

        @Override
        public long most(Columns columns, Flaws flaws) {
            ItemColumns.require(columns, flaws);
            referenced = columns.has(MUTATION);
            return referenced ? most : Math.min(most, Limits.ROWS);
        }

        @Override
        public void row(Fields fields) {
            Gathered mutation = referenced ? byReference(fields) : byContent(fields);
            if (mutation == null) {
                return;
            }
            mutation.compare(fields);
            Line line = line(fields, mutation);
            if (!fields.areSound()) {
                mutation.isNotSound();
            } else if (line != null) {
                mutation.add(line, fields);
            }
        }

        private @Nullable Gathered byReference(Fields fields) {
            String reference = fields.must(MUTATION, text -> TextValidator.line(text, 200));
            Gathered before = current;
            if (reference == null) {
                return null;
            }
            if (before != null && reference.equals(before.reference)) {
                return before;
            }
            if (before != null) {
                tell(before);
            }
            if (!references.add(reference)) {
                fields.flaw(MUTATION, Reason.MUTATION_RETURNS);
            }
            Gathered begun = new Gathered(reference, fields);
            current = begun;
            return begun;
        }

        private Gathered byContent(Fields fields) {
            StringBuilder content = new StringBuilder();
            for (String column : List.of("moment", "budget_year", "document", "title")) {
                content.append(fields.raw(column)).append('\0');
            }
            content.append(KindWord.meaning(fields.raw("kind").strip()));
            return byContent.computeIfAbsent(content.toString(), unknown -> new Gathered(null, fields));
        }

        private @Nullable Line line(Fields fields, Gathered mutation) {
            ItemPath item = new ItemColumns(fields, mutation.names).read();
            Flow flow = Words.flow(fields, "flow");
            BudgetYear year = fields.year(YEAR);
            Thousands amount = fields.amount(AMOUNT);
            Basis basis = fields.word("basis", Words::basis);
            String note = fields.word("note", Proposal::requireNote);
            Thousands suggested = fields.amount("suggested_thousands");
            if (!fields.areSound() || item == null || flow == null) {
                return null;
            }
            if (year == null || amount == null) {
                open.add(Flaw.of(
                        fields.row(),
                        year == null ? YEAR : AMOUNT,
                        null,
                        year == null ? Reason.OPEN_YEAR : Reason.OPEN_AMOUNT,
                        Map.of(
                                "title", mutation.head == null ? "" : mutation.head.title(),
                                "item", item,
                                "amount", amount == null ? "–" : amount)));
                return null;
            }
            if (OfWhich.of(fields, "title", ItemColumns.PART, ItemColumns.INSTRUMENT)) {
                mutation.addOfWhich(item, flow, year, amount);
                open.add(Flaw.of(
                        fields.row(),
                        AMOUNT,
                        null,
                        Reason.OF_WHICH,
                        Map.of("title", fields.raw("title"), "item", item, "amount", amount)));
                return null;
            }
            return new Line(
                    fields.row(), item, flow, year, amount, basis == null ? Basis.READ : basis, note, suggested);
        }

        private void tell(Gathered mutation) {
            Assembly.of(mutation).forEach(each);
        }

        @Override
        public void end() {
            if (current != null) {
                tell(current);
            }
            byContent.values().forEach(this::tell);
        }
    }
}

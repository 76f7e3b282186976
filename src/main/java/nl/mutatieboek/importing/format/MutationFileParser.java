package nl.mutatieboek.importing.format;

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
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.ColumnIndex.ExpectedColumn;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code mutations}: a line for each item, flow and year of a mutation. With a column {@code mutation} the lines of
 * one reference stand together and the file may be of any length; without it the lines of one moment, document, title and kind
 * belong together, wherever they stand.
 */
public final class MutationFileParser {
    private static final String MUTATION = "mutation";
    private static final String YEAR = "year";
    private static final String AMOUNT = "amount_thousands";

    private static final List<ExpectedColumn> COLUMNS = List.of(
            ExpectedColumn.may(MUTATION, "mutatie", "reference", "referentie"),
            ExpectedColumn.must("moment", "fase"),
            ExpectedColumn.may("budget_year", "budgetYear", "begrotingsjaar"),
            ExpectedColumn.must("document"),
            ExpectedColumn.must("title", "titel"),
            ExpectedColumn.must("kind", "kind_of_mutation", "soort"),
            ExpectedColumn.may("chapter", "hoofdstuk", "begrotingshoofdstuk"),
            ExpectedColumn.may("article", "artikel"),
            ExpectedColumn.may("article_part", "artikelonderdeel"),
            ExpectedColumn.may("instrument"),
            ExpectedColumn.may("item", "begrotingspost"),
            ExpectedColumn.must("flow", "stroom", "vuo"),
            ExpectedColumn.must(YEAR, "jaar"),
            ExpectedColumn.must(AMOUNT, "thousands", "bedrag"),
            ExpectedColumn.may("precision_thousands", "precisionThousands", "nauwkeurigheid"),
            ExpectedColumn.may("basis", "grondslag"),
            ExpectedColumn.may("note", "kanttekening"),
            ExpectedColumn.may("source_url", "url"),
            ExpectedColumn.may("explanation", "toelichting"),
            ExpectedColumn.may("effective_on", "effectiveOn", "geldt vanaf"),
            ExpectedColumn.may("continuation", "doorloop"),
            ExpectedColumn.may("until", "tot en met"),
            ExpectedColumn.may("place", "vindplaats"),
            ExpectedColumn.may("sha256"),
            ExpectedColumn.may("cause", "oorzaak"),
            ExpectedColumn.may("prognosis", "prognose"),
            ExpectedColumn.may("decision", "besluit"),
            ExpectedColumn.may("conditions", "voorwaarden"),
            ExpectedColumn.may("parliamentary_paper", "parliamentaryPaper", "kamerstuk"),
            ExpectedColumn.may("member", "lid"),
            ExpectedColumn.may("bill", "wetsvoorstel"),
            ExpectedColumn.may("carried_from", "carriedFrom", "meegenomen uit"),
            ExpectedColumn.may("lineage", "was-wordt"),
            ExpectedColumn.may("mutation_class", "class", "klasse"),
            ExpectedColumn.may("new_policy", "newPolicy", "nieuw beleid"),
            ExpectedColumn.may("chapter_name", "hoofdstuknaam"),
            ExpectedColumn.may("article_name", "artikelnaam"),
            ExpectedColumn.may("coverage", "dekkingspakket"),
            ExpectedColumn.may("suggested_thousands", "suggested"),
            ExpectedColumn.may("look_alike", "lookAlike", "gelijkenis"),
            ExpectedColumn.may(OfWhichMatcher.COLUMN, "ofWhich", "waarvan"));

    private MutationFileParser() {}

    /**
     * Reads a file.
     *
     * @param most rows of a file with references; of one without, which is read as a whole, it is {@link InputLimits#ROWS}
     * @param each gets every mutation that is understood, in the order of their first rows where the file has references.
     *     Whoever books them reads the file once before, because a flaw further on is a flaw of the file
     */
    public static FileParseResult read(TableFile file, long most, Consumer<ParsedMutation> each) {
        FileFlawCollector flaws = new FileFlawCollector();
        FileFlawCollector open = new FileFlawCollector();
        return TableFileParser.read(file, new MutationRowHandler(most, each, open), flaws, open);
    }

    private static final class MutationRowHandler implements TableFileParser.RowHandler {
        private final long most;
        private final Consumer<ParsedMutation> each;
        private final FileFlawCollector open;
        private final ReferenceDigestSet references = new ReferenceDigestSet();
        private final Map<String, MutationRowGroup> byContent = new LinkedHashMap<>();
        private boolean referenced;
        private @Nullable MutationRowGroup current;

        MutationRowHandler(long most, Consumer<ParsedMutation> each, FileFlawCollector open) {
            this.most = most;
            this.each = each;
            this.open = open;
        }

        @Override
        public List<ExpectedColumn> columns() {
            return COLUMNS;
        }

        @Override
        public long most() {
            return most;
        }

        @Override
        public long most(ColumnIndex columns, FileFlawCollector flaws) {
            ItemColumnParser.require(columns, flaws);
            referenced = columns.has(MUTATION);
            return referenced ? most : Math.min(most, InputLimits.ROWS);
        }

        @Override
        public void row(RowFieldReader fields) {
            MutationRowGroup mutation = referenced ? byReference(fields) : byContent(fields);
            if (mutation == null) {
                return;
            }
            mutation.compare(fields);
            MutationFileRow line = line(fields, mutation);
            if (!fields.areSound()) {
                mutation.isNotSound();
            } else if (line != null) {
                mutation.add(line, fields);
            }
        }

        private @Nullable MutationRowGroup byReference(RowFieldReader fields) {
            String reference = fields.must(MUTATION, text -> TextValidator.line(text, 200));
            MutationRowGroup before = current;
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
                fields.flaw(MUTATION, FlawReason.MUTATION_RETURNS);
            }
            MutationRowGroup begun = new MutationRowGroup(reference, fields);
            current = begun;
            return begun;
        }

        private MutationRowGroup byContent(RowFieldReader fields) {
            StringBuilder content = new StringBuilder();
            for (String column : List.of("moment", "budget_year", "document", "title")) {
                content.append(fields.raw(column)).append('\0');
            }
            content.append(ParsedKind.meaning(fields.raw("kind").strip()));
            return byContent.computeIfAbsent(content.toString(), unknown -> new MutationRowGroup(null, fields));
        }

        private @Nullable MutationFileRow line(RowFieldReader fields, MutationRowGroup mutation) {
            ItemPath item = new ItemColumnParser(fields, mutation.names).read();
            Flow flow = BudgetTermParser.flow(fields, "flow");
            BudgetYear year = fields.year(YEAR);
            Thousands amount = fields.amount(AMOUNT);
            Basis basis = fields.word("basis", BudgetTermParser::basis);
            String note = fields.word("note", Proposal::requireNote);
            Thousands suggested = fields.amount("suggested_thousands");
            if (!fields.areSound() || item == null || flow == null) {
                return null;
            }
            if (year == null || amount == null) {
                open.add(FileFlaw.of(
                        fields.row(),
                        year == null ? YEAR : AMOUNT,
                        null,
                        year == null ? FlawReason.OPEN_YEAR : FlawReason.OPEN_AMOUNT,
                        Map.of(
                                "title", mutation.head == null ? "" : mutation.head.title(),
                                "item", item,
                                "amount", amount == null ? "–" : amount)));
                return null;
            }
            if (OfWhichMatcher.of(fields, "title", ItemColumnParser.PART, ItemColumnParser.INSTRUMENT)) {
                mutation.addOfWhich(item, flow, year, amount);
                open.add(FileFlaw.of(
                        fields.row(),
                        AMOUNT,
                        null,
                        FlawReason.OF_WHICH,
                        Map.of("title", fields.raw("title"), "item", item, "amount", amount)));
                return null;
            }
            return new MutationFileRow(
                    fields.row(), item, flow, year, amount, basis == null ? Basis.READ : basis, note, suggested);
        }

        private void tell(MutationRowGroup mutation) {
            ParsedMutationFactory.of(mutation).forEach(each);
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

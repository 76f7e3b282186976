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
            ExpectedColumn.optional(MUTATION, "mutatie", "reference", "referentie"),
            ExpectedColumn.required("moment", "fase"),
            ExpectedColumn.optional("budget_year", "budgetYear", "begrotingsjaar"),
            ExpectedColumn.required("document"),
            ExpectedColumn.required("title", "titel"),
            ExpectedColumn.required("kind", "kind_of_mutation", "soort"),
            ExpectedColumn.optional("chapter", "hoofdstuk", "begrotingshoofdstuk"),
            ExpectedColumn.optional("article", "artikel"),
            ExpectedColumn.optional("article_part", "artikelonderdeel"),
            ExpectedColumn.optional("instrument"),
            ExpectedColumn.optional("item", "begrotingspost"),
            ExpectedColumn.required("flow", "stroom", "vuo"),
            ExpectedColumn.required(YEAR, "jaar"),
            ExpectedColumn.required(AMOUNT, "thousands", "bedrag"),
            ExpectedColumn.optional("precision_thousands", "precisionThousands", "nauwkeurigheid"),
            ExpectedColumn.optional("basis", "grondslag"),
            ExpectedColumn.optional("note", "kanttekening"),
            ExpectedColumn.optional("source_url", "url"),
            ExpectedColumn.optional("explanation", "toelichting"),
            ExpectedColumn.optional("effective_on", "effectiveOn", "geldt vanaf"),
            ExpectedColumn.optional("continuation", "doorloop"),
            ExpectedColumn.optional("until", "tot en met"),
            ExpectedColumn.optional("place", "vindplaats"),
            ExpectedColumn.optional("sha256"),
            ExpectedColumn.optional("cause", "oorzaak"),
            ExpectedColumn.optional("prognosis", "prognose"),
            ExpectedColumn.optional("decision", "besluit"),
            ExpectedColumn.optional("conditions", "voorwaarden"),
            ExpectedColumn.optional("parliamentary_paper", "parliamentaryPaper", "kamerstuk"),
            ExpectedColumn.optional("member", "lid"),
            ExpectedColumn.optional("bill", "wetsvoorstel"),
            ExpectedColumn.optional("carried_from", "carriedFrom", "meegenomen uit"),
            ExpectedColumn.optional("lineage", "was-wordt"),
            ExpectedColumn.optional("mutation_class", "class", "klasse"),
            ExpectedColumn.optional("new_policy", "newPolicy", "nieuw beleid"),
            ExpectedColumn.optional("chapter_name", "hoofdstuknaam"),
            ExpectedColumn.optional("article_name", "artikelnaam"),
            ExpectedColumn.optional("coverage", "dekkingspakket"),
            ExpectedColumn.optional("suggested_thousands", "suggested"),
            ExpectedColumn.optional("look_alike", "lookAlike", "gelijkenis"),
            ExpectedColumn.optional(OfWhichMatcher.COLUMN, "ofWhich", "waarvan"));

    private MutationFileParser() {}

    /**
     * Reads a file.
     *
     * @param most rows of a file with references; of one without, which is read as a whole, it is {@link InputLimits#MAX_ROWS}
     * @param each gets every mutation that is understood, in the order of their first rows where the file has references.
     *     Whoever books them reads the file once before, because a flaw further on is a flaw of the file
     */
    public static FileParseSummary parse(TableFile file, long most, Consumer<ParsedMutation> each) {
        FileFlawCollector flaws = new FileFlawCollector();
        FileFlawCollector open = new FileFlawCollector();
        return TableFileParser.parse(file, new MutationRowHandler(most, each, open), flaws, open);
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
        public List<ExpectedColumn> expectedColumns() {
            return COLUMNS;
        }

        @Override
        public long maxRows() {
            return most;
        }

        @Override
        public long maxRows(ColumnIndex columns, FileFlawCollector flaws) {
            ItemColumnParser.requireItemColumn(columns, flaws);
            referenced = columns.has(MUTATION);
            return referenced ? most : Math.min(most, InputLimits.MAX_ROWS);
        }

        @Override
        public void handleRow(RowFieldReader fields) {
            MutationRowGroup mutation = referenced ? byReference(fields) : byContent(fields);
            if (mutation == null) {
                return;
            }
            mutation.checkAgainstFirstRow(fields);
            MutationFileRow line = line(fields, mutation);
            if (!fields.areValid()) {
                mutation.markInvalid();
            } else if (line != null) {
                mutation.add(line, fields);
            }
        }

        private @Nullable MutationRowGroup byReference(RowFieldReader fields) {
            String reference = fields.parseRequired(MUTATION, text -> TextValidator.requireLine(text, 200));
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
                fields.addFlaw(MUTATION, FlawReason.MUTATION_RETURNS);
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
            content.append(MutationKindParseResult.meaning(fields.raw("kind").strip()));
            return byContent.computeIfAbsent(content.toString(), unknown -> new MutationRowGroup(null, fields));
        }

        private @Nullable MutationFileRow line(RowFieldReader fields, MutationRowGroup mutation) {
            ItemPath item = new ItemColumnParser(fields, mutation.names).parse();
            Flow flow = BudgetTermParser.flow(fields, "flow");
            BudgetYear year = fields.year(YEAR);
            Thousands amount = fields.amount(AMOUNT);
            Basis basis = fields.parse("basis", BudgetTermParser::basis);
            String note = fields.parse("note", Proposal::requireNote);
            Thousands suggested = fields.amount("suggested_thousands");
            if (!fields.areValid() || item == null || flow == null) {
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
            if (OfWhichMatcher.isOfWhichRow(fields, "title", ItemColumnParser.PART, ItemColumnParser.INSTRUMENT)) {
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
            ParsedMutationFactory.create(mutation).forEach(each);
        }

        @Override
        public void finish() {
            if (current != null) {
                tell(current);
            }
            byContent.values().forEach(this::tell);
        }
    }
}

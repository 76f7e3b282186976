package nl.mutatieboek.importing.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.StatedMarks;
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
 * Parses the format {@code mutations}: one row for each item, flow and year of a mutation. With a column {@code
 * mutation} the rows of one reference are consecutive and the file may have any length. Without it, rows of the same
 * moment, document, title and kind form a mutation, wherever they stand.
 */
public final class MutationFileParser {
    private static final String MUTATION = "mutation";
    private static final String YEAR = "year";
    private static final String AMOUNT = "amount_thousands";

    private static final List<ExpectedColumn> OWN_COLUMNS = List.of(
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

    private static final List<ExpectedColumn> COLUMNS = Stream.of(
                    OWN_COLUMNS, MarkColumnParser.BALANCE_COLUMNS, MarkColumnParser.LINE_COLUMNS)
            .flatMap(List::stream)
            .toList();

    private MutationFileParser() {}

    /**
     * Parses a file.
     *
     * @param maxRows maximum for a file with references; a file without is kept in memory and has at most {@link
     *     InputLimits#MAX_ROWS}
     * @param consumer receives every valid mutation, by first row if the file has references. Parse the file once
     *     before booking, because a flaw further on makes the whole file invalid
     */
    public static FileParseSummary parse(TableFile file, long maxRows, Consumer<ParsedMutation> consumer) {
        FileFlawCollector flaws = new FileFlawCollector();
        FileFlawCollector open = new FileFlawCollector();
        return TableFileParser.parse(file, new MutationRowHandler(maxRows, consumer, open), flaws, open);
    }

    private static final class MutationRowHandler implements TableFileParser.RowHandler {
        private final long maxRows;
        private final Consumer<ParsedMutation> consumer;
        private final FileFlawCollector open;
        private final ReferenceDigestSet references = new ReferenceDigestSet();
        private final Map<String, MutationRowGroup> byContent = new LinkedHashMap<>();
        private boolean hasReferences;
        private @Nullable MutationRowGroup current;

        MutationRowHandler(long maxRows, Consumer<ParsedMutation> consumer, FileFlawCollector open) {
            this.maxRows = maxRows;
            this.consumer = consumer;
            this.open = open;
        }

        @Override
        public List<ExpectedColumn> expectedColumns() {
            return COLUMNS;
        }

        @Override
        public long maxRows() {
            return maxRows;
        }

        @Override
        public long maxRows(ColumnIndex columns, FileFlawCollector flaws) {
            ItemColumnParser.requireItemColumn(columns, flaws);
            hasReferences = columns.has(MUTATION);
            return hasReferences ? maxRows : Math.min(maxRows, InputLimits.MAX_ROWS);
        }

        @Override
        public void handleRow(RowFieldReader fields) {
            MutationRowGroup mutation = hasReferences ? byReference(fields) : byContent(fields);
            if (mutation == null) {
                return;
            }
            mutation.checkAgainstFirstRow(fields);
            MutationFileRow row = row(fields, mutation);
            if (!fields.areValid()) {
                mutation.markInvalid();
            } else if (row != null) {
                mutation.add(row, fields);
            }
        }

        private @Nullable MutationRowGroup byReference(RowFieldReader fields) {
            String reference = fields.parseRequired(MUTATION, text -> TextValidator.requireLine(text, 200));
            MutationRowGroup previous = current;
            if (reference == null) {
                return null;
            }
            if (previous != null && reference.equals(previous.reference)) {
                return previous;
            }
            if (previous != null) {
                flush(previous);
            }
            if (!references.add(reference)) {
                fields.addFlaw(MUTATION, FlawReason.MUTATION_RETURNS);
            }
            MutationRowGroup next = new MutationRowGroup(reference, fields);
            current = next;
            return next;
        }

        private MutationRowGroup byContent(RowFieldReader fields) {
            StringBuilder content = new StringBuilder();
            content.append(BudgetTermParser.momentOrTexts(fields, "moment", "budget_year"))
                    .append('\0');
            for (String column : List.of("document", "title")) {
                content.append(fields.raw(column)).append('\0');
            }
            content.append(NamedMutationKind.meaningOfTerm(fields.raw("kind")));
            return byContent.computeIfAbsent(content.toString(), unknown -> new MutationRowGroup(null, fields));
        }

        private @Nullable MutationFileRow row(RowFieldReader fields, MutationRowGroup mutation) {
            ItemPath item = new ItemColumnParser(fields, mutation.names).parse();
            Flow flow = BudgetTermParser.flow(fields, "flow");
            BudgetYear year = fields.year(YEAR);
            Thousands amount = fields.amount(AMOUNT);
            Basis basis = fields.parseTerm("basis", BudgetTermParser::basis);
            String note = fields.parse("note", Proposal::requireNote);
            Thousands suggested = fields.amount("suggested_thousands");
            StatedMarks marks = MarkColumnParser.parse(fields, flow);
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
                    fields.row(), item, flow, year, amount, basis == null ? Basis.READ : basis, note, suggested, marks);
        }

        private void flush(MutationRowGroup mutation) {
            ParsedMutationFactory.create(mutation).forEach(consumer);
        }

        @Override
        public void finish() {
            if (current != null) {
                flush(current);
            }
            byContent.values().forEach(this::flush);
        }
    }
}

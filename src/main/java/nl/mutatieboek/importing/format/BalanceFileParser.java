package nl.mutatieboek.importing.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.TextNormalizer;
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
 * Parses the format {@code balances}: one row for each balance that a document states, of an article, of an item below
 * it, or, with {@code *} as article, of a whole chapter.
 */
public final class BalanceFileParser {
    private static final String WHOLE_CHAPTER = "*";
    private static final String AMOUNT = "amount_thousands";

    private static final List<ExpectedColumn> OWN_COLUMNS = List.of(
            ExpectedColumn.required("moment", "fase"),
            ExpectedColumn.optional("budget_year", "budgetYear", "begrotingsjaar"),
            ExpectedColumn.required("document"),
            ExpectedColumn.optional("chapter", "hoofdstuk", "begrotingshoofdstuk"),
            ExpectedColumn.optional("article", "artikel"),
            ExpectedColumn.optional("article_part", "artikelonderdeel"),
            ExpectedColumn.optional("instrument"),
            ExpectedColumn.optional("item", "begrotingspost"),
            ExpectedColumn.required("flow", "stroom", "vuo"),
            ExpectedColumn.required("year", "jaar"),
            ExpectedColumn.required(AMOUNT, "thousands", "stand"),
            ExpectedColumn.optional("precision_thousands", "precisionThousands", "nauwkeurigheid"),
            ExpectedColumn.optional("basis", "grondslag"),
            ExpectedColumn.optional("note", "kanttekening"),
            ExpectedColumn.optional("source_url", "url"),
            ExpectedColumn.optional("place", "vindplaats"),
            ExpectedColumn.optional("sha256"),
            ExpectedColumn.optional("chapter_name", "hoofdstuknaam"),
            ExpectedColumn.optional("article_name", "artikelnaam"),
            ExpectedColumn.optional("look_alike", "lookAlike", "gelijkenis"),
            ExpectedColumn.optional(OfWhichMatcher.COLUMN, "ofWhich", "waarvan"));

    private static final List<ExpectedColumn> COLUMNS = Stream.concat(
                    OWN_COLUMNS.stream(), MarkColumnParser.BALANCE_COLUMNS.stream())
            .toList();

    private BalanceFileParser() {}

    /**
     * Parses a file.
     *
     * @param consumer receives every valid balance once, in the order of the file. Do not book before the parser
     *     returns, because a flaw further on makes the whole file invalid
     */
    public static FileParseSummary parse(TableFile file, Consumer<ParsedBalance> consumer) {
        FileFlawCollector flaws = new FileFlawCollector();
        FileFlawCollector open = new FileFlawCollector();
        return TableFileParser.parse(file, new BalanceRowHandler(consumer, open), flaws, open);
    }

    /** A document states a balance once for each precision: a rounded amount may stand beside the exact one. */
    private record BalanceFileKey(
            Moment moment, String document, ItemPath item, Flow flow, BudgetYear year, Precision precision) {
        static BalanceFileKey of(ParsedBalance balance, String document) {
            return new BalanceFileKey(
                    balance.moment(), document, balance.item(), balance.flow(), balance.year(), balance.precision());
        }
    }

    private static final class BalanceRowHandler implements TableFileParser.RowHandler {
        private final Consumer<ParsedBalance> consumer;
        private final FileFlawCollector open;
        private final Map<BalanceFileKey, ParsedBalance> firstByKey = new HashMap<>();
        private final Set<BalanceFileKey> otherSpellings = new HashSet<>();
        private final Map<String, String> normalisedDocuments = new HashMap<>();

        BalanceRowHandler(Consumer<ParsedBalance> consumer, FileFlawCollector open) {
            this.consumer = consumer;
            this.open = open;
        }

        @Override
        public List<ExpectedColumn> expectedColumns() {
            return COLUMNS;
        }

        @Override
        public long maxRows(ColumnIndex columns, FileFlawCollector flaws) {
            ItemColumnParser.requireItemColumn(columns, flaws);
            return InputLimits.MAX_ROWS;
        }

        @Override
        public void handleRow(RowFieldReader fields) {
            Moment moment = BudgetTermParser.moment(fields, "moment", "budget_year");
            String document = fields.parseRequired("document", Source::requireLine);
            Flow flow = BudgetTermParser.flow(fields, "flow");
            BudgetYear year = fields.requiredYear("year");
            Thousands thousands = fields.amount(AMOUNT);
            Precision precision = BudgetTermParser.precision(fields);
            Basis basis = fields.parseTerm("basis", BudgetTermParser::basis);
            String note = fields.parse("note", Posting::requireNote);
            StatedMarks marks = MarkColumnParser.parse(fields, flow);
            Source source = document == null ? null : BudgetTermParser.source(fields, document);
            LookAlikePolicy lookAlikes = fields.parse("look_alike", LookAlikePolicy::parse);
            Map<ItemPath, String> names = new HashMap<>();
            boolean hasItem = !isOpen(fields);
            ItemPath item = hasItem ? item(fields, names) : null;
            if (!fields.areValid()) {
                return;
            }
            if (item == null || thousands == null) {
                open.add(FileFlaw.of(
                        fields.row(),
                        item == null ? ItemColumnParser.ARTICLE : AMOUNT,
                        null,
                        item == null ? FlawReason.OPEN_ITEM : FlawReason.OPEN_AMOUNT,
                        Map.of(
                                "title",
                                        item == null ? fields.raw(ItemColumnParser.INSTRUMENT) : fields.raw("document"),
                                "item", item == null ? "" : item,
                                "year", Objects.requireNonNull(year),
                                "amount", thousands == null ? "–" : thousands)));
                return;
            }
            accept(
                    fields,
                    new ParsedBalance(
                            fields.row(),
                            Objects.requireNonNull(moment),
                            Objects.requireNonNull(source),
                            item,
                            Objects.requireNonNull(flow),
                            Objects.requireNonNull(year),
                            thousands,
                            precision,
                            basis == Basis.READ ? null : basis,
                            note,
                            marks,
                            names,
                            lookAlikes,
                            OfWhichMatcher.isOfWhichRow(fields, ItemColumnParser.PART, ItemColumnParser.INSTRUMENT)));
        }

        /** Whether the source names an instrument, but not its article. */
        private static boolean isOpen(RowFieldReader fields) {
            return fields.isBlank(ItemColumnParser.ITEM)
                    && fields.isBlank(ItemColumnParser.ARTICLE)
                    && !fields.isBlank(ItemColumnParser.INSTRUMENT);
        }

        private static @Nullable ItemPath item(RowFieldReader fields, Map<ItemPath, String> names) {
            if (WHOLE_CHAPTER.equals(fields.raw(ItemColumnParser.ARTICLE)) && fields.isBlank(ItemColumnParser.ITEM)) {
                ChapterCode chapter = fields.parseRequiredTerm(ItemColumnParser.CHAPTER, ChapterCode::parseAnyCase);
                return chapter == null ? null : ItemPath.of(chapter);
            }
            return new ItemColumnParser(fields, names).parse();
        }

        private void accept(RowFieldReader fields, ParsedBalance balance) {
            String document = balance.source().document();
            String normalised = normalisedDocuments.computeIfAbsent(document, TextNormalizer::normalise);
            ParsedBalance first = firstByKey.putIfAbsent(BalanceFileKey.of(balance, normalised), balance);
            if (first != null && !first.thousands().equals(balance.thousands())) {
                fields.addFlaw(
                        AMOUNT, FlawReason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
            } else if (first == null
                    // The identity of a mutation follows from its document as written, so that each has its balances.
                    || (!document.equals(first.source().document())
                            && otherSpellings.add(BalanceFileKey.of(balance, document)))) {
                consumer.accept(balance);
            }
        }

        @Override
        public void finish() {}
    }
}

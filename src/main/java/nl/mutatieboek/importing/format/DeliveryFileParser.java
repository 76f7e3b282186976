package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nl.mutatieboek.budget.DeliveryFileFormat;
import nl.mutatieboek.budget.DeliveryFileFormat.DeliveryPhase;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
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
import nl.mutatieboek.platform.format.CsvCellEscaper;
import org.jspecify.annotations.Nullable;

/**
 * Parses the format {@code delivery}: the budget tables of the open data since 2023, with a row for each flow and item.
 * Totals and details stand in one file; each states the balance of its own item, so none are added up. Only the column of
 * the phase of a row is read.
 */
public final class DeliveryFileParser {
    private static final int MAX_NAME_LENGTH = 200;

    /** Number and name of each level below an article. */
    private static final List<List<String>> LEVELS = List.of(
            List.of(DeliveryFileFormat.PART, DeliveryFileFormat.PART_NAME),
            List.of(DeliveryFileFormat.INSTRUMENT, DeliveryFileFormat.INSTRUMENT_NAME),
            List.of(DeliveryFileFormat.DETAIL, DeliveryFileFormat.DETAIL_NAME));

    private DeliveryFileParser() {}

    /**
     * Parses a file.
     *
     * @param source source of all balances
     * @param consumer receives every valid balance once, in the order of the file. Do not book before the parser
     *     returns, because a flaw further on makes the whole file invalid
     */
    public static FileParseSummary parse(TableFile file, Source source, Consumer<ParsedBalance> consumer) {
        FileFlawCollector flaws = new FileFlawCollector();
        FileFlawCollector open = new FileFlawCollector();
        return TableFileParser.parse(file, new DeliveryRowHandler(source, consumer, open), flaws, open);
    }

    private record DeliveryKey(Moment moment, ItemPath item, Flow flow) {}

    private static final class DeliveryRowHandler implements TableFileParser.RowHandler {
        private final Source source;
        private final Consumer<ParsedBalance> consumer;
        private final FileFlawCollector open;
        private final Map<DeliveryKey, ParsedBalance> firstByKey = new HashMap<>();
        /** The phase of a file without a column for it. */
        private @Nullable DeliveryPhase onlyPhase;

        DeliveryRowHandler(Source source, Consumer<ParsedBalance> consumer, FileFlawCollector open) {
            this.source = source;
            this.consumer = consumer;
            this.open = open;
        }

        @Override
        public List<ExpectedColumn> expectedColumns() {
            List<ExpectedColumn> columns = new ArrayList<>();
            for (String required : List.of(
                    DeliveryFileFormat.YEAR,
                    DeliveryFileFormat.FLOW,
                    DeliveryFileFormat.TOTAL,
                    DeliveryFileFormat.CHAPTER,
                    DeliveryFileFormat.ARTICLE)) {
                columns.add(ExpectedColumn.required(required));
            }
            for (String optional : List.of(
                    DeliveryFileFormat.PHASE,
                    DeliveryFileFormat.CHAPTER_NAME,
                    DeliveryFileFormat.ARTICLE_NAME,
                    DeliveryFileFormat.ITEM)) {
                columns.add(ExpectedColumn.optional(optional));
            }
            columns.add(MarkColumnParser.IBOS_NUMBER);
            LEVELS.forEach(level -> level.forEach(name -> columns.add(ExpectedColumn.optional(name))));
            for (DeliveryPhase phase : DeliveryPhase.values()) {
                columns.add(new ExpectedColumn(column(phase), false, phase.columns()));
            }
            return columns;
        }

        @Override
        public long maxRows(ColumnIndex columns, FileFlawCollector flaws) {
            if (!columns.has(DeliveryFileFormat.PHASE)) {
                List<DeliveryPhase> stated = Arrays.stream(DeliveryPhase.values())
                        .filter(phase -> columns.has(column(phase)))
                        .toList();
                if (stated.size() == 1) {
                    onlyPhase = stated.getFirst();
                } else {
                    flaws.add(FileFlaw.of(1, DeliveryFileFormat.PHASE, null, FlawReason.COLUMN_MISSING));
                }
            }
            return InputLimits.MAX_ROWS;
        }

        @Override
        public void handleRow(RowFieldReader fields) {
            BudgetYear year = fields.requiredYear(DeliveryFileFormat.YEAR);
            Moment moment = moment(fields, year);
            Flow flow = BudgetTermParser.flow(fields, DeliveryFileFormat.FLOW);
            Map<ItemPath, String> names = new HashMap<>();
            ItemPath item = item(fields, names);
            DeliveryPhase phase =
                    moment == null ? null : DeliveryPhase.of(moment).orElse(null);
            if (moment != null && phase == null) {
                fields.addFlaw(DeliveryFileFormat.PHASE, FlawReason.MOMENT_UNKNOWN);
            }
            StatedMarks marks = MarkColumnParser.parse(fields, flow);
            Thousands thousands = phase == null ? null : fields.amount(column(phase));
            if (!fields.areValid()) {
                return;
            }
            if (thousands == null) {
                open.add(FileFlaw.of(
                        fields.row(),
                        column(Objects.requireNonNull(phase)),
                        null,
                        FlawReason.OPEN_AMOUNT,
                        Map.of(
                                "title", source.document(),
                                "item", Objects.requireNonNull(item),
                                "year", Objects.requireNonNull(year),
                                "amount", "–")));
                return;
            }
            accept(
                    fields,
                    column(Objects.requireNonNull(phase)),
                    new ParsedBalance(
                            fields.row(),
                            Objects.requireNonNull(moment),
                            source,
                            Objects.requireNonNull(item),
                            Objects.requireNonNull(flow),
                            Objects.requireNonNull(year),
                            thousands,
                            Precision.EXACT,
                            null,
                            null,
                            marks,
                            names,
                            null,
                            false));
        }

        private @Nullable Moment moment(RowFieldReader fields, @Nullable BudgetYear year) {
            if (onlyPhase == null) {
                return BudgetTermParser.moment(fields, DeliveryFileFormat.PHASE, DeliveryFileFormat.YEAR);
            }
            return year == null ? null : new Moment(year, onlyPhase.moment(), 0);
        }

        private void accept(RowFieldReader fields, String column, ParsedBalance balance) {
            ParsedBalance first =
                    firstByKey.putIfAbsent(new DeliveryKey(balance.moment(), balance.item(), balance.flow()), balance);
            if (first == null) {
                consumer.accept(balance);
            } else if (!first.thousands().equals(balance.thousands())) {
                fields.addFlaw(
                        column, FlawReason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
            }
        }

        @Override
        public void finish() {}
    }

    private static String column(DeliveryPhase phase) {
        return phase.columns().getFirst();
    }

    /** The item of a row; null if it has a flaw. */
    private static @Nullable ItemPath item(RowFieldReader fields, Map<ItemPath, String> names) {
        ChapterCode chapter = fields.parseRequiredTerm(DeliveryFileFormat.CHAPTER, ChapterCode::parseAnyCase);
        ItemPath article = chapter == null
                ? null
                : fields.parseRequiredTerm(DeliveryFileFormat.ARTICLE, text -> article(chapter, text));
        ItemPath own = fields.parseTerm(DeliveryFileFormat.ITEM, ItemPath::parse);
        if (chapter == null || article == null) {
            return null;
        }
        if (own != null && (!article.contains(own) || own.depth() > DeliveryFileFormat.LEVELS)) {
            fields.addFlaw(DeliveryFileFormat.ITEM, FlawReason.ITEM_NAMED_TWICE);
            return null;
        }
        addName(fields, DeliveryFileFormat.CHAPTER_NAME, ItemPath.of(chapter), names);
        addName(fields, DeliveryFileFormat.ARTICLE_NAME, article, names);
        ItemPath item = article;
        for (int level = 0; level < LEVELS.size() && item != null; level++) {
            String number = LEVELS.get(level).getFirst();
            String name = LEVELS.get(level).getLast();
            int depth = level + 2;
            ItemPath next = own == null
                    ? below(fields, item, number, name)
                    : new ItemPath(own.chapter(), own.codes().subList(0, Math.min(depth, own.depth())));
            if (next != null && next.depth() > item.depth()) {
                addName(fields, name, next, names);
            }
            item = next;
        }
        return item;
    }

    /** An article by its number; a column of one level names no path, and no articles that a source leaves open. */
    private static ItemPath article(ChapterCode chapter, String text) {
        ItemPath article = new ItemPath(chapter, List.of(text.toLowerCase(Locale.ROOT)));
        if (article.isOpen()) {
            throw new MalformedValueException(ExpectedValue.ITEM, text);
        }
        return article;
    }

    /**
     * The item below another that a number and a name name, or the other if both are blank. A part has the code of its
     * number, and an instrument or detail that of its name, as in every other format: the numbers of the open data differ
     * from year to year.
     */
    private static @Nullable ItemPath below(RowFieldReader fields, ItemPath parent, String number, String name) {
        String numberText = fields.text(number);
        String nameText = fields.text(name);
        boolean byNumber = numberText != null && (number.equals(DeliveryFileFormat.PART) || nameText == null);
        String text = byNumber ? numberText : nameText;
        if (text == null) {
            return parent;
        }
        String code = ItemCodeGenerator.generate(byNumber ? ItemColumnParser.partCode(parent, text) : text);
        try {
            List<String> codes = new ArrayList<>(parent.codes());
            codes.add(code);
            return new ItemPath(parent.chapter(), codes);
        } catch (MalformedValueException e) {
            fields.addFlaw(byNumber ? number : name, FlawReason.NAME_WITHOUT_CODE);
            return null;
        }
    }

    /** Adds a name. Only a row that the book wrote has its item, and the escapes of its texts are undone. */
    private static void addName(RowFieldReader fields, String column, ItemPath item, Map<ItemPath, String> names) {
        boolean ours = !fields.isBlank(DeliveryFileFormat.ITEM);
        String name = fields.parse(
                column,
                text -> TextValidator.requireLine(ours ? CsvCellEscaper.unescape(text) : text, MAX_NAME_LENGTH));
        if (name != null) {
            names.putIfAbsent(item, name);
        }
    }
}

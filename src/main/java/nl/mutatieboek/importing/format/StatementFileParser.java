package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.ColumnIndex.ExpectedColumn;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TableFile;

/**
 * Parses the format {@code begrotingsstaten}: the open data of Rijksfinanciën, with one row for each year, flow,
 * chapter and article, and a column for each moment. Damaged names ({@code Financi?n}) are passed on; {@link
 * DamagedNameRepairer} repairs them.
 */
public final class StatementFileParser {
    private static final String YEAR = "Begrotingsjaar";
    private static final String FLOW = "Uitgaven Ontvangsten Verplichtingen";
    private static final String CHAPTER = "Begrotingsnummer";
    private static final String CHAPTER_NAME = "Naam Begroting";
    private static final String ARTICLE = "Artikel nummer";
    private static final String ARTICLE_NAME = "Artikel";

    /** Column names for each moment; the second is used in the files of 2015 to 2017. */
    private static final Map<Code, List<String>> MOMENTS = new TreeMap<>(Map.of(
            Code.OWB, List.of("Stand ontwerpbegroting", "ontwerpbegroting"),
            Code.VB, List.of("Stand vastgestelde begroting", "vastgestelde begroting"),
            Code.O1, List.of("Stand eerste suppletoire", "1ste suppletoire begroting"),
            Code.O2, List.of("Stand tweede suppletoire", "2de suppletoire begroting"),
            Code.SW, List.of("Realisatie")));

    private StatementFileParser() {}

    /**
     * Parses a file.
     *
     * @param consumer receives every valid row once, in the order of the file. Do not book before the parser returns,
     *     because a flaw further on makes the whole file invalid
     */
    public static FileParseSummary parse(TableFile file, Consumer<BudgetStatementRow> consumer) {
        FileFlawCollector flaws = new FileFlawCollector();
        return TableFileParser.parse(file, new StatementRowHandler(consumer), flaws, new FileFlawCollector());
    }

    private record StatementKey(BudgetYear year, Flow flow, ChapterCode chapter, String article) {}

    private static final class StatementRowHandler implements TableFileParser.RowHandler {
        private final Consumer<BudgetStatementRow> consumer;
        private final Map<StatementKey, BudgetStatementRow> firstByKey = new HashMap<>();

        StatementRowHandler(Consumer<BudgetStatementRow> consumer) {
            this.consumer = consumer;
        }

        @Override
        public List<ExpectedColumn> expectedColumns() {
            List<ExpectedColumn> columns = new ArrayList<>();
            columns.add(ExpectedColumn.required(YEAR));
            columns.add(ExpectedColumn.required(FLOW, "Uitgaven (U) Verplichtingen (V) Ontvangsten (O)"));
            columns.add(ExpectedColumn.required(CHAPTER));
            columns.add(ExpectedColumn.required(CHAPTER_NAME));
            columns.add(ExpectedColumn.required(ARTICLE, "Artikelnummer"));
            columns.add(ExpectedColumn.required(ARTICLE_NAME, "Artikelnaam"));
            MOMENTS.values()
                    .forEach(names ->
                            columns.add(new ExpectedColumn(names.getFirst(), true, names.subList(1, names.size()))));
            return columns;
        }

        @Override
        public long maxRows(ColumnIndex columns, FileFlawCollector flaws) {
            return InputLimits.MAX_ROWS;
        }

        @Override
        public void handleRow(RowFieldReader fields) {
            BudgetYear year = fields.requiredYear(YEAR);
            Flow flow = BudgetTermParser.flow(fields, FLOW);
            ChapterCode chapter = fields.parseRequiredTerm(CHAPTER, ChapterCode::parseAnyCase);
            String chapterName = fields.parseRequired(CHAPTER_NAME, text -> TextValidator.requireLine(text, 200));
            String article = fields.parseRequiredTerm(ARTICLE, StatementFileParser::article);
            String articleName = fields.parseRequired(ARTICLE_NAME, text -> TextValidator.requireLine(text, 200));
            Map<Code, Thousands> balances = new TreeMap<>();
            MOMENTS.forEach((code, names) -> {
                Thousands balance = fields.amount(names.getFirst());
                if (balance != null) {
                    balances.put(code, balance);
                }
            });
            if (fields.areValid()) {
                Map<Moment, Thousands> ofYear = new HashMap<>();
                balances.forEach(
                        (code, balance) -> ofYear.put(new Moment(Objects.requireNonNull(year), code, 0), balance));
                accept(
                        fields,
                        new BudgetStatementRow(
                                fields.row(),
                                Objects.requireNonNull(year),
                                Objects.requireNonNull(flow),
                                Objects.requireNonNull(chapter),
                                Objects.requireNonNull(chapterName),
                                Objects.requireNonNull(article),
                                Objects.requireNonNull(articleName),
                                ofYear));
            }
        }

        private void accept(RowFieldReader fields, BudgetStatementRow row) {
            StatementKey key = new StatementKey(row.year(), row.flow(), row.chapter(), row.articleCode());
            BudgetStatementRow first = firstByKey.putIfAbsent(key, row);
            if (first == null) {
                consumer.accept(row);
            } else if (!first.balances().equals(row.balances())) {
                MOMENTS.forEach((code, names) -> {
                    Moment moment = new Moment(row.year(), code, 0);
                    Thousands before = first.balances().get(moment);
                    Thousands now = row.balances().get(moment);
                    if (!Objects.equals(before, now)) {
                        fields.addFlaw(
                                names.getFirst(),
                                FlawReason.BALANCE_DIFFERS,
                                Map.of("row", first.row(), "first", before == null ? "–" : before));
                    }
                });
            }
        }

        @Override
        public void finish() {}
    }

    /** An article code in its canonical form. */
    private static String article(String text) {
        ItemPath article = new ItemPath(new ChapterCode("X"), List.of(text.toLowerCase(Locale.ROOT)));
        if (article.isOpen()) {
            throw new MalformedValueException(ExpectedValue.ITEM, text);
        }
        return article.codes().getFirst();
    }
}

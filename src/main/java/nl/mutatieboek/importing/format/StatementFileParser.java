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
 * The format {@code begrotingsstaten}: the open data of Rijksfinanciën with one line for each year, flow, chapter and article,
 * and a column for each moment. Names that were damaged at the source are
 * handed on as they are ({@code Financi?n}); {@link DamagedNameRepairer} repairs them.
 */
public final class StatementFileParser {
    private static final String YEAR = "Begrotingsjaar";
    private static final String FLOW = "Uitgaven Ontvangsten Verplichtingen";
    private static final String CHAPTER = "Begrotingsnummer";
    private static final String CHAPTER_NAME = "Naam Begroting";
    private static final String ARTICLE = "Artikel nummer";
    private static final String ARTICLE_NAME = "Artikel";

    /** By moment the name of its column, and the one of the files of 2015 to 2017. */
    private static final Map<Code, List<String>> MOMENTS = new TreeMap<>(Map.of(
            Code.OWB, List.of("Stand ontwerpbegroting", "ontwerpbegroting"),
            Code.VB, List.of("Stand vastgestelde begroting", "vastgestelde begroting"),
            Code.O1, List.of("Stand eerste suppletoire", "1ste suppletoire begroting"),
            Code.O2, List.of("Stand tweede suppletoire", "2de suppletoire begroting"),
            Code.SW, List.of("Realisatie")));

    private StatementFileParser() {}

    /**
     * Reads a file.
     *
     * @param each gets every line that is understood, in the order of the file, and of equal ones the first. Whoever books them
     *     waits for the end, because a flaw further on is a flaw of the file
     */
    public static FileParseSummary parse(TableFile file, Consumer<BudgetStatementRow> each) {
        FileFlawCollector flaws = new FileFlawCollector();
        return TableFileParser.parse(file, new StatementRowHandler(each), flaws, new FileFlawCollector());
    }

    private record StatementKey(BudgetYear year, Flow flow, ChapterCode chapter, String article) {}

    private static final class StatementRowHandler implements TableFileParser.RowHandler {
        private final Consumer<BudgetStatementRow> each;
        private final Map<StatementKey, BudgetStatementRow> known = new HashMap<>();

        StatementRowHandler(Consumer<BudgetStatementRow> each) {
            this.each = each;
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
            ChapterCode chapter = fields.parseRequired(CHAPTER, text -> new ChapterCode(text.toUpperCase(Locale.ROOT)));
            String chapterName = fields.parseRequired(CHAPTER_NAME, text -> TextValidator.requireLine(text, 200));
            String article = fields.parseRequired(ARTICLE, StatementFileParser::article);
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
                take(
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

        private void take(RowFieldReader fields, BudgetStatementRow one) {
            StatementKey key = new StatementKey(one.year(), one.flow(), one.chapter(), one.articleCode());
            BudgetStatementRow first = known.putIfAbsent(key, one);
            if (first == null) {
                each.accept(one);
            } else if (!first.balances().equals(one.balances())) {
                MOMENTS.forEach((code, names) -> {
                    Moment moment = new Moment(one.year(), code, 0);
                    Thousands before = first.balances().get(moment);
                    Thousands now = one.balances().get(moment);
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

    /** A code as an item has it. */
    private static String article(String text) {
        return ItemPath.parse("X/" + text.toLowerCase(Locale.ROOT)).codes().getFirst();
    }
}

package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.InputCell;
import nl.mutatieboek.importing.table.InputRow;
import nl.mutatieboek.importing.table.TermNormalizer;
import org.jspecify.annotations.Nullable;

/** Maps the columns of a sheet to roles, as requested or by name. */
final class SpreadsheetHeader {
    private static final List<ColumnRole> ITEM_ROLES =
            List.of(ColumnRole.ITEM, ColumnRole.ARTICLE, ColumnRole.CHAPTER, ColumnRole.IBOS_NUMBER);

    private final InputRow header;
    private final SpreadsheetOptions options;
    private final Map<ColumnRole, List<Integer>> found = new LinkedHashMap<>();
    private final List<AmountColumn> columnsByContent = new ArrayList<>();
    private final List<FileFlaw> missing = new ArrayList<>();

    SpreadsheetHeader(InputRow header, SpreadsheetOptions options) {
        this.header = header;
        this.options = options;
        options.columnNames().forEach(this::mapRequested);
        for (int at = 0; at < header.cells().size(); at++) {
            mapByName(at);
        }
    }

    /**
     * A column with amounts.
     *
     * @param name name by which its fields are read
     * @param at position, from 0
     * @param flow flow in its name; null if another column or an option gives it
     * @param year likewise
     */
    record AmountColumn(
            String name,
            int at,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable AmountUnit unit) {}

    private void mapRequested(ColumnRole as, List<String> names) {
        for (String name : names) {
            int at = 0;
            while (at < header.cells().size()
                    && !normalize(header.cell(at).text()).equals(normalize(name))) {
                at++;
            }
            if (at < header.cells().size()) {
                found.computeIfAbsent(as, a -> new ArrayList<>()).add(at);
            } else {
                missing.add(FileFlaw.of(header.number(), name, null, FlawReason.COLUMN_MISSING));
            }
        }
    }

    private static String normalize(String name) {
        return TermNormalizer.normalize(name).toLowerCase(Locale.ROOT);
    }

    private void mapByName(int at) {
        if (header.cell(at).isBlank() || found.values().stream().anyMatch(taken -> taken.contains(at))) {
            return;
        }
        String name = AmountUnit.removeUnit(header.cell(at).text());
        for (ColumnRole column : ColumnRole.values()) {
            boolean matches = column.matchesName(name) || (column == ColumnRole.AMOUNT && name.isEmpty());
            if (matches && !options.columnNames().containsKey(column)) {
                found.computeIfAbsent(column, c -> new ArrayList<>()).add(at);
                return;
            }
        }
        AmountColumn amount = amount(at);
        if (amount.year() != null || amount.flow() != null) {
            columnsByContent.add(amount);
        }
    }

    /**
     * Flow, year and unit in the name of a column: {@code 2026}, {@code Uitgaven 2026}, {@code Stand 2026 (× € mln)}.
     */
    private AmountColumn amount(int at) {
        String text = header.cell(at).text();
        Flow flow = null;
        BudgetYear year = null;
        boolean hasOtherWord = false;
        for (String word : AmountUnit.removeUnit(text).split(" ", -1)) {
            Flow named = BudgetTermParser.flow(word);
            if (word.matches("(18|19|20|21)[0-9]{2}") && year == null) {
                year = BudgetYear.parse(word);
            } else if (named != null && flow == null && word.length() > 1) {
                flow = named;
            } else {
                hasOtherWord |= !ColumnRole.AMOUNT.matchesName(word);
            }
        }
        return new AmountColumn(
                "amount " + at, at, hasOtherWord ? null : flow, hasOtherWord ? null : year, AmountUnit.findIn(text));
    }

    /** Whether the row has an amount column and an item column. */
    boolean isHeaderRow() {
        return !amountColumns().isEmpty() && ITEM_ROLES.stream().anyMatch(found::containsKey);
    }

    /** Columns with amounts. A year or flow in a name counts only if no other column gives it. */
    List<AmountColumn> amountColumns() {
        List<Integer> plain = found.getOrDefault(ColumnRole.AMOUNT, List.of());
        List<AmountColumn> byName = columnsByContent.stream()
                .filter(amount -> amount.year() == null || !found.containsKey(ColumnRole.YEAR))
                .filter(amount -> amount.flow() == null || !found.containsKey(ColumnRole.FLOW))
                .toList();
        if (options.columnNames().containsKey(ColumnRole.AMOUNT) || byName.isEmpty()) {
            return plain.stream().map(this::amount).toList();
        }
        return byName;
    }

    /** Adds flaws that make the sheet unreadable. */
    void addFlaws(FileFlawCollector flaws) {
        missing.forEach(flaws::add);
        List<AmountColumn> amounts = amountColumns();
        require(ColumnRole.ITEM, ITEM_ROLES.stream().anyMatch(found::containsKey), flaws);
        require(ColumnRole.AMOUNT, !amounts.isEmpty(), flaws);
        if (!amounts.isEmpty()) {
            requireOneSource(
                    ColumnRole.FLOW,
                    options.flow(),
                    amounts.stream().map(AmountColumn::flow).toList(),
                    flaws);
            requireOneSource(
                    ColumnRole.YEAR,
                    options.year(),
                    amounts.stream().map(AmountColumn::year).toList(),
                    flaws);
        }
        if (options.hasMoment() && found.containsKey(ColumnRole.MOMENT)) {
            flaw(ColumnRole.MOMENT, FlawReason.SAID_TWICE, Map.of(), flaws);
        }
        found.forEach((as, at) -> {
            boolean several = as == ColumnRole.AMOUNT
                    ? !options.columnNames().containsKey(as) && at.size() > 1 && amounts.size() == at.size()
                    : at.size() > 1;
            if (several) {
                flaw(as, FlawReason.COLUMN_UNCLEAR, Map.of("as", as, "columns", String.join(", ", names(at))), flaws);
            }
        });
    }

    private static void require(ColumnRole as, boolean there, FileFlawCollector flaws) {
        if (!there) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.COLUMN_NOT_TAKEN, Map.of("as", as)));
        }
    }

    /**
     * Requires exactly one source of the flow or year of each amount: the column name, another column, or an option.
     * Without one, the year is that of the number of IBOS.
     */
    private void requireOneSource(
            ColumnRole as, @Nullable Object option, List<? extends @Nullable Object> named, FileFlawCollector flaws) {
        boolean all = named.stream().allMatch(one -> one != null);
        boolean any = named.stream().anyMatch(one -> one != null);
        boolean column = found.containsKey(as);
        boolean inNumber = as == ColumnRole.YEAR && !any && found.containsKey(ColumnRole.IBOS_NUMBER);
        require(as, all || column || option != null || inNumber, flaws);
        if (option != null && (any || column)) {
            flaw(as, FlawReason.SAID_TWICE, Map.of(), flaws);
        }
    }

    private void flaw(ColumnRole as, FlawReason reason, Map<String, Object> values, FileFlawCollector flaws) {
        flaws.add(FileFlaw.of(header.number(), as.toString(), null, reason, values));
    }

    private List<String> names(List<Integer> at) {
        return at.stream().map(column -> header.cell(column).text()).toList();
    }

    boolean has(ColumnRole as) {
        return found.containsKey(as);
    }

    /** Index of the columns to read, by field name. */
    ColumnIndex columnIndex() {
        Map<String, Integer> places = new HashMap<>();
        found.forEach((as, at) -> places.put(as.toString(), at.getFirst()));
        List<AmountColumn> amounts = amountColumns();
        amounts.forEach(amount -> places.put(amount.name(), amount.at()));
        Map<String, String> named = new HashMap<>();
        places.forEach((name, at) -> named.put(name, header.cell(at).text()));
        List<String> unknown = new ArrayList<>();
        int width = 0;
        for (int at = 0; at < header.cells().size(); at++) {
            int place = at;
            InputCell cell = header.cell(at);
            width = cell.isBlank() ? width : at + 1;
            boolean taken = places.containsValue(at)
                    && (!isPlainAmount(at) || amounts.stream().anyMatch(amount -> amount.at() == place));
            if (!cell.isBlank() && !taken) {
                unknown.add(cell.text());
            }
        }
        return new ColumnIndex(places, named, unknown, width);
    }

    private boolean isPlainAmount(int at) {
        return found.getOrDefault(ColumnRole.AMOUNT, List.of()).contains(at);
    }

    /** The mapping, for people to check, in the order of the file. */
    List<SpreadsheetParseResult.ColumnMapping> columnMappings(AmountUnit unit) {
        Map<Integer, SpreadsheetParseResult.ColumnMapping> taken = new TreeMap<>();
        found.forEach((as, at) -> {
            if (as != ColumnRole.AMOUNT) {
                taken.put(
                        at.getFirst(),
                        new SpreadsheetParseResult.ColumnMapping(
                                header.cell(at.getFirst()).text(), as, null, null, null));
            }
        });
        for (AmountColumn amount : amountColumns()) {
            taken.put(
                    amount.at(),
                    new SpreadsheetParseResult.ColumnMapping(
                            header.cell(amount.at()).text(), ColumnRole.AMOUNT, amount.flow(), amount.year(), unit));
        }
        return List.copyOf(taken.values());
    }
}

package nl.mutatieboek.intake.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.intake.table.AmountUnit;
import nl.mutatieboek.intake.table.Cell;
import nl.mutatieboek.intake.table.Columns;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Flaws;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.Row;
import org.jspecify.annotations.Nullable;

/** Which column of a sheet is taken as what: as somebody says, or by its name. */
final class SheetHeader {
    private static final List<SheetColumn> OF_AN_ITEM =
            List.of(SheetColumn.ITEM, SheetColumn.ARTICLE, SheetColumn.CHAPTER);

    private final Row header;
    private final SheetAsked asked;
    private final Map<SheetColumn, List<Integer>> found = new LinkedHashMap<>();
    private final List<Amount> wide = new ArrayList<>();
    private final List<Flaw> missing = new ArrayList<>();

    SheetHeader(Row header, SheetAsked asked) {
        this.header = header;
        this.asked = asked;
        asked.columns().forEach(this::said);
        for (int at = 0; at < header.cells().size(); at++) {
            byName(at);
        }
    }

    /**
     * A column of amounts.
     *
     * @param name by which its fields are asked
     * @param at where it stands, from 0
     * @param flow that its name says; null where another column does, or the file as a whole
     * @param year likewise
     */
    record Amount(
            String name,
            int at,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable AmountUnit unit) {}

    private void said(SheetColumn as, List<String> names) {
        for (String name : names) {
            int at = 0;
            while (at < header.cells().size() && !normal(header.cell(at).text()).equals(normal(name))) {
                at++;
            }
            if (at < header.cells().size()) {
                found.computeIfAbsent(as, a -> new ArrayList<>()).add(at);
            } else {
                missing.add(Flaw.of(header.number(), name, null, Reason.COLUMN_MISSING));
            }
        }
    }

    private static String normal(String name) {
        return name.replaceAll("[\\s\\u00A0]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private void byName(int at) {
        if (header.cell(at).isBlank() || found.values().stream().anyMatch(taken -> taken.contains(at))) {
            return;
        }
        String name = AmountUnit.without(header.cell(at).text());
        for (SheetColumn column : SheetColumn.values()) {
            boolean called = column.isCalled(name) || (column == SheetColumn.AMOUNT && name.isEmpty());
            if (called && !asked.columns().containsKey(column)) {
                found.computeIfAbsent(column, c -> new ArrayList<>()).add(at);
                return;
            }
        }
        Amount amount = amount(at);
        if (amount.year() != null || amount.flow() != null) {
            wide.add(amount);
        }
    }

    /** As its name says: {@code 2026}, {@code Uitgaven 2026}, {@code Stand 2026 (× € mln)}. */
    private Amount amount(int at) {
        String text = header.cell(at).text();
        Flow flow = null;
        BudgetYear year = null;
        boolean other = false;
        for (String word : AmountUnit.without(text).split(" ", -1)) {
            Flow named = Words.flow(word);
            if (word.matches("(18|19|20|21)[0-9]{2}") && year == null) {
                year = BudgetYear.parse(word);
            } else if (named != null && flow == null && word.length() > 1) {
                flow = named;
            } else {
                other |= !SheetColumn.AMOUNT.isCalled(word);
            }
        }
        return new Amount("amount " + at, at, other ? null : flow, other ? null : year, AmountUnit.in(text));
    }

    /** Whether this row names what a sheet of balances must have. */
    boolean isOne() {
        return !amounts().isEmpty() && OF_AN_ITEM.stream().anyMatch(found::containsKey);
    }

    /** Columns whose names say a year or a flow count where no column says it of its rows. */
    List<Amount> amounts() {
        List<Integer> plain = found.getOrDefault(SheetColumn.AMOUNT, List.of());
        List<Amount> byName = wide.stream()
                .filter(amount -> amount.year() == null || !found.containsKey(SheetColumn.YEAR))
                .filter(amount -> amount.flow() == null || !found.containsKey(SheetColumn.FLOW))
                .toList();
        if (asked.columns().containsKey(SheetColumn.AMOUNT) || byName.isEmpty()) {
            return plain.stream().map(this::amount).toList();
        }
        return byName;
    }

    /** What keeps it from being read, to the flaws. */
    void check(Flaws flaws) {
        missing.forEach(flaws::add);
        List<Amount> amounts = amounts();
        require(SheetColumn.ITEM, OF_AN_ITEM.stream().anyMatch(found::containsKey), flaws);
        require(SheetColumn.AMOUNT, !amounts.isEmpty(), flaws);
        if (!amounts.isEmpty()) {
            of(
                    SheetColumn.FLOW,
                    asked.flow(),
                    amounts.stream().map(Amount::flow).toList(),
                    flaws);
            of(
                    SheetColumn.YEAR,
                    asked.year(),
                    amounts.stream().map(Amount::year).toList(),
                    flaws);
        }
        if (asked.moment() && found.containsKey(SheetColumn.MOMENT)) {
            flaw(SheetColumn.MOMENT, Reason.SAID_TWICE, Map.of(), flaws);
        }
        found.forEach((as, at) -> {
            boolean several = as == SheetColumn.AMOUNT
                    ? !asked.columns().containsKey(as) && at.size() > 1 && amounts.size() == at.size()
                    : at.size() > 1;
            if (several) {
                flaw(as, Reason.COLUMN_UNCLEAR, Map.of("as", as, "columns", String.join(", ", names(at))), flaws);
            }
        });
    }

    private static void require(SheetColumn as, boolean there, Flaws flaws) {
        if (!there) {
            flaws.add(Flaw.of(0, null, null, Reason.COLUMN_NOT_TAKEN, Map.of("as", as)));
        }
    }

    /** That each amount has one, and one only: of its column's name, of another column, or of the file as a whole. */
    private void of(SheetColumn as, @Nullable Object whole, List<? extends @Nullable Object> named, Flaws flaws) {
        boolean all = named.stream().allMatch(one -> one != null);
        boolean any = named.stream().anyMatch(one -> one != null);
        boolean column = found.containsKey(as);
        require(as, all || column || whole != null, flaws);
        if (whole != null && (any || column)) {
            flaw(as, Reason.SAID_TWICE, Map.of(), flaws);
        }
    }

    private void flaw(SheetColumn as, Reason reason, Map<String, Object> values, Flaws flaws) {
        flaws.add(Flaw.of(header.number(), as.toString(), null, reason, values));
    }

    private List<String> names(List<Integer> at) {
        return at.stream().map(column -> header.cell(column).text()).toList();
    }

    boolean has(SheetColumn as) {
        return found.containsKey(as);
    }

    /** All that are read, by the names by which fields are asked. */
    Columns columns() {
        Map<String, Integer> places = new HashMap<>();
        found.forEach((as, at) -> places.put(as.toString(), at.getFirst()));
        List<Amount> amounts = amounts();
        amounts.forEach(amount -> places.put(amount.name(), amount.at()));
        Map<String, String> named = new HashMap<>();
        places.forEach((name, at) -> named.put(name, header.cell(at).text()));
        List<String> unknown = new ArrayList<>();
        int width = 0;
        for (int at = 0; at < header.cells().size(); at++) {
            int place = at;
            Cell cell = header.cell(at);
            width = cell.isBlank() ? width : at + 1;
            boolean taken = places.containsValue(at)
                    && (!isPlainAmount(at) || amounts.stream().anyMatch(amount -> amount.at() == place));
            if (!cell.isBlank() && !taken) {
                unknown.add(cell.text());
            }
        }
        return new Columns(places, named, unknown, width);
    }

    private boolean isPlainAmount(int at) {
        return found.getOrDefault(SheetColumn.AMOUNT, List.of()).contains(at);
    }

    /** What a reader is told of it, in the order of the file. */
    List<ReadSheet.Taken> taken(AmountUnit unit) {
        Map<Integer, ReadSheet.Taken> taken = new TreeMap<>();
        found.forEach((as, at) -> {
            if (as != SheetColumn.AMOUNT) {
                taken.put(
                        at.getFirst(),
                        new ReadSheet.Taken(header.cell(at.getFirst()).text(), as, null, null, null));
            }
        });
        for (Amount amount : amounts()) {
            taken.put(
                    amount.at(),
                    new ReadSheet.Taken(
                            header.cell(amount.at()).text(), SheetColumn.AMOUNT, amount.flow(), amount.year(), unit));
        }
        return List.copyOf(taken.values());
    }
}

package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.springframework.util.MultiValueMap;

/**
 * A mutation as somebody fills it in: the texts as they were typed, so that nothing is lost when the form is shown again.
 *
 * @param said what stands in the fields outside the grid, by their names
 * @param rows of the grid
 * @param links of the was-wordt table
 * @param years the columns of the grid
 */
record ProposalForm(
        Map<String, String> said, List<ProposalFormRow> rows, List<LineageFormRow> links, SortedSet<BudgetYear> years) {
    static final ProposalForm BLANK = new ProposalForm(Map.of(), List.of(), List.of(), new TreeSet<>());

    private static final String YEAR = "year";
    private static final String ADDED = "added";
    private static final String AMOUNT = "y";

    ProposalForm {
        said = Map.copyOf(said);
        rows = List.copyOf(rows);
        links = List.copyOf(links);
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    }

    /** The flows of a row: one, or expenditure with commitments of the same amounts. */
    enum FlowChoice {
        /** The source says both. */
        BOTH,
        /** The source says the expenditure; that the commitments are the same is inferred. */
        ASSUMED,
        EXPENDITURE,
        COMMITMENTS,
        RECEIPTS
    }

    /**
     * An item with a series of amounts.
     *
     * @param suggested of an extrapolation
     * @param amounts by budget year; blank where nothing is stated
     */
    record ProposalFormRow(
            String item,
            String flow,
            String basis,
            String note,
            String suggested,
            SortedMap<BudgetYear, String> amounts) {
        static final ProposalFormRow BLANK = new ProposalFormRow("", "", "", "", "", new TreeMap<>());

        ProposalFormRow {
            amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
        }

        /** With an amount in a column. */
        ProposalFormRow withAmount(BudgetYear year, String amount) {
            SortedMap<BudgetYear, String> more = new TreeMap<>(amounts);
            more.put(year, amount);
            return new ProposalFormRow(item, flow, basis, note, suggested, more);
        }

        /** Of these flows together. */
        ProposalFormRow withFlows(FlowChoice flows) {
            return new ProposalFormRow(item, flows.name(), basis, note, suggested, amounts);
        }

        boolean isBlank() {
            return item.isBlank()
                    && note.isBlank()
                    && suggested.isBlank()
                    && amounts.values().stream().allMatch(String::isBlank);
        }

        /** What stands in a column. */
        public String amount(BudgetYear year) {
            return amounts.getOrDefault(year, "");
        }

        /** Whether somebody has said more of it than its amounts. */
        public boolean saysMore() {
            return !basis.isBlank() || !note.isBlank();
        }
    }

    /** Which item became which. */
    record LineageFormRow(String was, String becomes) {
        boolean isBlank() {
            return was.isBlank() && becomes.isBlank();
        }
    }

    /** What was sent, of a page that was left as it is or that a program made. */
    static ProposalForm parse(MultiValueMap<String, String> sent) {
        SortedSet<BudgetYear> years = years(all(sent, YEAR));
        int rows = all(sent, "item").size();
        List<String> links = all(sent, "was");
        return new ProposalForm(
                sent.toSingleValueMap(),
                IntStream.range(0, rows).mapToObj(i -> row(sent, i, years)).toList(),
                IntStream.range(0, links.size())
                        .mapToObj(i -> new LineageFormRow(at(sent, "was", i), at(sent, "becomes", i)))
                        .toList(),
                years);
    }

    /** A column that no page made is none. */
    private static SortedSet<BudgetYear> years(List<String> texts) {
        return texts.stream().flatMap(text -> year(text).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<BudgetYear> year(String text) {
        try {
            return Optional.of(BudgetYear.parse(text));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    private static ProposalFormRow row(MultiValueMap<String, String> sent, int i, SortedSet<BudgetYear> years) {
        SortedMap<BudgetYear, String> amounts = new TreeMap<>();
        years.forEach(year -> amounts.put(year, at(sent, AMOUNT + year, i)));
        return new ProposalFormRow(
                at(sent, "item", i),
                at(sent, "flow", i),
                at(sent, "row-basis", i),
                at(sent, "row-note", i),
                at(sent, "suggested", i),
                amounts);
    }

    private static List<String> all(MultiValueMap<String, String> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }

    private static String at(MultiValueMap<String, String> sent, String name, int i) {
        List<String> all = all(sent, name);
        return i < all.size() ? all.get(i).strip() : "";
    }

    /** What stands in a field outside the grid. */
    public String said(String name) {
        return said.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    /** Whether somebody has said more than most say. */
    public boolean saysMore() {
        return Stream.of("class", "momentFrom", "precisionThousands", "coverage", "sha256", "note")
                .anyMatch(name -> !said(name).isEmpty());
    }

    /** With something else in one field. */
    ProposalForm with(String name, String text) {
        Map<String, String> other = new TreeMap<>(said);
        other.put(name, text);
        return new ProposalForm(other, rows, links, years);
    }

    /** The columns that somebody asked for, beyond those of the moment. */
    SortedSet<BudgetYear> addedYears() {
        return years(Arrays.asList(said(ADDED).split(",", -1)));
    }

    /** With one more column behind the others. */
    ProposalForm withNextYear() {
        if (years.isEmpty() || years.last().value() == BudgetYear.LAST) {
            return this;
        }
        SortedSet<BudgetYear> added = addedYears();
        added.add(years.last().plus(1));
        return with(ADDED, added.stream().map(BudgetYear::toString).collect(Collectors.joining(",")));
    }

    /** With these columns, and those in which something stands; and with blank rows at its end to go on in. */
    ProposalForm withColumns(SortedSet<BudgetYear> columns, int blankRows) {
        SortedSet<BudgetYear> all = new TreeSet<>(columns);
        List<ProposalFormRow> more = new ArrayList<>();
        for (ProposalFormRow row : rows) {
            if (!row.isBlank()) {
                more.add(row);
                row.amounts().entrySet().stream()
                        .filter(amount -> !amount.getValue().isBlank())
                        .forEach(amount -> all.add(amount.getKey()));
            }
        }
        IntStream.range(0, blankRows).forEach(i -> more.add(ProposalFormRow.BLANK));
        List<LineageFormRow> table =
                links.stream().filter(link -> !link.isBlank()).collect(Collectors.toCollection(ArrayList::new));
        table.add(new LineageFormRow("", ""));
        table.add(new LineageFormRow("", ""));
        return new ProposalForm(said, more, table, all);
    }
}

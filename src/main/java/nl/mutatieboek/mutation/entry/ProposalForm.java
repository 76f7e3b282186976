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
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MarkSelection;
import org.springframework.util.MultiValueMap;

/**
 * A proposal form as filled in. Values stay raw text, so that nothing is lost when the form is shown again.
 *
 * @param said values of the fields outside the grid, by name
 * @param links rows of the was-wordt table
 * @param years columns of the grid
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

    /** The flows of a row: one, or expenditure with commitments of equal amounts. */
    enum FlowChoice {
        /** The source states both. */
        BOTH,
        /** The source states the expenditure; equal commitments are inferred. */
        ASSUMED,
        EXPENDITURE,
        COMMITMENTS,
        RECEIPTS
    }

    /**
     * A row: an item with a series of amounts.
     *
     * @param suggested suggestion of an extrapolation
     * @param marks marks of its own, by the names of {@link MarkFormFields}; without blank ones
     * @param amounts by budget year; blank if not stated
     */
    record ProposalFormRow(
            String item,
            String flow,
            String basis,
            String note,
            String suggested,
            Map<String, String> marks,
            SortedMap<BudgetYear, String> amounts) {
        static final ProposalFormRow BLANK = blank("", "");

        ProposalFormRow {
            marks = Map.copyOf(marks);
            amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
        }

        static ProposalFormRow blank(String item, String flow) {
            return new ProposalFormRow(item, flow, "", "", "", Map.of(), new TreeMap<>());
        }

        ProposalFormRow withAmount(BudgetYear year, String amount) {
            SortedMap<BudgetYear, String> more = new TreeMap<>(amounts);
            more.put(year, amount);
            return new ProposalFormRow(item, flow, basis, note, suggested, marks, more);
        }

        ProposalFormRow withItem(String path) {
            return new ProposalFormRow(path, flow, basis, note, suggested, marks, amounts);
        }

        ProposalFormRow withFlows(FlowChoice flows) {
            return new ProposalFormRow(item, flows.name(), basis, note, suggested, marks, amounts);
        }

        ProposalFormRow withMarks(Map<String, String> others) {
            return new ProposalFormRow(item, flow, basis, note, suggested, others, amounts);
        }

        /** Returns the row without the mark that only commitments have. */
        ProposalFormRow withoutGuarantee() {
            Map<String, String> others = new TreeMap<>(marks);
            others.remove(MarkFormFields.GUARANTEE);
            return withMarks(others);
        }

        boolean isBlank() {
            return item.isBlank()
                    && note.isBlank()
                    && suggested.isBlank()
                    && marks.isEmpty()
                    && amounts.values().stream().allMatch(String::isBlank);
        }

        public String amount(BudgetYear year) {
            return amounts.getOrDefault(year, "");
        }

        public String mark(String name) {
            return marks.getOrDefault(name, "");
        }

        /** The marks of its own that are filled in, for people. */
        public List<MarkSelection> ownMarks() {
            return MarkFormFields.selections(this::mark);
        }

        /** Whether more than the amounts is filled in. */
        public boolean saysMore() {
            return !basis.isBlank() || !note.isBlank() || !marks.isEmpty();
        }
    }

    /** A row of the was-wordt table. */
    record LineageFormRow(String was, String becomes) {
        boolean isBlank() {
            return was.isBlank() && becomes.isBlank();
        }
    }

    /** Parses submitted fields, also of an unchanged form or from a program. */
    static ProposalForm parse(MultiValueMap<String, String> sent) {
        SortedSet<BudgetYear> years = years(all(sent, YEAR));
        int rows = all(sent, "item").size();
        List<String> links = all(sent, "was");
        return new ProposalForm(
                sent.toSingleValueMap(),
                IntStream.range(0, rows).mapToObj(i -> row(sent, i, years)).toList(),
                IntStream.range(0, links.size())
                        .mapToObj(i -> new LineageFormRow(
                                item(sent, "was", i, FormFieldRef.inLink(i, "was")),
                                item(sent, "becomes", i, FormFieldRef.inLink(i, "becomes"))))
                        .toList(),
                years);
    }

    /** Ignores invalid column years. */
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
                item(sent, "item", i, FormFieldRef.inRow(i, "item")),
                at(sent, "flow", i),
                at(sent, "row-basis", i),
                at(sent, "row-note", i),
                at(sent, "suggested", i),
                marks(sent, i),
                amounts);
    }

    private static Map<String, String> marks(MultiValueMap<String, String> sent, int i) {
        Map<String, String> marks = new TreeMap<>();
        for (String name : MarkFormFields.NAMES) {
            String text = at(sent, "row-" + name, i);
            if (!text.isEmpty()) {
                marks.put(name, text);
            }
        }
        return marks;
    }

    /** The text of an item, or the item that was chosen for that text. */
    private static String item(MultiValueMap<String, String> sent, String name, int i, FormFieldRef field) {
        String choice = sent.getFirst("choice-" + field.id());
        String text = at(sent, name, i);
        return choice == null ? text : ResolvedProposalForm.chosen(text, choice);
    }

    private static List<String> all(MultiValueMap<String, String> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }

    private static String at(MultiValueMap<String, String> sent, String name, int i) {
        List<String> all = all(sent, name);
        return i < all.size() ? all.get(i).strip() : "";
    }

    /** The value of a field outside the grid. */
    public String said(String name) {
        return said.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    /** Whether optional fields are filled in. */
    public boolean saysMore() {
        return Stream.of("class", "momentFrom", "precisionThousands", "coverage", "sha256", "note")
                .anyMatch(name -> !said(name).isEmpty());
    }

    /** Whether marks of all lines are filled in. */
    public boolean saysMarks() {
        return MarkFormFields.NAMES.stream()
                .anyMatch(name ->
                        !name.equals(MarkFormFields.CLASS) && !said(name).isEmpty());
    }

    /** Returns the form without blank rows, so that its rows keep their places when it is shown again. */
    ProposalForm withoutBlankRows() {
        return new ProposalForm(
                said,
                rows.stream().filter(row -> !row.isBlank()).toList(),
                links.stream().filter(link -> !link.isBlank()).toList(),
                years);
    }

    ProposalForm with(String name, String text) {
        Map<String, String> other = new TreeMap<>(said);
        other.put(name, text);
        return new ProposalForm(other, rows, links, years);
    }

    /** Returns the form with a first row for an item. */
    ProposalForm withItem(ItemPath item) {
        return new ProposalForm(
                said, List.of(ProposalFormRow.blank(item.toString(), FlowChoice.BOTH.name())), links, years);
    }

    /** The columns added by the user beyond those of the moment. */
    SortedSet<BudgetYear> addedYears() {
        return years(Arrays.asList(said(ADDED).split(",", -1)));
    }

    ProposalForm withNextYear() {
        if (years.isEmpty()) {
            return this;
        }
        SortedSet<BudgetYear> added = addedYears();
        years.last().next().ifPresent(year -> added.add(year));
        return with(ADDED, added.stream().map(BudgetYear::toString).collect(Collectors.joining(",")));
    }

    /** Returns the form with these columns and those that have amounts, and with blank rows at the end. */
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

package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.DutchNumberParser;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.mutation.entry.ProposalForm.FlowChoice;
import nl.mutatieboek.mutation.entry.ProposalForm.LineageFormRow;
import nl.mutatieboek.mutation.entry.ProposalForm.ProposalFormRow;
import nl.mutatieboek.platform.format.DateParser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps a form to the request body of the API, and remembers the field of each part. Values that do not convert stay
 * text, so that the API parser reports the error.
 */
final class ProposalFormMapper {
    private static final Pattern POSTING = Pattern.compile("/postings/([0-9]+)/(?:marks/)?(\\w+)");
    private static final Pattern LINK = Pattern.compile("/lineage/([0-9]+)/(\\w+)");

    /** Placeholder for texts that are still missing when only the figures are previewed. */
    private static final String TO_COME = "?";

    private static final List<String> LINES = List.of(
            "kind",
            "title",
            "explanation",
            "moment",
            "momentFrom",
            "basis",
            "class",
            "coverage",
            "note",
            "corrects",
            "chapter");
    private static final List<String> OF_SOURCE = List.of("document", "place", "url", "sha256");
    private static final List<String> OF_KIND =
            List.of("cause", "prognosis", "decision", "conditions", "parliamentaryPaper", "member", "bill");
    private static final String NOT_STATED = "NotStated";

    private final ProposalForm form;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ArrayNode postings = JsonNodeFactory.instance.arrayNode();
    private final List<PostingCell> cells = new ArrayList<>();
    private final List<Integer> links = new ArrayList<>();
    private final Map<FormFieldRef, FlawReason> unreadableAmounts = new HashMap<>();
    private final Map<Flow, SortedMap<BudgetYear, Thousands>> sums = new EnumMap<>(Flow.class);
    private final Set<String> missingFields = new LinkedHashSet<>();

    /** The field of a posting. A row without amounts has no year; its first column is used. */
    private record PostingCell(int row, @Nullable BudgetYear year) {}

    private ProposalFormMapper(ProposalForm form) {
        MutationKind kind = kind(form);
        this.form = kind == null ? form : BalancingRow.fill(form, kind);
    }

    static ProposalFormMapper map(ProposalForm form) {
        ProposalFormMapper filled = new ProposalFormMapper(form);
        filled.fill();
        return filled;
    }

    /** Maps an unfinished form, with placeholders for missing texts. */
    static ProposalFormMapper mapUnfinished(ProposalForm form) {
        ProposalFormMapper filled = map(form);
        filled.awaitWords();
        return filled;
    }

    /** The request body. */
    ObjectNode body() {
        return body;
    }

    /** Names of the fields with missing texts. */
    Set<String> missingFields() {
        return missingFields;
    }

    /** Totals of the rows, regardless of errors elsewhere. */
    Map<Flow, SortedMap<BudgetYear, Thousands>> sums() {
        return sums;
    }

    /** Amounts that cannot be parsed, with the reason. */
    Map<FormFieldRef, FlawReason> unreadableAmounts() {
        return unreadableAmounts;
    }

    FormFieldRef fieldOfPosting(int index) {
        return fieldAt(cells.get(index));
    }

    private FormFieldRef fieldAt(PostingCell cell) {
        if (cell.year() != null) {
            return FormFieldRef.inRow(cell.row(), cell.year().toString());
        }
        return FormFieldRef.inRow(
                cell.row(),
                form.years().isEmpty() ? "item" : form.years().first().toString());
    }

    int rowOfPosting(int index) {
        return cells.get(index).row();
    }

    /** The field of a JSON pointer into the body. */
    FormFieldRef fieldAt(String pointer) {
        Matcher posting = POSTING.matcher(pointer);
        if (posting.matches()) {
            PostingCell cell = cells.get(Integer.parseInt(posting.group(1)));
            return switch (posting.group(2)) {
                case "thousands", "year" -> fieldAt(cell);
                default -> FormFieldRef.inRow(cell.row(), MarkFormFields.field(posting.group(2)));
            };
        }
        Matcher link = LINK.matcher(pointer);
        if (link.matches()) {
            return FormFieldRef.inLink(links.get(Integer.parseInt(link.group(1))), link.group(2));
        }
        return FormFieldRef.of(MarkFormFields.field(pointer.substring(pointer.lastIndexOf('/') + 1)));
    }

    private void fill() {
        LINES.forEach(name -> put(body, name, form.said(name)));
        put(body, "effectiveOn", DateParser.toIsoDate(form.said("effectiveOn")));
        put(body, "continuation", form.said("continuation"));
        if (form.said("continuation").equals(Continuation.Type.UNTIL.name())) {
            number(body, "until");
        }
        flag("newPolicy");
        number(body, "precisionThousands");
        ObjectNode source = body.putObject("source");
        OF_SOURCE.forEach(name -> put(source, name, form.said(name)));
        putMarks(body, name -> name.equals(MarkFormFields.CLASS) ? "" : form.said(name));
        MutationKind kind = kind();
        if (kind != null) {
            particulars(KindFieldPolicy.requirements(kind));
        }
        for (int row = 0; row < form.rows().size(); row++) {
            if (!form.rows().get(row).isBlank()) {
                post(row, form.rows().get(row), kind);
            }
        }
        body.set("postings", postings);
    }

    private static void putMarks(ObjectNode in, UnaryOperator<String> texts) {
        ObjectNode marks = MarkFormFields.toJson(texts);
        if (!marks.isEmpty()) {
            in.set("marks", marks);
        }
    }

    private @Nullable MutationKind kind() {
        return kind(form);
    }

    private static @Nullable MutationKind kind(ProposalForm form) {
        try {
            return MutationKind.parse(form.said("kind"));
        } catch (MalformedValueException e) {
            // The API parser reports the error.
            return null;
        }
    }

    /** Fields of other kinds stay in the form and are not submitted. */
    private void particulars(KindFieldPolicy.FieldRequirements requested) {
        OF_KIND.stream().filter(requested::allows).forEach(name -> put(body, name, form.said(name)));
        requested.openly().stream().sorted().forEach(name -> flag(name + NOT_STATED));
        if (requested.allows("carriedFrom")) {
            number(body, "carriedFrom");
        }
        if (requested.allows("lineage")) {
            lineage();
        }
    }

    private void lineage() {
        ArrayNode lineage = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < form.links().size(); i++) {
            LineageFormRow link = form.links().get(i);
            if (!link.isBlank()) {
                links.add(i);
                ObjectNode one = lineage.addObject();
                put(one, "was", link.was());
                put(one, "becomes", link.becomes());
            }
        }
        if (!lineage.isEmpty()) {
            body.set("lineage", lineage);
        }
    }

    private void post(int at, ProposalFormRow row, @Nullable MutationKind kind) {
        switch (row.flow()) {
            case "BOTH", "ASSUMED" -> {
                post(at, row.withoutGuarantee(), Flow.EXPENDITURE.name(), row.basis(), kind);
                boolean assumed = row.flow().equals(FlowChoice.ASSUMED.name());
                post(at, row, Flow.COMMITMENTS.name(), assumed ? Basis.INFERRED.name() : row.basis(), kind);
            }
            default -> post(at, row, row.flow(), row.basis(), kind);
        }
    }

    private void post(int at, ProposalFormRow row, String flow, String basis, @Nullable MutationKind kind) {
        List<BudgetYear> years = row.amounts().entrySet().stream()
                .filter(amount -> !amount.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (years.isEmpty()) {
            cells.add(new PostingCell(at, null));
            line(at, row, flow, basis, kind);
        }
        for (BudgetYear year : years) {
            PostingCell cell = new PostingCell(at, year);
            cells.add(cell);
            ObjectNode line = line(at, row, flow, basis, kind);
            line.put("year", year.value());
            Long thousands = amount(line, "thousands", row.amount(year), fieldAt(cell));
            if (thousands != null) {
                sum(flow, year, thousands);
            }
        }
    }

    private ObjectNode line(int at, ProposalFormRow row, String flow, String basis, @Nullable MutationKind kind) {
        ObjectNode line = postings.addObject();
        put(line, "item", row.item());
        put(line, "flow", flow);
        put(line, "basis", basis);
        put(line, "note", row.note());
        putMarks(line, row::mark);
        if (kind == MutationKind.EXTRAPOLATION && !row.suggested().isBlank()) {
            amount(line, "suggested", row.suggested(), FormFieldRef.inRow(at, "suggested"));
        }
        return line;
    }

    private void sum(String flow, BudgetYear year, long thousands) {
        try {
            sums.computeIfAbsent(Flow.parse(flow), f -> new TreeMap<>())
                    .merge(year, Thousands.requirePostable(thousands), Thousands::plus);
        } catch (MalformedValueException e) {
            // The API parser reports the error; an invalid amount does not count in totals.
            return;
        }
    }

    private static void put(ObjectNode in, String name, String text) {
        if (!text.isBlank()) {
            in.put(name, text);
        }
    }

    private void flag(String name) {
        if (form.said(name).equals("true")) {
            body.put(name, true);
        }
    }

    private void number(ObjectNode in, String name) {
        if (!form.said(name).isBlank()) {
            amount(in, name, form.said(name), FormFieldRef.of(name));
        }
    }

    /** Parses an amount as budget documents print it; other text stays text. */
    private @Nullable Long amount(ObjectNode in, String name, String text, FormFieldRef place) {
        try {
            long number = DutchNumberParser.parsePrinted(text);
            in.put(name, number);
            return number;
        } catch (DutchNumberParser.NotRead e) {
            unreadableAmounts.put(place, e.reason());
            in.put(name, text);
            return null;
        }
    }

    private void awaitWords() {
        await(body, "title");
        await(body, "explanation");
        await((ObjectNode) body.get("source"), "document");
        if (!body.has("basis")) {
            missingFields.add("basis");
            body.put("basis", Basis.READ.name());
        }
        MutationKind kind = kind();
        if (kind == null) {
            return;
        }
        KindFieldPolicy.FieldRequirements requested = KindFieldPolicy.requirements(kind);
        for (String name : OF_KIND) {
            boolean openly = requested.openly().contains(name) && !body.has(name + NOT_STATED);
            if (!name.equals("bill") && (openly || requested.required().contains(name))) {
                await(body, name);
            }
        }
    }

    private void await(ObjectNode in, String name) {
        if (!in.has(name)) {
            missingFields.add(name);
            in.put(name, TO_COME);
        }
    }
}

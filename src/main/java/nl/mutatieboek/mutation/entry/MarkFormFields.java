package nl.mutatieboek.mutation.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.StatedMarks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields for the marks of a mutation or of a row: their names, and their mapping to and from marks. */
final class MarkFormFields {
    static final String CLASS = "class";
    static final String GUARANTEE = "guarantee";
    static final String REASON = "markReason";

    /** The fields of a row; a mutation has the same fields, and its class elsewhere. */
    static final List<String> NAMES = List.of("ceiling", "hgis", GUARANTEE, CLASS, "ibosNumber", "window", REASON);

    private static final String API_REASON = "reason";

    private MarkFormFields() {}

    /** The field of a part of the marks in the API. */
    static String field(String part) {
        return part.equals(API_REASON) ? REASON : part;
    }

    /**
     * Maps fields to the marks of the API.
     *
     * @param texts texts of the fields; blank if not filled in
     */
    static ObjectNode toJson(UnaryOperator<String> texts) {
        ObjectNode marks = JsonNodeFactory.instance.objectNode();
        for (String name : NAMES) {
            String text = texts.apply(name);
            if (!text.isBlank()) {
                put(marks, name.equals(REASON) ? API_REASON : name, text);
            }
        }
        return marks;
    }

    /** Text that is not an answer stays text: it is neither yes nor no. */
    private static void put(ObjectNode marks, String part, String text) {
        Boolean answer = (part.equals("hgis") || part.equals(GUARANTEE)) ? answer(text) : null;
        if (answer == null) {
            marks.put(part, text);
        } else {
            marks.put(part, answer);
        }
    }

    /** The fields that state these marks. */
    static Map<String, String> of(@Nullable StatedMarks marks) {
        Map<String, String> fields = new TreeMap<>();
        if (marks != null) {
            put(fields, "ceiling", marks.budget().ceiling());
            put(fields, "hgis", marks.budget().hgis());
            put(fields, GUARANTEE, marks.budget().guarantee());
            put(fields, CLASS, marks.budget().mutationClass());
            put(fields, "ibosNumber", marks.ibosNumber());
            put(fields, "window", marks.window());
            put(fields, REASON, marks.reason());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** The marks that fields state; a text that is no mark is not known. */
    static BudgetMarks parse(UnaryOperator<String> texts) {
        return new BudgetMarks(
                constant(Ceiling.values(), texts.apply("ceiling")),
                answer(texts.apply("hgis")),
                answer(texts.apply(GUARANTEE)),
                constant(MutationClass.values(), texts.apply(CLASS)));
    }

    /** The same marks as selections, which have a text each; those that are not known are omitted. */
    static List<MarkSelection> selections(UnaryOperator<String> texts) {
        BudgetMarks marks = parse(texts);
        return Arrays.stream(MarkSelection.values())
                .filter(selection -> selection != selection.whereUnknown())
                .filter(selection -> selection.matches(marks, Flow.COMMITMENTS))
                .toList();
    }

    private static <T extends Enum<T>> @Nullable T constant(T[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Boolean answer(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}

package nl.mutatieboek.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.mutatieboek.api.Fault.In;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Malformed.Expected;
import nl.mutatieboek.budget.term.Proposal;
import tools.jackson.databind.JsonNode;

/** One member of a JSON object, to be read as what it ought to be. Null is the same as absent. */
public final class Field {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final JsonNode node;
    private final String pointer;
    private final boolean required;
    private final Faults faults;

    Field(JsonNode node, String pointer, boolean required, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.required = required;
        this.faults = faults;
    }

    /** Whether something stands there, right or wrong. */
    public boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * Text.
     *
     * @param word makes the word that it claims to be, or throws {@link Malformed}
     */
    public <T> Read<T> text(Function<String, T> word) {
        if (absent()) {
            return Read.nothing();
        }
        return node.isString() ? made(() -> word.apply(node.stringValue())) : wrong("not-text");
    }

    /** A whole number, written without fraction or exponent, that fits in 64 bits. */
    public <T> Read<T> number(LongFunction<T> word) {
        if (absent()) {
            return Read.nothing();
        }
        if (!node.isIntegralNumber()) {
            return wrong("not-a-whole-number");
        }
        return node.canConvertToLong() ? made(() -> word.apply(node.longValue())) : wrong("too-large");
    }

    /** A day, as {@code 2025-09-16}, within the budget years of the book. */
    public Read<LocalDate> date() {
        return text(Field::date);
    }

    static LocalDate date(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return Proposal.requireDate(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            throw new Malformed(Expected.DATE, "no such day");
        }
        throw new Malformed(Expected.DATE, "not written as 2025-09-16");
    }

    public Read<Boolean> trueOrFalse() {
        if (absent()) {
            return Read.nothing();
        }
        return node.isBoolean() ? Read.of(node.booleanValue()) : wrong("not-true-or-false");
    }

    /** An object; where there is none, one in which nothing is found. */
    public Fields object() {
        if (!absent() && !node.isObject()) {
            wrong("not-an-object");
        }
        return new Fields(node, pointer, isThere() && node.isObject(), faults);
    }

    /**
     * A list of objects.
     *
     * @param most how many there may be; at least one must be
     */
    public List<Fields> objects(int most) {
        if (absent()) {
            return List.of();
        }
        if (!node.isArray()) {
            wrong("not-a-list");
            return List.of();
        }
        if (node.isEmpty() || node.size() > most) {
            faults.add(Fault.of(In.BODY, pointer, "list-length", Map.of("most", (long) most)));
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            objects.add(new Field(node.get(i), pointer + "/" + i, true, faults).object());
        }
        return objects;
    }

    private boolean absent() {
        if (isThere()) {
            return false;
        }
        if (required) {
            wrong("missing");
        }
        return true;
    }

    private <T> Read<T> made(Supplier<T> word) {
        try {
            return Read.of(word.get());
        } catch (Malformed e) {
            faults.add(Fault.of(In.BODY, pointer, e));
            return Read.nothing();
        }
    }

    private <T> Read<T> wrong(String code) {
        faults.add(Fault.of(In.BODY, pointer, code));
        return Read.nothing();
    }
}

package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Continuation of a series after its stated years.
 *
 * @param until the last year; null unless the type is {@code UNTIL}
 */
public record Continuation(Type type, @Nullable BudgetYear until) {
    public enum Type {
        STRUCTURAL,
        INCIDENTAL,
        UNTIL,
        UNKNOWN;

        public static Type parse(String text) {
            return MalformedValueException.parseConstant(values(), text, ExpectedValue.CONTINUATION);
        }
    }

    public static final Continuation UNKNOWN = new Continuation(Type.UNKNOWN, null);

    public Continuation {
        if ((type == Type.UNTIL) != (until != null)) {
            throw new MalformedValueException(ExpectedValue.CONTINUATION, type + " with until " + until);
        }
    }

    /** Whether a posting of this year does not continue in the next. It continues if the source does not say. */
    public boolean endsIn(BudgetYear year) {
        return switch (type) {
            case INCIDENTAL -> true;
            case UNTIL -> until != null && until.compareTo(year) <= 0;
            case STRUCTURAL, UNKNOWN -> false;
        };
    }

    public static Continuation parse(String type, @Nullable BudgetYear until) {
        return new Continuation(Type.parse(type), until);
    }
}

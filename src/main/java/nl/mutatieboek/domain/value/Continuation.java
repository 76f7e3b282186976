package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * How a series goes on after the years that it states.
 *
 * @param type structural, incidental, until a year, or not known
 * @param until the last year, exactly when the type is {@code UNTIL}
 */
public record Continuation(Type type, @Nullable BudgetYear until) {
    /** The ways a series can go on. */
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

    /** Whether a line of this year does not go on to the next; where the source does not say, it goes on. */
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

package nl.mutatieboek.platform.http;

import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;

/** Parses path variables. */
public final class PathVariableParser {
    private PathVariableParser() {}

    /**
     * Parses a path variable.
     *
     * @throws ProblemException 404 if it is malformed, because nothing with such a name can exist
     */
    public static <T> T parse(String part, Function<String, T> word) {
        try {
            return word.apply(part);
        } catch (MalformedValueException e) {
            throw ProblemException.of(404, "not-found");
        }
    }
}

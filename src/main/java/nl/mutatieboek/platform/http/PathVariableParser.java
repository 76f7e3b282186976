package nl.mutatieboek.platform.http;

import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;

/** What a path names. */
public final class PathVariableParser {
    private PathVariableParser() {}

    /**
     * Makes a word of a part of the path.
     *
     * @throws ProblemException 404 where it is malformed, because nothing with such a name can exist
     */
    public static <T> T parse(String part, Function<String, T> word) {
        try {
            return word.apply(part);
        } catch (MalformedValueException e) {
            throw ProblemException.of(404, "not-found");
        }
    }
}

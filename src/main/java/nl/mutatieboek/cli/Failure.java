package nl.mutatieboek.cli;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failures that an operator can do something about, in a sentence that says what is the matter. */
final class Failure {
    private static final String NO_TABLES = "There is a database, but no book in it: it has no table %s.";

    /** By H2's error code or PostgreSQL's SQLState; what the database puts in quotes is filled in. */
    private static final Map<String, String> KNOWN = Map.of(
            "90146", "There is no book at %s.",
            "90020", "A running process holds the book: %s. Stop it first.",
            "42102", NO_TABLES,
            "42103", NO_TABLES,
            "42104", NO_TABLES,
            "42P01", NO_TABLES);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private Failure() {}

    /** The sentence, if the failure is one of these. */
    static Optional<String> known(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String message = String.valueOf(sql.getMessage());
                String sentence = KNOWN.getOrDefault(
                        Integer.toString(sql.getErrorCode()), KNOWN.get(String.valueOf(sql.getSQLState())));
                Matcher quoted = QUOTED.matcher(message);
                return sentence == null || !quoted.find()
                        ? Optional.of("The database says: " + message)
                        : Optional.of(sentence.formatted(quoted.group(1)));
            }
        }
        return Optional.empty();
    }
}

package nl.mutatieboek.cli;

import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.MissingEntryException;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.proof.LaterBalanceHeadException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.validation.FieldError;

/** Explains failures that an operator can resolve, in one sentence. */
final class FailureExplainer {
    private static final String NO_TABLES = "The database contains no book: table %s is missing.";

    private static final String HELD = "Another process has locked the book: %s. Stop it first.";

    /** Explanations by H2 error code or PostgreSQL SQLState; the quoted part of the database message is filled in. */
    private static final Map<String, String> KNOWN = Map.of(
            "90146", "There is no book at %s.",
            "90020", HELD,
            "42102", NO_TABLES,
            "42103", NO_TABLES,
            "42104", NO_TABLES,
            "42P01", NO_TABLES);

    /** H2 message for a database that is opened read-only but needs recovery after a killed process. */
    private static final String STORE_IS_READ_ONLY = "store is read-only";

    private static final String NOT_CLOSED = "The process that wrote the book was killed, and the database must"
            + " recover before it can be read: run serve once, stop it, and try again. What was acknowledged is"
            + " safe.";

    private static final String EMPTY_FILE = "The database file is empty or truncated. Restore it from a backup.";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private FailureExplainer() {}

    /** Returns the explanation of the failure, or else the message of the database. */
    static Optional<String> explainOrQuoteDatabase(Throwable failure) {
        Optional<String> explained = explain(failure);
        if (explained.isPresent()) {
            return explained;
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of("Database error: " + sql.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Messages about a setting begin with its name. */
    private static boolean isOfSetting(String message) {
        return message.startsWith("mutatieboek.");
    }

    /** Returns the explanation of the failure, if there is one. */
    static Optional<String> explain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerStartupException
                    || cause instanceof MissingEntryException
                    || cause instanceof LaterBalanceHeadException
                    || cause instanceof OutputFailedException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            if (cause instanceof IllegalArgumentException && isOfSetting(String.valueOf(cause.getMessage()))) {
                return Optional.of(cause.getMessage() + ".");
            }
            if (cause instanceof BindValidationException invalid) {
                return Optional.of(explain(invalid.getValidationErrors()));
            }
            if (cause instanceof UnreadableEntryException unreadable) {
                return Optional.of(unreadable.operatorMessage());
            }
            if (cause instanceof NonWritableChannelException) {
                return Optional.of(EMPTY_FILE);
            }
            if (String.valueOf(cause.getMessage()).contains(STORE_IS_READ_ONLY)) {
                return Optional.of(NOT_CLOSED);
            }
            if (cause instanceof SQLException sql) {
                String sentence = KNOWN.getOrDefault(
                        Integer.toString(sql.getErrorCode()), KNOWN.get(String.valueOf(sql.getSQLState())));
                Matcher quoted = QUOTED.matcher(String.valueOf(sql.getMessage()));
                return sentence == null || !quoted.find()
                        ? Optional.empty()
                        : Optional.of(sentence.formatted(quoted.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String explain(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .map(error -> errors.getName()
                        + (error instanceof FieldError field
                                ? "." + DataObjectPropertyName.toDashedForm(field.getField())
                                : "")
                        + " " + error.getDefaultMessage() + ".")
                .collect(Collectors.joining(" "));
    }

    /** The failure for a ledger whose file is locked by another process. */
    static LedgerStartupException bookInUse(Path file) {
        return new LedgerStartupException(HELD.formatted(file));
    }
}

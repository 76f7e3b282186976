package nl.mutatieboek.budget;

import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.platform.http.ValidatedRequest;

/**
 * The command of a form.
 *
 * @param type the request of the API that has the fields of the form
 */
record FormCommandMapper<T extends ValidatedRequest>(Class<T> type, Function<T, Command> mapping) {}

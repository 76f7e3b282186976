package nl.mutatieboek.budget;

import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.platform.http.ValidatedRequest;

/**
 * Maps a form to a command.
 *
 * @param type the API request with the fields of the form
 */
record FormCommandMapper<T extends ValidatedRequest>(Class<T> type, Function<T, Command> mapping) {}

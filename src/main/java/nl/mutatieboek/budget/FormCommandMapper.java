package nl.mutatieboek.budget;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.platform.http.ValidatedRequest;

/**
 * Maps a form to a command.
 *
 * @param type the API request with the fields of the form
 * @param mapping of the identity of the command and the request
 */
public record FormCommandMapper<T extends ValidatedRequest>(Class<T> type, BiFunction<UUID, T, Command> mapping) {
    /** A command without an identity of its own. */
    public FormCommandMapper(Class<T> type, Function<T, Command> mapping) {
        this(type, (id, request) -> mapping.apply(request));
    }
}

package nl.mutatieboek.platform.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import nl.mutatieboek.ledger.CommandResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The response of a recorded command.
 *
 * @param body what was recorded; its members are merged with the ledger number
 * @param ledgerNumber the number of the last entry of the command, the same for every repeat; null in a dry run
 */
public record RecordedResponse<T>(
        @JsonUnwrapped T body, @Nullable Long ledgerNumber) {
    /** Answers 201 with the address of the resource, or 200 without address for a dry run. */
    public static <T> ResponseEntity<RecordedResponse<T>> createdOrOk(URI location, T shown, CommandResult answer) {
        return answer instanceof CommandResult.RecordedResult recorded
                ? ResponseEntity.created(location).body(new RecordedResponse<>(shown, recorded.ledgerNumber()))
                : ResponseEntity.ok(new RecordedResponse<>(shown, null));
    }
}

package nl.mutatieboek.platform.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What was recorded, and where in the ledger.
 *
 * @param body what was recorded; its members stand beside the ledger number
 * @param ledgerNumber the number of the last entry that it made, the same for every repeat; null in a dry run
 */
public record RecordedResponse<T>(
        @JsonUnwrapped T body, @Nullable Long ledgerNumber) {
    /** Answers 201 with the address of what was recorded; 200 without one where it was only tried out. */
    public static <T> ResponseEntity<RecordedResponse<T>> createdOrOk(
            URI location, T shown, OptionalLong ledgerNumber) {
        return ledgerNumber.isPresent()
                ? ResponseEntity.created(location).body(new RecordedResponse<>(shown, ledgerNumber.getAsLong()))
                : ResponseEntity.ok(new RecordedResponse<>(shown, null));
    }
}

package nl.mutatieboek.security.account;

import java.time.Instant;
import java.util.List;
import nl.mutatieboek.ledger.RecordedActor;

/**
 * A recorded read of what was not presented to parliament yet.
 *
 * @param request method and path without parameters, up to {@value #MAX_REQUEST_LENGTH} characters
 * @param chapters chapters of the query; empty means the whole book
 * @param moments moments under embargo that the response covers
 */
public record EmbargoedRead(
        long number, Instant at, RecordedActor by, String request, List<String> chapters, List<String> moments) {
    /** Maximum stored length of method and path. */
    public static final int MAX_REQUEST_LENGTH = 2_000;

    public EmbargoedRead {
        chapters = List.copyOf(chapters);
        moments = List.copyOf(moments);
    }
}

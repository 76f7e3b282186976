package nl.mutatieboek.security.account;

import java.time.Instant;
import java.util.List;
import nl.mutatieboek.ledger.RecordedActor;

/**
 * That somebody was shown what was not presented to parliament yet.
 *
 * @param asked the method and the path, without parameters; at most {@value #MAX_REQUEST_LENGTH} characters of it
 * @param chapters what the question was about; none means the whole book
 * @param moments those under embargo that the answer reaches
 */
public record EmbargoedRead(
        long number, Instant at, RecordedActor by, String asked, List<String> chapters, List<String> moments) {
    /** As much of a question is kept. */
    public static final int MAX_REQUEST_LENGTH = 2_000;

    public EmbargoedRead {
        chapters = List.copyOf(chapters);
        moments = List.copyOf(moments);
    }
}

package nl.mutatieboek.platform;

import java.time.LocalDate;
import java.util.Map;
import nl.mutatieboek.domain.value.Moment;

/** The reader may not see a moment before its embargo ends. */
public final class EmbargoedException extends CodedException {
    public EmbargoedException(Moment moment, LocalDate submittedOn) {
        super("under-embargo", Map.of("moment", moment, "submittedOn", submittedOn));
    }
}

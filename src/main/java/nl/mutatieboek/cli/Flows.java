package nl.mutatieboek.cli;

import java.util.Arrays;
import nl.mutatieboek.domain.value.Flow;

/** The flows, for a shell that completes them. */
final class Flows extends Words {
    Flows() {
        super(Arrays.asList(Flow.values()));
    }
}

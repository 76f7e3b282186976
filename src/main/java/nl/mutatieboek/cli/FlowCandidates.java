package nl.mutatieboek.cli;

import java.util.Arrays;
import nl.mutatieboek.domain.value.Flow;

/** The flows for shell completion. */
final class FlowCandidates extends CompletionCandidates {
    FlowCandidates() {
        super(Arrays.asList(Flow.values()));
    }
}

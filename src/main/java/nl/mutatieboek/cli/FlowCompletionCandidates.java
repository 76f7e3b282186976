package nl.mutatieboek.cli;

import java.util.Arrays;
import nl.mutatieboek.domain.value.Flow;

/** The flows for shell completion. */
final class FlowCompletionCandidates extends CompletionCandidates {
    FlowCompletionCandidates() {
        super(Arrays.asList(Flow.values()));
    }
}

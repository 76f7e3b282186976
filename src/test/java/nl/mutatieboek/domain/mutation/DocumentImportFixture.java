package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ProposalDraft.reEstimate;

import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ProposalDraft;

/** Commands and queries that tests of imports share. */
final class DocumentImportFixture {
    static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");

    static Event.PostingsBooked last(DecisionScenario story) {
        return story.book().events(Event.PostingsBooked.class).getLast();
    }

    private DocumentImportFixture() {}
}

package nl.mutatieboek.trail;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the ledger into what dossiers say of their lines: what, why, on which source, and who. */
@Component
class TrailProjection implements Projection {
    static final String NAME = "trail";

    private final JdbcClient jdbc;

    TrailProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry) {
        String at = entry.recordedAt().toString();
        switch (entry.event()) {
            case Event.MutationProposed e -> proposed(e, at);
            case Event.MutationApproved e ->
                one(
                        jdbc.sql("update trail_dossier set approved_by = ?, approved_at = ? where mutation = ?")
                                .params(e.by().value(), at, e.mutation().toString())
                                .update(),
                        e);
            case Event.MutationConfirmed e ->
                jdbc.sql("insert into trail_confirmation values (?, ?, ?, ?)")
                        .params(e.mutation().toString(), e.chapter().value(), e.by().value(), at)
                        .update();
            case Event.MutationReversed e ->
                one(
                        jdbc.sql("update trail_dossier set reversed_by = ? where mutation = ?")
                                .params(e.reversal().toString(), e.mutation().toString())
                                .update(),
                        e);
            case Event.MutationBooked e -> {}
            case Event.MutationRejected e -> {}
            case Event.MutationReturned e -> {}
            case Event.MutationWithdrawn e -> {}
            case Event.ReversalClaimed e -> {}
            case Event.ReversalReleased e -> {}
            case Event.OfChapter e -> {}
            case Event.OfCalendar e -> {}
        }
    }

    private void proposed(Event.MutationProposed e, String at) {
        Proposal proposal = e.proposal();
        jdbc.sql("""
            insert into trail_dossier (mutation, number, kind, title, explanation, basis, rounded_to, document,
              place, url, note, one_sided, proposed_by, proposed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(e.mutation().toString())
                .param(e.number())
                .param(proposal.kind().name())
                .param(proposal.title())
                .param(proposal.explanation())
                .param(proposal.basis().name())
                .param(proposal.precision().thousands())
                .param(proposal.source().document())
                .param(proposal.source().place())
                .param(proposal.source().url())
                .param(proposal.note())
                .param(proposal.oneSided())
                .param(e.by().value())
                .param(at)
                .update();
    }

    private static void one(int rows, Event event) {
        if (rows != 1) {
            throw new IllegalStateException(rows + " dossiers for " + event);
        }
    }
}

package nl.mutatieboek.trail;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import org.springframework.stereotype.Component;

/** Folds the ledger into what dossiers say of their lines: what, why, on which source, and who. */
@Component
class TrailProjection implements Projection {
    static final String NAME = "trail";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry, Rows rows) {
        String at = entry.recordedAt().toString();
        switch (entry.event()) {
            case Event.MutationProposed e -> proposed(e, at, rows);
            case Event.MutationApproved e ->
                rows.changeOne(
                        "update trail_dossier set approved_by = ?, approved_at = ? where mutation = ?",
                        e.by().value(),
                        at,
                        e.mutation().toString());
            case Event.MutationConfirmed e ->
                rows.add(
                        "insert into trail_confirmation values (?, ?, ?, ?)",
                        e.mutation().toString(),
                        e.chapter().value(),
                        e.by().value(),
                        at);
            case Event.MutationReversed e ->
                rows.changeOne(
                        "update trail_dossier set reversed_by = ? where mutation = ?",
                        e.reversal().toString(),
                        e.mutation().toString());
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

    private static void proposed(Event.MutationProposed e, String at, Rows rows) {
        Proposal proposal = e.proposal();
        rows.add(
                """
                insert into trail_dossier (mutation, number, kind, title, explanation, basis, rounded_to, document,
                  place, url, note, one_sided, proposed_by, proposed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                e.mutation().toString(),
                e.number(),
                proposal.kind().name(),
                proposal.title(),
                proposal.explanation(),
                proposal.basis().name(),
                proposal.precision().thousands(),
                proposal.source().document(),
                proposal.source().place(),
                proposal.source().url(),
                proposal.note(),
                proposal.oneSided(),
                e.by().value(),
                at);
    }
}

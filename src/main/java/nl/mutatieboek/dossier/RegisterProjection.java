package nl.mutatieboek.dossier;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import org.springframework.stereotype.Component;

/** Folds the dossiers into the register of mutations: one row each, and where it stands. */
@Component
class RegisterProjection implements Projection {
    static final String NAME = "mutations";

    /** An instant in UTC, always with three digits of milliseconds. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry, Rows rows) {
        switch (entry.event()) {
            case Event.MutationProposed e -> register(e, entry, rows);
            case Event.MutationApproved e -> stands(e.mutation(), State.APPROVED, entry, rows);
            case Event.MutationConfirmed e -> goesOn(e.mutation(), entry, rows);
            case Event.MutationBooked e -> stands(e.mutation(), State.BOOKED, entry, rows);
            case Event.MutationRejected e -> stands(e.mutation(), State.REJECTED, entry, rows);
            case Event.MutationReturned e -> stands(e.mutation(), State.RETURNED, entry, rows);
            case Event.MutationWithdrawn e -> stands(e.mutation(), State.WITHDRAWN, entry, rows);
            case Event.ReversalClaimed e -> goesOn(e.mutation(), entry, rows);
            case Event.ReversalReleased e -> goesOn(e.mutation(), entry, rows);
            case Event.MutationReversed e -> stands(e.mutation(), State.REVERSED, entry, rows);
            case Event.OfChapter e -> {}
            case Event.OfCalendar e -> {}
        }
    }

    private static void register(Event.MutationProposed proposed, Entry entry, Rows rows) {
        Proposal proposal = proposed.proposal();
        Headline amount = Headline.of(proposed.chapter(), proposal);
        rows.add(
                """
                insert into registered_mutation (mutation, number, kind, state, title, chapter, moment, effective_on,
                    basis, proposed_by, proposed_at, ledger_number, recorded_at, corrects, flow, budget_year, thousands,
                    shifted)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                proposed.mutation().toString(),
                proposed.number(),
                proposal.kind().name(),
                State.PROPOSED.name(),
                proposal.title(),
                proposed.chapter().value(),
                proposal.moment().toString(),
                proposal.day(),
                proposal.basis().name(),
                proposed.by().value(),
                entry.ledgerNumber(),
                entry.ledgerNumber(),
                INSTANT.format(entry.recordedAt()),
                proposal.corrects() == null ? null : proposal.corrects().toString(),
                amount.flow().name(),
                amount.year().value(),
                amount.thousands().value(),
                amount.shifted());
        proposal.postings().stream()
                .flatMap(posting -> posting.item().lineage().stream())
                .distinct()
                .forEach(item -> rows.add(
                        "insert into mutation_touches (item, mutation) values (?, ?)",
                        item.toString(),
                        proposed.mutation().toString()));
    }

    private static void stands(MutationId mutation, State state, Entry entry, Rows rows) {
        rows.changeOne(
                "update registered_mutation set state = ?, ledger_number = ?, recorded_at = ? where mutation = ?",
                state.name(),
                entry.ledgerNumber(),
                INSTANT.format(entry.recordedAt()),
                mutation.toString());
    }

    private static void goesOn(MutationId mutation, Entry entry, Rows rows) {
        rows.changeOne(
                "update registered_mutation set ledger_number = ?, recorded_at = ? where mutation = ?",
                entry.ledgerNumber(),
                INSTANT.format(entry.recordedAt()),
                mutation.toString());
    }
}

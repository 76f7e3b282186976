package nl.mutatieboek.dossier;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the dossiers into the register of mutations: one row each, and where it stands. */
@Component
class RegisterProjection implements Projection {
    static final String NAME = "mutations";

    /** An instant in UTC, always with three digits of milliseconds. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final JdbcClient jdbc;

    RegisterProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry) {
        switch (entry.event()) {
            case Event.MutationProposed e -> register(e, entry);
            case Event.MutationApproved e -> stands(e.mutation(), State.APPROVED, entry);
            case Event.MutationConfirmed e -> goesOn(e.mutation(), entry);
            case Event.MutationBooked e -> stands(e.mutation(), State.BOOKED, entry);
            case Event.MutationRejected e -> stands(e.mutation(), State.REJECTED, entry);
            case Event.MutationReturned e -> stands(e.mutation(), State.RETURNED, entry);
            case Event.MutationWithdrawn e -> stands(e.mutation(), State.WITHDRAWN, entry);
            case Event.ReversalClaimed e -> goesOn(e.mutation(), entry);
            case Event.ReversalReleased e -> goesOn(e.mutation(), entry);
            case Event.MutationReversed e -> stands(e.mutation(), State.REVERSED, entry);
            case Event.OfChapter e -> {}
            case Event.OfCalendar e -> {}
        }
    }

    private void register(Event.MutationProposed proposed, Entry entry) {
        Proposal proposal = proposed.proposal();
        Headline amount = Headline.of(proposed.chapter(), proposal);
        jdbc.sql("""
            insert into registered_mutation (mutation, number, kind, state, title, chapter, moment, effective_on,
                basis, proposed_by, proposed_at, ledger_number, recorded_at, corrects, flow, budget_year, thousands,
                shifted)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
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
                        INSTANT.format(entry.recordedAt()))
                .param(proposal.corrects() == null ? null : proposal.corrects().toString())
                .params(
                        amount.flow().name(),
                        amount.year().value(),
                        amount.thousands().value(),
                        amount.shifted())
                .update();
        proposal.postings().stream()
                .flatMap(posting -> posting.item().lineage().stream())
                .distinct()
                .forEach(item -> jdbc.sql("insert into mutation_touches (item, mutation) values (?, ?)")
                        .params(item.toString(), proposed.mutation().toString())
                        .update());
    }

    private void stands(MutationId mutation, State state, Entry entry) {
        int rows = jdbc.sql("""
            update registered_mutation set state = ?, ledger_number = ?, recorded_at = ? where mutation = ?\
            """)
                .params(state.name(), entry.ledgerNumber(), INSTANT.format(entry.recordedAt()), mutation.toString())
                .update();
        requireOne(rows, entry);
    }

    private void goesOn(MutationId mutation, Entry entry) {
        int rows = jdbc.sql("update registered_mutation set ledger_number = ?, recorded_at = ? where mutation = ?")
                .params(entry.ledgerNumber(), INSTANT.format(entry.recordedAt()), mutation.toString())
                .update();
        requireOne(rows, entry);
    }

    private static void requireOne(int rows, Entry entry) {
        if (rows != 1) {
            throw new IllegalStateException("The register lacks the mutation of " + entry.event());
        }
    }
}

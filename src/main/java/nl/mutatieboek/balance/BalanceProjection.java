package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.PublishedBalance;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the ledger into the lines from which balances are summed. */
@Component
class BalanceProjection implements Projection {
    static final String NAME = "balance";

    private final JdbcClient jdbc;

    BalanceProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry, Rows rows) {
        switch (entry.event()) {
            case Event.MutationProposed e -> pending(entry, e.mutation(), e.proposal(), rows);
            case Event.PostingsBooked e -> booked(entry, e, rows);
            case Event.MutationBooked e -> settle(entry.ledgerNumber(), e.mutation(), rows);
            case Event.MutationRejected e -> settle(entry.ledgerNumber(), e.mutation(), rows);
            case Event.MutationReturned e -> settle(entry.ledgerNumber(), e.mutation(), rows);
            case Event.MutationWithdrawn e -> settle(entry.ledgerNumber(), e.mutation(), rows);
            case Event.PublishedBalanceRecorded e -> published(entry.ledgerNumber(), e.published(), rows);
            case Event.MomentRegistered e -> {}
            case Event.ChapterOpened e -> {}
            case Event.ItemRegistered e -> {}
            case Event.MomentClosed e -> {}
            case Event.NumberIssued e -> {}
            case Event.DrawClaimed e -> {}
            case Event.DrawReleased e -> {}
            case Event.MutationApproved e -> {}
            case Event.MutationConfirmed e -> {}
            case Event.ReversalClaimed e -> {}
            case Event.ReversalReleased e -> {}
            case Event.MutationReversed e -> {}
        }
    }

    private void pending(Entry entry, MutationId mutation, Proposal proposal, Rows rows) {
        Stated stated = new Stated(
                mutation,
                proposal.kind(),
                proposal.moment(),
                proposal.day(),
                proposal.precision(),
                proposal.reversal());
        insert(entry, true, stated, proposal.postings(), rows);
    }

    private void booked(Entry entry, Event.PostingsBooked e, Rows rows) {
        Stated stated = new Stated(e.mutation(), e.kind(), e.moment(), e.effectiveOn(), e.precision(), e.reversal());
        insert(entry, false, stated, e.postings(), rows);
    }

    private record Stated(
            MutationId mutation,
            Kind kind,
            Moment moment,
            LocalDate effectiveOn,
            Precision precision,
            @Nullable Reversal reversal) {
        /** 1 when its lines open their accounts, −1 when they undo an opening. */
        int opens() {
            if (kind == Kind.OPENING || (reversal != null && reversal.restores(Kind.OPENING))) {
                return 1;
            }
            return reversal != null && reversal.undoes(Kind.OPENING) ? -1 : 0;
        }
    }

    private void insert(Entry entry, boolean pending, Stated stated, List<Posting> postings, Rows rows) {
        String root = root(stated, rows);
        for (int line = 0; line < postings.size(); line++) {
            Posting posting = postings.get(line);
            long margin = Long.signum(posting.thousands().value())
                    * stated.precision().margin().value();
            rows.add(
                    """
                    insert into balance_line (ledger_number, line, until_number, pending, mutation, figure, kind,
                      opens, chapter, item, stated_item, flow, budget_year, moment, effective_on, thousands, margin,
                      recorded_at, basis, note)
                    values (?, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    entry.ledgerNumber(),
                    line,
                    pending,
                    stated.mutation().toString(),
                    figure(root, stated, posting),
                    stated.kind().name(),
                    pending ? 0 : stated.opens(),
                    posting.item().chapter().value(),
                    posting.item().account().toString(),
                    posting.item().toString(),
                    posting.flow().name(),
                    posting.year().value(),
                    stated.moment().toString(),
                    stated.effectiveOn(),
                    posting.thousands().value(),
                    margin,
                    entry.recordedAt().toString(),
                    posting.basis() == null ? null : posting.basis().name(),
                    posting.note());
        }
    }

    /**
     * Which lines are one rounded figure: all legs of a kind that is zero by rule, and otherwise each account by itself. A
     * reversal negates the very figures of its original: together they have no margin.
     */
    private static String figure(String root, Stated stated, Posting posting) {
        Reversal reversal = stated.reversal();
        Kind kind = reversal == null ? stated.kind() : reversal.originalKind();
        return kind.isZeroByRule()
                ? root
                : root + " " + posting.item().account() + " " + posting.flow() + " " + posting.year();
    }

    /** The mutation at the start of a chain of reversals. */
    private String root(Stated stated, Rows rows) {
        Reversal reversal = stated.reversal();
        if (reversal == null) {
            return stated.mutation().toString();
        }
        rows.write();
        return jdbc.sql("select distinct left(figure, 36) from balance_line where mutation = ? and not pending")
                .param(reversal.of().toString())
                .query(String.class)
                .single();
    }

    private static void settle(long number, MutationId mutation, Rows rows) {
        rows.changeSome(
                "update balance_line set until_number = ? where mutation = ? and pending and until_number is null",
                number,
                mutation.toString());
    }

    private static void published(long number, PublishedBalance published, Rows rows) {
        rows.add(
                """
                insert into published_balance (ledger_number, chapter, item, flow, budget_year, moment, thousands,
                  rounded_to, document, place)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                number,
                published.item().chapter().value(),
                published.item().toString(),
                published.flow().name(),
                published.year().value(),
                published.moment().toString(),
                published.thousands().value(),
                published.precision().thousands(),
                published.source().document(),
                published.source().place());
    }
}

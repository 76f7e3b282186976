package nl.mutatieboek.structure;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Validity;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folds the ledger into what the book knows of chapters, items and moments. */
@Component
class StructureProjection implements Projection {
    static final String NAME = "structure";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry, Rows rows) {
        switch (entry.event()) {
            case Event.ChapterOpened e ->
                rows.add(
                        "insert into chapter values (?, ?, ?, ?, ?)",
                        e.chapter().value(),
                        e.name(),
                        e.validity().from().value(),
                        until(e.validity()),
                        e.budgetStatement());
            case Event.ItemRegistered e ->
                rows.add(
                        "insert into item values (?, ?, ?, ?, ?)",
                        e.item().toString(),
                        e.validity().from().value(),
                        until(e.validity()),
                        e.chapter().value(),
                        e.name());
            case Event.MomentRegistered e ->
                rows.add("insert into moment values (?, ?, ?)", e.moment().toString(), e.submittedOn(), e.assumed());
            case Event.MomentClosed e ->
                rows.add(
                        "insert into moment_closing values (?, ?, ?)",
                        e.moment().toString(),
                        e.chapter().value(),
                        entry.recordedAt().toString());
            case Event.PublishedBalanceRecorded e -> {}
            case Event.NumberIssued e -> {}
            case Event.DrawClaimed e -> {}
            case Event.DrawReleased e -> {}
            case Event.PostingsBooked e -> {}
            case Event.OfMutation e -> {}
        }
    }

    private static @Nullable Integer until(Validity validity) {
        BudgetYear until = validity.until();
        return until == null ? null : until.value();
    }
}

package nl.mutatieboek.structure;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Validity;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the ledger into what the book knows of chapters, items and moments. */
@Component
class StructureProjection implements Projection {
    static final String NAME = "structure";

    private final JdbcClient jdbc;

    StructureProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void project(Entry entry) {
        switch (entry.event()) {
            case Event.ChapterOpened e ->
                jdbc.sql("insert into chapter values (?, ?, ?, ?, ?)")
                        .param(e.chapter().value())
                        .param(e.name())
                        .param(e.validity().from().value())
                        .param(until(e.validity()))
                        .param(e.budgetStatement())
                        .update();
            case Event.ItemRegistered e ->
                jdbc.sql("insert into item values (?, ?, ?, ?, ?)")
                        .param(e.item().toString())
                        .param(e.validity().from().value())
                        .param(until(e.validity()))
                        .param(e.chapter().value())
                        .param(e.name())
                        .update();
            case Event.MomentRegistered e ->
                jdbc.sql("insert into moment values (?, ?, ?)")
                        .params(e.moment().toString(), e.submittedOn(), e.assumed())
                        .update();
            case Event.MomentClosed e ->
                jdbc.sql("insert into moment_closing values (?, ?, ?)")
                        .params(
                                e.moment().toString(),
                                e.chapter().value(),
                                entry.recordedAt().toString())
                        .update();
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

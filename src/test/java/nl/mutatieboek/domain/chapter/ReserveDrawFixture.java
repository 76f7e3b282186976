package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.SampleBook.EARMARK;

import java.time.LocalDate;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Draws on the reserve of the tests, and their refusal. */
final class ReserveDrawFixture {
    private ReserveDrawFixture() {}

    static ProposalDraft draw(long thousands, String moment, String day) {
        return allocation(EARMARK + " U 2026 -" + thousands, "XX/37 U 2026 " + thousands)
                .withMoment(moment)
                .withEffectiveOn(day);
    }

    static ReserveOverdrawn overdrawn(String item, String on, String at, long booked, long pending, long asked) {
        return new ReserveOverdrawn(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                LocalDate.parse(on),
                Moment.parse(at),
                new Thousands(booked),
                new Thousands(pending),
                new Thousands(booked + pending),
                new Thousands(asked));
    }
}

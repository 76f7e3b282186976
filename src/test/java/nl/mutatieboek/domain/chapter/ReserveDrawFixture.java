package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.SampleBook.EARMARK;

import java.time.LocalDate;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/** Draws on the reserve of the tests, and their refusal. */
final class ReserveDrawFixture {
    static final CommandScript PRESENTED = ActorCommandFactory.presentBill("2026-OWB", "XX", "2025-09-16");

    /**
     * 100 from 25 April 2025 in 2025-O1, and 50 more from 1 January 2026 in 2026-OWB. Balance by moment (downwards) and
     * day:
     *
     * <pre>
     *                 2025-04-25   2026-01-01
     * 2025-O1                100          100
     * 2026-OWB               100          150
     * </pre>
     */
    static final CommandScript RESERVED = CommandScript.of(
            bookMutation(
                    "reserve",
                    reservation(EARMARK + " U 2026 100").withMoment("2025-O1").withEffectiveOn("2025-04-25")),
            bookMutation(
                    "more",
                    reservation(EARMARK + " U 2026 50").withMoment("2026-OWB").withEffectiveOn("2026-01-01")));

    private ReserveDrawFixture() {}

    static ProposalDraft draw(long thousands, String moment, String day) {
        return allocation(EARMARK + " U 2026 -" + thousands, "XX/37 U 2026 " + thousands)
                .withMoment(moment)
                .withEffectiveOn(day);
    }

    static ReserveOverdrawn overdrawn(String item, String on, String at, long booked, long pending, long requested) {
        return new ReserveOverdrawn(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                LocalDate.parse(on),
                Moment.parse(at),
                new Thousands(booked),
                new Thousands(pending),
                new Thousands(booked + pending),
                new Thousands(requested));
    }
}

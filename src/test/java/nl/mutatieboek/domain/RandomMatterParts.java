package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.decide;
import static nl.mutatieboek.domain.MatterDraft.followUp;
import static nl.mutatieboek.domain.MatterDraft.link;
import static nl.mutatieboek.domain.MatterDraft.motion;
import static nl.mutatieboek.domain.MatterDraft.revoke;
import static nl.mutatieboek.domain.MatterDraft.subAmendment;
import static nl.mutatieboek.domain.MatterDraft.undertaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MutationKind;

/** Parts of random command sequences about amendments, motions and undertakings. */
final class RandomMatterParts {
    private static final Arbitrary<String> NAMES = Arbitraries.of("a", "b", "c", "d");
    private static final Arbitrary<String> DAYS =
            Arbitraries.of("2025-09-20", "2025-11-15", "2025-11-20", "2026-02-01", "2026-03-04", "2026-10-01");
    private static final ProposalDraft BOOKING = ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 10");
    private static final String[] AMOUNTS = {"XX/37 U 2026 10", "XX/37 U 2027 10"};

    private RandomMatterParts() {}

    static Arbitrary<List<ActorCommand>> scenes() {
        return Arbitraries.oneOf(steps().list().ofMinSize(1).ofMaxSize(6), Arbitraries.of(stories()));
    }

    private static Arbitrary<ActorCommand> steps() {
        Arbitrary<MatterDraft> drafts = Combinators.combine(
                        Arbitraries.of("36800-XX-12", "36800-xx-12", "36800\u2011XX-12 ", "36800-XX-13", "36800-XX-14"),
                        DAYS,
                        Arbitraries.of(amendment(""), amendment("").structural(), motion(""), undertaking()),
                        Arbitraries.of("2026-OWB", "2026-OWB", "2026-OWB", "2026-O1"),
                        Arbitraries.of(0, 1, 10))
                .as((paper, day, draft, bill, precision) -> {
                    MatterDraft filled = draft.withPaper(paper).withDay(day).withBill(bill);
                    return precision == 0 ? filled : filled.withAmounts(AMOUNTS).rounded(precision);
                });
        Arbitrary<MatterDecision> decisions = Arbitraries.of(MatterDecision.values());
        Arbitrary<ActorCommand> any = Arbitraries.oneOf(
                Combinators.combine(drafts, NAMES).as(MatterDraft::record),
                Combinators.combine(drafts, NAMES).as(MatterDraft::record),
                Combinators.combine(drafts, NAMES, DAYS).as(MatterDraft::change),
                Combinators.combine(drafts, NAMES).as(MatterDraft::correct),
                Combinators.combine(NAMES, decisions, DAYS).as(MatterDraft::decide),
                Combinators.combine(
                                NAMES,
                                Arbitraries.of(FollowUpType.values()),
                                DAYS,
                                Arbitraries.of("why", "").map(text -> text.isEmpty() ? null : text),
                                Arbitraries.of("2027-OWB", "2026-OWB", "").map(bill -> bill.isEmpty() ? null : bill))
                        .as(MatterDraft::followUp),
                NAMES.map(name -> link(name, "booking of an amendment")),
                Combinators.combine(NAMES, Arbitraries.integers().between(0, 4)).as(MatterDraft::revoke));
        return Combinators.combine(
                        any,
                        Arbitraries.frequencyOf(
                                Tuple.of(20, Arbitraries.just(SampleActors.APPROVER)),
                                Tuple.of(1, Arbitraries.just(SampleActors.TREASURER))))
                .as(ActorCommand::asActor);
    }

    /** Stories that reach what random steps seldom do. */
    private static List<List<ActorCommand>> stories() {
        MatterDraft structural = amendment("36800-XX-12").structural().withAmounts(AMOUNTS);
        List<List<ActorCommand>> stories = new ArrayList<>();
        // Adopted, booked, and followed up in the next budget.
        stories.add(join(
                StructureCommandFactory.registerMoment("2027-OWB", "2026-09-15"),
                structural.record("s"),
                ActorCommandFactory.bookMutation("booking of an amendment", BOOKING),
                link("s", "booking of an amendment"),
                link("s", "booking of an amendment"),
                decide("s", MatterDecision.ADOPTED, "2025-12-04"),
                followUp("s", FollowUpType.NOT_CARRIED, "2026-09-15", null, "2027-OWB"),
                followUp("s", FollowUpType.CARRIED, "2026-09-15", null, null),
                followUp("s", FollowUpType.CARRIED, "2026-09-15", null, "2026-O1"),
                followUp("s", FollowUpType.CARRIED, "2026-09-15", null, "2031-OWB"),
                followUp("s", FollowUpType.NOT_CARRIED, "2026-09-15", "why", "2027-OWB"),
                followUp("s", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB"),
                revoke("s", 2),
                revoke("s", 3),
                revoke("s", 3)));
        // Bookings that are not of the amendment.
        stories.add(join(
                amendment("36800-XX-21").withAmounts("XX/37 U 2026 11").record("t"),
                ActorCommandFactory.propose("another booking", BOOKING),
                link("t", "another booking"),
                amendment("36800-XX-12").withAmounts("XX/37 U 2026 11").correct("t"),
                link("t", "another booking"),
                amendment("36800-XX-12")
                        .withAmounts("XX/37 U 2026 16")
                        .rounded(10)
                        .correct("t"),
                link("t", "another booking"),
                amendment("36800-XX-12").withAmounts("XX/92 U 2026 10").correct("t"),
                link("t", "another booking"),
                amendment("36800-XX-12")
                        .withBill("2026-O1")
                        .withDay("2026-05-01")
                        .correct("t"),
                link("t", "another booking"),
                ActorCommandFactory.withdraw("another booking"),
                link("t", "another booking"),
                ActorCommandFactory.propose("an estimate", ProposalDraft.reEstimate("XX/37 U 2026 1")),
                link("t", "an estimate"),
                link("t", "no booking"),
                motion("36800-XX-22").record("m"),
                link("m", "an estimate"),
                ActorCommandFactory.propose("elsewhere", ProposalDraft.of(MutationKind.AMENDMENT, "AP/d U 2026 1"))
                        .asActor(SampleActors.TREASURER),
                amendment("36800-XX-12").correct("t"),
                link("t", "elsewhere")));
        // A booking that is reversed under embargo.
        stories.add(join(
                StructureCommandFactory.registerAssumed("2026-ISB-2", "2027-07-01", false),
                amendment("36800-XX-12").record("h"),
                ActorCommandFactory.bookMutation("reversed under embargo", BOOKING),
                ActorCommandFactory.bookReversal("hidden reversal", "reversed under embargo", "2026-ISB-2"),
                link("h", "reversed under embargo")));
        // Sub-amendments.
        stories.add(join(
                amendment("36800-XX-31").record("v"),
                subAmendment("36800-XX-32", "v").record("w"),
                subAmendment("36800-XX-33", "w").record("x"),
                subAmendment("36800-XX-32", "x").correct("w"),
                subAmendment("36800-XX-34", "y").record("y"),
                subAmendment("36800-XX-34", "nothing").record("y"),
                subAmendment("36800-XX-34", "v")
                        .withBill("2026-O1")
                        .withDay("2026-05-01")
                        .record("y"),
                motion("36800-XX-35").record("z"),
                subAmendment("36800-XX-34", "z").record("y"),
                decide("v", MatterDecision.REJECTED, "2025-12-04"),
                decide("w", MatterDecision.ADOPTED, "2025-12-04"),
                decide("w", MatterDecision.HELD_OVER, "2025-12-04"),
                decide("w", MatterDecision.HELD_OVER, "2025-12-05"),
                amendment("36800-XX-31").change("w", "2025-12-05")));
        // Papers that state too little or too much.
        stories.add(join(
                amendment("36800-XX-41").withPaper(null).record("e"),
                motion("36800-XX-41").withMember(null).record("e"),
                amendment("36800-XX-41").withBill(null).record("e"),
                subAmendment("36800-XX-41", "v").withAmends(null).record("e"),
                motion("36800-XX-41").withAmends("v").record("e"),
                motion("36800-XX-41").structural().record("e"),
                amendment("36800-XX-41").withBill("2026-VB").record("e"),
                amendment("36800-XX-41").withBill("2029-OWB").record("e"),
                amendment("36800-XX-41").withDay("2025-09-01").record("e"),
                amendment("36800-XX-41").withDay("2028-09-01").record("e"),
                amendment("36800-XX-41").withAmounts("AP/d U 2026 1").record("e"),
                amendment("36800-XX-41").withAmounts("XX/37 U 2024 1").record("e"),
                amendment("36800-XX-41").withAmounts("XX/39 U 2026 1").record("e"),
                amendment("36800-XX-41").withAmounts("XX/37 U 2032 1").record("e"),
                amendment("36800-XX-41")
                        .withAmounts("XX/37 U 2026 1", "XX/37 U 2026 2")
                        .record("e"),
                amendment("36800-XX-41").recordIn("VI", "e"),
                amendment("36800-XX-41").record("e"),
                amendment("36800-XX-41").record("e"),
                amendment("36800-XX-41").record("f"),
                amendment("36800-XX-41").correct("e"),
                amendment("36800-XX-41").withDay("2028-09-01").correct("e")));
        // Undertakings and motions.
        stories.add(join(
                undertaking().record("u"),
                decide("u", MatterDecision.ADOPTED, "2025-12-04"),
                followUp("u", FollowUpType.CARRIED, "2026-01-05", null, "2027-OWB"),
                followUp("u", FollowUpType.REPORTED, "2026-01-05", null, "2027-OWB"),
                followUp("u", FollowUpType.REPORTED, "2026-01-05", null, null),
                followUp("u", FollowUpType.FULFILLED, "2028-01-05", null, null),
                followUp("u", FollowUpType.FULFILLED, "2026-01-06", "done", null),
                followUp("u", FollowUpType.REPORTED, "2026-01-07", null, null),
                motion("36800-XX-51").record("n"),
                followUp("n", FollowUpType.FULFILLED, "2026-01-06", null, null),
                decide("n", MatterDecision.ADOPTED, "2025-11-01"),
                decide("n", MatterDecision.ADOPTED, "2025-12-04"),
                followUp("n", FollowUpType.FULFILLED, "2026-01-06", null, null),
                revoke("n", 1),
                amendment("36800-XX-52").record("o"),
                decide("o", MatterDecision.ADOPTED, "2025-12-04"),
                followUp("o", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB")));
        return List.copyOf(stories);
    }

    private static List<ActorCommand> join(CommandScript... parts) {
        return CommandScript.of(parts).commands();
    }

    /** The state of every matter of XX, by id. */
    static Map<String, String> states(InMemoryBookState book) {
        Map<String, String> states = new TreeMap<>();
        if (book.chapter(new ChapterCode("XX")) instanceof Chapter.Open open) {
            open.matters()
                    .byId()
                    .forEach((id, matter) ->
                            states.put(id.toString(), matter.state().name()));
        }
        return states;
    }
}

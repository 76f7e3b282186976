package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawMomentChange;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.mutatieboek.domain.value.MutationKind;

/** Parts of a random sequence about chapters, items, moments and bills. */
final class RandomStructureParts {
    private RandomStructureParts() {}

    /** Moments are closed and opened again, bills presented and adopted. */
    static Arbitrary<CommandSequencePart> changingMoments() {
        Arbitrary<String> chapters = Arbitraries.frequency(t(5, "XX"), t(1, "V"), t(1, "VI"));
        Arbitrary<String> moments = Arbitraries.frequency(
                t(9, "2026-OWB"), t(3, "2026-O1"), t(2, "2026-ISB-1"), t(1, "2026-VB"), t(1, "2027-OWB"));
        Arbitrary<String> days =
                Arbitraries.of("2025-09-16", "2025-09-20", "2026-02-10", "2026-03-10", "2026-03-11", "2026-06-30");
        return Combinators.combine(
                        moments,
                        chapters,
                        days,
                        RandomCommandSequence.PEOPLE,
                        Arbitraries.integers().between(0, 9))
                .as((moment, chapter, day, who, what) -> sequence -> (switch (what) {
                            case 0 ->
                                Stream.of(
                                        close(moment, chapter),
                                        withdrawMomentChange(moment, chapter).asActor(who));
                            case 1 ->
                                Stream.of(
                                        close(moment, chapter).asActor(who),
                                        close(moment, chapter).asActor(who));
                            case 2 ->
                                Stream.of(
                                        reopen(moment, chapter).asActor(who),
                                        withdrawMomentChange(moment, chapter).asActor(who));
                            case 3 ->
                                Stream.of(
                                        close(moment, chapter),
                                        close(moment, chapter).asActor(SampleActors.THIRD),
                                        reopen(moment, chapter),
                                        reopen(moment, chapter).asActor(SampleActors.THIRD));
                            case 4 ->
                                Stream.of(
                                        presentBill(moment, chapter, day),
                                        withdrawMomentChange(moment, chapter).asActor(who),
                                        presentBill(moment, chapter, day).asActor(who));
                            case 5 ->
                                Stream.of(
                                        adoptBill(moment, chapter, day),
                                        adoptBill(moment, chapter, day).asActor(who));
                            case 6 ->
                                Stream.of(
                                        revokeBill(moment, chapter),
                                        revokeBill(moment, chapter).asActor(who));
                            default ->
                                Stream.concat(
                                        Stream.of(
                                                presentBill(moment, chapter, day),
                                                presentBill(moment, chapter, day)
                                                        .asActor(SampleActors.THIRD),
                                                adoptBill(moment, chapter, "2026-03-05"),
                                                adoptBill(moment, chapter, "2026-03-05")
                                                        .asActor(SampleActors.THIRD),
                                                propose(
                                                        sequence.nextMutationName(),
                                                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 1")
                                                                .withEffectiveOn(
                                                                        what < 9 ? "2026-03-06" : "2026-03-05"))),
                                        Stream.of(1, 2, 3)
                                                .flatMap(sequence::mutationName)
                                                .map(ActorCommandFactory::allowEarlyExecution));
                        })
                        .toList());
    }

    static Arbitrary<CommandSequencePart> registering() {
        return Arbitraries.of(
                        registerMoment("2027-OWB", "2026-09-15"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        StructureCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        StructureCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", true)
                                .asActor(SampleActors.IMPORTER),
                        StructureCommandFactory.registerAssumed("2027-OWB", "2026-09-15", false),
                        StructureCommandFactory.registerAssumed("2027-VB", "2027-12-01", true)
                                .asActor(SampleActors.IMPORTER),
                        registerMoment("2027-O1", "1814-01-01"),
                        registerMoment("2027-O1", "2027-06-02"),
                        registerMoment("2026-O2", "2026-11-30"),
                        StructureCommandFactory.registerPublicAt("2027-O2", "2027-11-26", "2027-11-27T13:30:00Z"),
                        StructureCommandFactory.registerPublicAt("2026-SBS", "2026-09-15", "2026-09-15T13:30:00Z"),
                        StructureCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        StructureCommandFactory.liftEmbargo("2027-SBS"),
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-11", false)
                                .asActor(SampleActors.THIRD),
                        StructureCommandFactory.withdrawCorrection("2026-VB"),
                        StructureCommandFactory.withdrawCorrection("2026-VB").asActor(SampleActors.THIRD),
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-10", false),
                        StructureCommandFactory.correctMoment("2025-SW", "2026-05-21", true),
                        StructureCommandFactory.correctMoment("2026-O1", "2026-01-24", false),
                        StructureCommandFactory.correctMoment("2026-ISB-1", "2026-02-03", true),
                        openChapter("XX", 2026, null, true),
                        registerItem("XX", 2026, null),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB"),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB")
                                .asActor(SampleActors.IMPORTER),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB", 8_941_000),
                        ActorCommandFactory.recordPublishedBalance(
                                        "36800\u2011xx-2 ", "XX/37", 2026, "2026-OWB", 8_942_000)
                                .asActor(SampleActors.IMPORTER),
                        ActorCommandFactory.recordPublishedBalance("XX", 2026, "2026-VB")
                                .asActor(SampleActors.STRANGER),
                        ActorCommandFactory.recordPublishedBalance("XX/93", 2026, "2026-OWB"),
                        close("2025-O1", "XX"),
                        close("2025-O1", "AP"),
                        close("2027-OWB", "XX"),
                        registerItem("XX/93", 2026, null),
                        StructureCommandFactory.nameItem("XX/93", 2026, "Terugkeer"),
                        // Twice in the list, so that one history names it twice often enough.
                        StructureCommandFactory.nameItem("XX", 2026, "Asiel en Migratie"),
                        StructureCommandFactory.nameItem("XX", 2026, "Asiel en Migratie"),
                        StructureCommandFactory.nameItem("XX/37~92", 2026, "Asiel")
                                .asActor(SampleActors.APPROVER),
                        StructureCommandFactory.nameItem("VI/37", 2026, "Migratie")
                                .asActor(SampleActors.PROPOSER),
                        registerItem("XX/37/2", 2027, null),
                        registerItem("XX/37~92", 2027, null),
                        registerItem("VI/37", 2027, null))
                .flatMap(act -> Arbitraries.frequency(t(4, 1), t(1, 2))
                        .map(times -> sequence -> Collections.nCopies(times, act)));
    }

    /** Corrections of chapters, items and names, mostly without bookings, so that the sequence can continue. */
    static Arbitrary<CommandSequencePart> correcting() {
        ActorCommand longer = StructureCommandFactory.correctItem(
                "XX/37/2", 2025, null, StructureCommandFactory.validity(2025, 2027));
        ActorCommand later = StructureCommandFactory.correctItem(
                "XX/92/c", 2025, "Klimaat", StructureCommandFactory.validity(2026, null));
        ActorCommand misspelt = StructureCommandFactory.nameItem("XX/37", 2026, "Assiel");
        ActorCommand spelt = StructureCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Asiel");
        return Arbitraries.of(
                        List.of(longer, longer, longer.asActor(SampleActors.THIRD)),
                        List.of(later, later.asActor(SampleActors.THIRD)),
                        List.of(
                                later,
                                StructureCommandFactory.withdrawCorrections("XX/92/c")
                                        .asActor(SampleActors.THIRD)),
                        List.of(
                                longer,
                                StructureCommandFactory.withdrawCorrections("XX/37/2"),
                                longer.asActor(SampleActors.CONTROLLER)),
                        List.of(misspelt, spelt, spelt.asActor(SampleActors.THIRD), misspelt),
                        List.of(misspelt, StructureCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Assiel")),
                        List.of(StructureCommandFactory.correctName("XX/37", 2026, "Asiel", 2027, "Assiel")),
                        List.of(StructureCommandFactory.withdrawCorrections("XX/91")),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/37", 2025, null, StructureCommandFactory.validity(2025, null))),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/37", 2025, null, StructureCommandFactory.validity(2026, null))),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/37", 2025, null, StructureCommandFactory.validity(2025, 2026))),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/37", 2026, null, StructureCommandFactory.validity(2025, null))),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/37/2", 2025, null, StructureCommandFactory.validity(2024, 2026))),
                        List.of(StructureCommandFactory.correctItem(
                                "XX/93/1", 2027, null, StructureCommandFactory.validity(2025, null))),
                        List.of(
                                registerItem("XX/93", 2026, null),
                                registerItem("XX/93/1", 2027, null),
                                StructureCommandFactory.correctItem(
                                        "XX/93/1", 2027, null, StructureCommandFactory.validity(2025, null)),
                                StructureCommandFactory.correctItem(
                                        "XX/93", 2026, null, StructureCommandFactory.validity(2026, 2026))),
                        List.of(
                                registerItem("XX/37/2", 2028, null),
                                StructureCommandFactory.correctItem(
                                        "XX/37/2", 2028, null, StructureCommandFactory.validity(2026, null))),
                        List.of(StructureCommandFactory.correctItem(
                                "V", 2025, "Buitenlandse Zaken", StructureCommandFactory.validity(2025, 2027))),
                        List.of(StructureCommandFactory.correctItem(
                                "AR", 2025, null, StructureCommandFactory.validity(2025, 2040))),
                        List.of(StructureCommandFactory.correctItem(
                                "VI", 2025, null, StructureCommandFactory.validity(2025, 2040))))
                .map(acts -> sequence -> acts);
    }
}

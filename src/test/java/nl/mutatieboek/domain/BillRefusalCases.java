package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.allowEarlyExecution;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.RefusalSamples.ESTIMATE;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MomentRefusal.AdoptedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.BillAdoptedBefore;
import nl.mutatieboek.domain.MomentRefusal.BillNotPresented;
import nl.mutatieboek.domain.MomentRefusal.BillPresentedBefore;
import nl.mutatieboek.domain.MomentRefusal.MomentIsOpen;
import nl.mutatieboek.domain.MomentRefusal.NotABill;
import nl.mutatieboek.domain.MutationRefusal.AuthorisedAlready;
import nl.mutatieboek.domain.MutationRefusal.EarlyExecutionAllowedBefore;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotNewPolicy;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals about bills, acts and early execution. Each line begins with its cause. */
final class BillRefusalCases {
    private BillRefusalCases() {}

    static Stream<Arguments> cases() {
        CommandScript presented = presentBill("2026-OWB", "XX", "2025-09-16");
        CommandScript adopted = CommandScript.of(presented, adoptBill("2026-OWB", "XX", "2026-03-10"));
        ProposalDraft measure =
                ProposalDraft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5").asNewPolicy();
        return Stream.of(
                arguments(
                        "a reopening of a moment that is open",
                        NOTHING,
                        reopen("2026-OWB", "XX"),
                        new MomentIsOpen(OWB_2026, chapter("XX"))),
                arguments(
                        "a reopening in a chapter that is not there",
                        NOTHING,
                        reopen("2026-OWB", "VI"),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a bill of a moment that has none",
                        NOTHING,
                        presentBill("2026-VB", "XX", "2026-03-10"),
                        new NotABill(Moment.parse("2026-VB"))),
                arguments(
                        "a bill presented twice",
                        presented,
                        presentBill("2026-OWB", "XX", "2025-09-17"),
                        new BillPresentedBefore(OWB_2026, chapter("XX"), "36800-XX-1")),
                arguments(
                        "an act without a bill",
                        presentBill("2026-OWB", "XVII", "2025-09-16"),
                        adoptBill("2026-OWB", "XX", "2026-03-10"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "a bill adopted twice",
                        adopted,
                        adoptBill("2026-OWB", "XX", "2026-03-11"),
                        new BillAdoptedBefore(OWB_2026, chapter("XX"), "Stb. 2026, 112")),
                arguments(
                        "a revocation of what was never recorded",
                        presentBill("2026-OWB", "XVII", "2025-09-16"),
                        revokeBill("2026-OWB", "XX"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "an act from before its bill",
                        presented,
                        adoptBill("2026-OWB", "XX", "2025-09-15"),
                        new AdoptedBeforePresented(
                                OWB_2026, LocalDate.parse("2025-09-16"), LocalDate.parse("2025-09-15"))),
                arguments(
                        "an exception for what is no new policy",
                        bookMutation("estimate", ESTIMATE),
                        allowEarlyExecution("estimate"),
                        new NotNewPolicy("XX-2026-0001")),
                arguments(
                        "an exception by another chapter",
                        bookMutation("measure", measure),
                        allowEarlyExecution("measure").asActor(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an exception for what is not booked",
                        propose("measure", measure),
                        allowEarlyExecution("measure"),
                        new NotBooked("XX-2026-0001", "PROPOSED")),
                arguments(
                        "an exception for what is not there",
                        NOTHING,
                        allowEarlyExecution("measure"),
                        new UnknownMutation(mutation("measure"))),
                arguments(
                        "a second exception",
                        CommandScript.of(bookMutation("measure", measure), allowEarlyExecution("measure")),
                        allowEarlyExecution("measure").asActor(THIRD),
                        new EarlyExecutionAllowedBefore("XX-2026-0001", "35806-2")),
                arguments(
                        "an exception by its proposer",
                        bookMutation("measure", measure),
                        allowEarlyExecution("measure").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "an exception for what is authorised",
                        CommandScript.of(bookMutation("measure", measure), adopted),
                        allowEarlyExecution("measure"),
                        new AuthorisedAlready("XX-2026-0001", "Stb. 2026, 112")));
    }
}

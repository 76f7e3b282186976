package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.attach;
import static nl.mutatieboek.domain.ActorCommandFactory.attachMany;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.digest;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawAttachment;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.RefusalSamples.ESTIMATE;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.TRANSFER;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.BOTH;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.AttachedBefore;
import nl.mutatieboek.domain.MutationRefusal.ConsentNotAsked;
import nl.mutatieboek.domain.MutationRefusal.NotAttached;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.NotReversed;
import nl.mutatieboek.domain.MutationRefusal.NotTheAttacher;
import nl.mutatieboek.domain.MutationRefusal.NotTheProposer;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.MutationRefusal.ReplacedForOtherChapter;
import nl.mutatieboek.domain.MutationRefusal.ReversalUnderWay;
import nl.mutatieboek.domain.MutationRefusal.ReversedInEarlierMoment;
import nl.mutatieboek.domain.MutationRefusal.ReversedOnEarlierDay;
import nl.mutatieboek.domain.MutationRefusal.TooManyAttachments;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.value.Moment;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals of consents, endings, attachments and reversals. Each line begins with its cause. */
final class ConsentRefusalCases {
    private ConsentRefusalCases() {}

    static Stream<Arguments> cases() {
        return Stream.of(
                // Consents
                arguments(
                        "an approval of what was never proposed",
                        NOTHING,
                        approve("estimate"),
                        new UnknownMutation(mutation("estimate"))),
                arguments(
                        "an approval by somebody of another chapter",
                        propose("transfer", TRANSFER),
                        approve("transfer").asActor(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an approval by the proposer",
                        propose("estimate", ESTIMATE),
                        approve("estimate").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a second approval",
                        CommandScript.of(propose("transfer", TRANSFER), approve("transfer")),
                        approve("transfer").asActor(THIRD),
                        new AlreadyConsented(who("approver"), "XX-2026-0001")),
                arguments(
                        "a confirmation where no other chapter is touched",
                        propose("estimate", ESTIMATE),
                        confirm("estimate"),
                        new ConsentNotAsked("confirmation", "XX-2026-0001")),
                arguments(
                        "a confirmation by somebody of the proposer's chapter",
                        propose("transfer", TRANSFER),
                        confirm("transfer").asActor(THIRD),
                        new NotOfChapter(who("third"), "XVII")),
                arguments(
                        "a confirmation by the approver",
                        CommandScript.of(
                                propose("transfer", TRANSFER),
                                approve("transfer").asActor(BOTH)),
                        confirm("transfer").asActor(BOTH),
                        new AlreadyConsented(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation by the proposer",
                        propose("transfer", "XX", TRANSFER).asActor(BOTH),
                        confirm("transfer").asActor(BOTH),
                        new ProposerMayNotConsent(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation more than was asked",
                        CommandScript.of(propose("transfer", TRANSFER), confirm("transfer")),
                        confirm("transfer").asActor(SECOND_COUNTERPART),
                        new AlreadyConsented(who("counterpart"), "XX-2026-0001")),
                arguments(
                        "an agreement that the policy does not ask",
                        propose("estimate", ESTIMATE),
                        new ActorCommand(APPROVER, new Command.AgreeMutation(mutation("estimate"))),
                        new ConsentNotAsked("agreement", "XX-2026-0001")),
                arguments(
                        "a rejection by the proposer",
                        propose("estimate", ESTIMATE),
                        reject("estimate").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a return by somebody of a chapter that it does not touch",
                        propose("transfer", TRANSFER),
                        returnToProposer("transfer").asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XVII, XX")),
                arguments(
                        "a withdrawal by somebody else",
                        propose("estimate", ESTIMATE),
                        withdraw("estimate").asActor(APPROVER),
                        new NotTheProposer(who("approver"), "XX-2026-0001")),
                arguments(
                        "the same file attached twice",
                        CommandScript.of(propose("estimate", ESTIMATE), attach("estimate", "a")),
                        attach("estimate", "a").asActor(APPROVER),
                        new AttachedBefore("XX-2026-0001", "a.pdf")),
                arguments(
                        "one file more than the limit",
                        CommandScript.of(propose("estimate", ESTIMATE), attachMany("estimate", 20)),
                        attach("estimate", "a"),
                        new TooManyAttachments("XX-2026-0001", 20)),
                arguments(
                        "a file by a stranger",
                        propose("estimate", ESTIMATE),
                        attach("estimate", "a").asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "a file after the booking",
                        bookMutation("estimate", ESTIMATE),
                        attach("estimate", "a"),
                        new NotPending("XX-2026-0001", "BOOKED")),
                arguments(
                        "a withdrawal of a file that is not attached",
                        propose("estimate", ESTIMATE),
                        withdrawAttachment("estimate", "a"),
                        new NotAttached("XX-2026-0001", digest("a"))),
                arguments(
                        "a withdrawal of a file that another person attached",
                        CommandScript.of(propose("estimate", ESTIMATE), attach("estimate", "a")),
                        withdrawAttachment("estimate", "a").asActor(APPROVER),
                        new NotTheAttacher(who("approver"), "a.pdf")),
                arguments(
                        "an approval after the booking",
                        bookMutation("estimate", ESTIMATE),
                        approve("estimate").asActor(THIRD),
                        new NotPending("XX-2026-0001", "BOOKED")),
                arguments(
                        "an approval after the rejection",
                        CommandScript.of(propose("estimate", ESTIMATE), reject("estimate")),
                        approve("estimate"),
                        new NotPending("XX-2026-0001", "REJECTED")),
                // Reversals
                arguments(
                        "a reversal presented before its original, on the same day",
                        bookMutation("estimate", ESTIMATE),
                        reverse("back", "estimate", "2025-SBS", null),
                        new ReversedInEarlierMoment(Moment.parse("2025-SBS"), OWB_2026)),
                arguments(
                        "a reversal from the day before its original",
                        bookMutation("estimate", ESTIMATE),
                        reverse("back", "estimate", null, "2025-09-15"),
                        new ReversedOnEarlierDay(LocalDate.parse("2025-09-15"), LocalDate.parse("2025-09-16"))),
                arguments(
                        "the restoration of a reversal before that",
                        CommandScript.of(
                                bookMutation("estimate", ESTIMATE),
                                reverse("back", "estimate", null, "2025-12-01"),
                                approve("back")),
                        reverse("restored", "back", null, "2025-11-30"),
                        new ReversedOnEarlierDay(LocalDate.parse("2025-11-30"), LocalDate.parse("2025-12-01"))),
                arguments(
                        "a reversal of what was never proposed",
                        NOTHING,
                        reverse("back", "estimate"),
                        new UnknownMutation(mutation("estimate"))),
                arguments(
                        "a reversal of what is not booked",
                        propose("estimate", ESTIMATE),
                        reverse("back", "estimate"),
                        new NotBooked("XX-2026-0001", "PROPOSED")),
                arguments(
                        "a second reversal while the first is pending",
                        CommandScript.of(bookMutation("estimate", ESTIMATE), reverse("back", "estimate")),
                        reverse("again", "estimate"),
                        new ReversalUnderWay("XX-2026-0001", mutation("back"))),
                arguments(
                        "a second reversal after the first",
                        CommandScript.of(bookMutation("estimate", ESTIMATE), bookReversal("back", "estimate")),
                        reverse("again", "estimate"),
                        new NotBooked("XX-2026-0001", "REVERSED")),
                arguments(
                        "a correction of what still counts",
                        bookMutation("estimate", ESTIMATE),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction of what counts again",
                        CommandScript.of(
                                bookMutation("estimate", ESTIMATE),
                                bookReversal("back", "estimate"),
                                bookReversal("restored", "back")),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction for another chapter by a person of both",
                        CommandScript.of(propose("estimate", ESTIMATE), returnToProposer("estimate")),
                        propose("better", reEstimate("XVII/~ U 2026 -5").correcting("estimate"))
                                .asActor(SampleActors.BOTH),
                        new ReplacedForOtherChapter("XX-2026-0001", "XX")),
                arguments(
                        "a correction by an import",
                        CommandScript.of(propose("estimate", ESTIMATE), returnToProposer("estimate")),
                        importMutation("better", ESTIMATE.correcting("estimate")),
                        new NotOfChapter(SampleActors.IMPORTER.person(), "XX")),
                arguments(
                        "a correction of what was never proposed",
                        NOTHING,
                        propose("better", ESTIMATE.correcting("estimate")),
                        new UnknownMutation(mutation("estimate"))));
    }
}

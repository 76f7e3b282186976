package nl.mutatieboek.domain.matter;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.MatterEvent.MatterStep;
import nl.mutatieboek.domain.MatterRefusal.AmendedMatterEnded;
import nl.mutatieboek.domain.MatterRefusal.MatterExists;
import nl.mutatieboek.domain.MatterRefusal.MatterUnchanged;
import nl.mutatieboek.domain.MatterRefusal.StepStillNeeded;
import nl.mutatieboek.domain.MatterRefusal.UnknownMatter;
import nl.mutatieboek.domain.MatterRefusal.UnknownMatterStep;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterId;

/**
 * Decides on amendments, motions and undertakings. They are facts of parliament that change no balance, so one
 * administrator of the chapter records them.
 */
public record MatterDecider(BookState book, Actor actor) {
    public Decision decide(MatterCommand command) {
        MatterId id = command.matter();
        if (!actor.hasMandate(Mandate.ADMINISTER, id.chapter())) {
            return refused(actor.missingMandate(Mandate.ADMINISTER, List.of(id.chapter())));
        }
        return book.decideInChapter(id.chapter(), open -> {
            ParliamentaryMatter known = open.matters().find(id).orElse(null);
            if (command instanceof MatterCommand.RecordMatter c) {
                return known == null
                        ? acceptUnless(
                                checkDetails(open, id, c.details()), new MatterEvent.MatterRecorded(id, c.details()))
                        : refused(new MatterExists(id));
            }
            return known == null ? refused(new UnknownMatter(id)) : decide(command, known, open);
        });
    }

    private Decision decide(MatterCommand command, ParliamentaryMatter matter, Chapter.Open open) {
        return switch (command) {
            case MatterCommand.RecordMatter c -> throw new IllegalStateException("Decided before: " + c);
            case MatterCommand.ChangeMatter c ->
                follow(
                        matter,
                        new MatterEvent.MatterChanged(c.matter(), c.changedOn(), c.details()),
                        () -> checkPast(c.changedOn()).or(() -> checkDetails(open, c.matter(), c.details())));
            case MatterCommand.DecideMatter c ->
                follow(
                        matter,
                        new MatterEvent.MatterDecided(c.matter(), c.decidedOn(), c.decision(), c.document()),
                        () -> checkPast(c.decidedOn()).or(() -> checkAdoption(c, matter, open)));
            case MatterCommand.LinkMatter c ->
                follow(
                        matter,
                        new MatterEvent.MatterLinked(c.matter(), c.mutation()),
                        () -> new MatterLinkPolicy(book, open, matter, c.mutation()).firstRefusal());
            case MatterCommand.FollowUpMatter c ->
                follow(
                        matter,
                        new MatterEvent.MatterFollowedUp(c.matter(), c.followUp()),
                        () -> checkPast(c.followUp().followedUpOn())
                                .or(() -> Optional.ofNullable(c.followUp().laterBill())
                                        .filter(bill -> book.calendar()
                                                .submittedOn(bill)
                                                .isEmpty())
                                        .map(UnknownMoment::new)));
            case MatterCommand.CorrectMatter c ->
                c.details().equals(matter.details())
                        ? refused(new MatterUnchanged(c.matter()))
                        : follow(
                                matter,
                                new MatterEvent.MatterCorrected(c.matter(), c.details(), c.reason()),
                                () -> checkDetails(open, c.matter(), c.details()));
            case MatterCommand.RevokeMatterStep c -> decideRevocation(c, matter);
        };
    }

    private static Decision follow(ParliamentaryMatter matter, MatterStep step, Supplier<Optional<Refusal>> check) {
        return acceptUnless(matter.check(step).<Refusal>map(refusal -> refusal).or(check), step);
    }

    private static Decision acceptUnless(Optional<Refusal> refusal, MatterEvent event) {
        return refusal.map(Decision::refused).orElseGet(() -> accepted(event));
    }

    private Optional<Refusal> checkPast(LocalDate day) {
        return MatterDetailsPolicy.checkPast(day, book.today());
    }

    private Optional<Refusal> checkDetails(Chapter.Open open, MatterId matter, MatterDetails details) {
        return new MatterDetailsPolicy(book, open, matter, details).firstRefusal();
    }

    private Optional<Refusal> checkAdoption(
            MatterCommand.DecideMatter command, ParliamentaryMatter matter, Chapter.Open open) {
        MatterDetails details = matter.details();
        if (command.decision() != MatterDecision.ADOPTED || !details.type().isAmendment()) {
            return Optional.empty();
        }
        return MatterDetailsPolicy.checkBeforeAdoption(open, details.bill(), command.decidedOn())
                .or(() -> open.matters()
                        .countingFor(details.bill(), matter.id().chapter(), book.calendar())
                        .find(details.amends())
                        .filter(amended -> amended.state().isEndedWithoutEffect())
                        .map(amended -> new AmendedMatterEnded(amended.id(), amended.state())));
    }

    private static Decision decideRevocation(MatterCommand.RevokeMatterStep command, ParliamentaryMatter matter) {
        MatterId id = command.matter();
        if (!matter.hasStep(command.step())) {
            return refused(new UnknownMatterStep(id, command.step()));
        }
        return matter.firstStepWithout(command.step())
                .map(later -> refused(new StepStillNeeded(id, command.step(), later)))
                .orElseGet(() -> accepted(new MatterEvent.MatterStepRevoked(id, command.step(), command.reason())));
    }
}

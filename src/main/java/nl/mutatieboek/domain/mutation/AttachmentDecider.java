package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.Decision.refused;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MutationRefusal.AttachedBefore;
import nl.mutatieboek.domain.MutationRefusal.NotAttached;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.NotTheAttacher;
import nl.mutatieboek.domain.MutationRefusal.TooManyAttachments;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal;

/**
 * Decides on attachments of mutations.
 *
 * @param most number of different files that a mutation may have, withdrawn ones included
 */
public record AttachmentDecider(BookState book, Actor actor, int most) {
    /**
     * Adds a file to a pending mutation. Proposers of its chapter may do so, and everyone entitled to consent to it.
     */
    public Decision decideAddition(Command.AttachFile command) {
        return switch (book.mutation(command.mutation())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.mutation()));
            case Mutation.Pending pending -> decideAddition(command, pending);
            case Mutation.Proposed other ->
                refused(outsiderOr(other.proposedEvent(), new NotPending(other.number(), other.state())));
        };
    }

    private Decision decideAddition(Command.AttachFile command, Mutation.Pending pending) {
        MutationProposed proposed = pending.proposedEvent();
        if (!actor.hasMandate(Mandate.PROPOSE, proposed.chapter()) && !ConsentDecider.mayConsent(actor, proposed)) {
            return refused(actor.missingMandate(Mandate.PROPOSE, List.of(proposed.chapter())));
        }
        MutationAttachments attachments = pending.attachments();
        String sha256 = command.file().sha256();
        Optional<MutationAttachments.Attachment> same = attachments.find(sha256);
        if (same.isPresent()) {
            return refused(
                    new AttachedBefore(pending.number(), same.get().file().name()));
        }
        return attachments.bySha256().size() >= most && !attachments.bySha256().containsKey(sha256)
                ? refused(new TooManyAttachments(pending.number(), most))
                : Decision.accepted(new Event.AttachmentAdded(command.mutation(), actor.person(), command.file()));
    }

    /** Withdraws a file that the actor added, in any state of the mutation. Its content remains for auditors. */
    public Decision decideWithdrawal(Command.WithdrawAttachment command) {
        return switch (book.mutation(command.mutation())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.mutation()));
            case Mutation.Proposed proposed ->
                proposed.attachments()
                        .find(command.sha256())
                        .map(attachment -> attachment.by().equals(actor.person())
                                ? Decision.accepted(new Event.AttachmentWithdrawn(
                                        command.mutation(), actor.person(), command.sha256(), command.reason()))
                                : refused(outsiderOr(
                                        proposed.proposedEvent(),
                                        new NotTheAttacher(
                                                actor.person(),
                                                attachment.file().name()))))
                        .orElseGet(() -> refused(outsiderOr(
                                proposed.proposedEvent(), new NotAttached(proposed.number(), command.sha256()))));
        };
    }

    private Refusal outsiderOr(MutationProposed proposed, Refusal refusal) {
        return actor.outsiderRefusal(proposed).orElse(refusal);
    }
}

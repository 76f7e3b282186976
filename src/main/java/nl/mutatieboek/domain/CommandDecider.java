package nl.mutatieboek.domain;

import nl.mutatieboek.domain.chapter.BudgetConstraintDecider;
import nl.mutatieboek.domain.chapter.DefaultMarkDecider;
import nl.mutatieboek.domain.chapter.ItemCorrectionDecider;
import nl.mutatieboek.domain.chapter.RegistrationDecider;
import nl.mutatieboek.domain.matter.MatterDecider;
import nl.mutatieboek.domain.moment.EmbargoDecider;
import nl.mutatieboek.domain.moment.MomentCorrectionDecider;
import nl.mutatieboek.domain.moment.MomentDecider;
import nl.mutatieboek.domain.mutation.AttachmentDecider;
import nl.mutatieboek.domain.mutation.ConsentDecider;
import nl.mutatieboek.domain.mutation.DocumentImportDecider;
import nl.mutatieboek.domain.mutation.ProposalDecider;

/**
 * Routes each command to its decider. Pure: the same book, actor and command always give the same decision.
 *
 * @param mostAttachments number of files that may be attached to a mutation
 */
public record CommandDecider(ConsentPolicy policy, int mostAttachments) {
    private static final int DEFAULT_MOST_ATTACHMENTS = 20;

    /** Creates a decider with the default number of attachments. */
    public CommandDecider(ConsentPolicy policy) {
        this(policy, DEFAULT_MOST_ATTACHMENTS);
    }

    public Decision decide(Command command, Actor actor, BookState book) {
        return switch (command) {
            case CalendarCommand.RegisterMoment c -> new RegistrationDecider(book, actor).decideMoment(c);
            case CalendarCommand.CorrectMoment c ->
                new MomentCorrectionDecider(book, actor, policy).decideCorrection(c);
            case CalendarCommand.WithdrawMomentCorrection c ->
                new MomentCorrectionDecider(book, actor, policy).decideWithdrawal(c);
            case CalendarCommand.LiftEmbargo c -> new EmbargoDecider(book).decideStatedEnd(c);
            case BudgetConstraintCommand c -> new BudgetConstraintDecider(book, actor).decide(c);
            case Command.OpenChapter c -> new RegistrationDecider(book, actor).decideChapter(c);
            case ItemCommand.RegisterItem c -> new RegistrationDecider(book, actor).decideItem(c);
            case ItemCommand.NameItem c -> new RegistrationDecider(book, actor).decideName(c);
            case ItemCommand.CorrectItem c ->
                new ItemCorrectionDecider(book, actor, policy).decideRegistrationCorrection(c);
            case ItemCommand.CorrectItemName c ->
                new ItemCorrectionDecider(book, actor, policy).decideNameCorrection(c);
            case ItemCommand.WithdrawItemCorrections c ->
                new ItemCorrectionDecider(book, actor, policy).decideWithdrawal(c);
            case DefaultMarkCommand c -> new DefaultMarkDecider(book, actor).decide(c);
            case MatterCommand c -> new MatterDecider(book, actor).decide(c);
            case Command.CloseMoment c -> new MomentDecider(book, actor, policy).decideClosing(c);
            case Command.ReopenMoment c -> new MomentDecider(book, actor, policy).decideReopening(c);
            case Command.WithdrawMomentChange c -> new MomentDecider(book, actor, policy).decideWithdrawal(c);
            case Command.PresentBill c -> new MomentDecider(book, actor, policy).decidePresentation(c);
            case Command.AdoptBill c -> new MomentDecider(book, actor, policy).decideAdoption(c);
            case Command.RevokeBill c -> new MomentDecider(book, actor, policy).decideRevocation(c);
            case Command.RecordPublishedBalance c -> new RegistrationDecider(book, actor).decidePublishedBalance(c);
            case Command.ProposeMutation c -> new ProposalDecider(book, actor, policy).decideProposal(c);
            case Command.ProposeMutationBatch c -> new ProposalDecider(book, actor, policy).decideBatch(c);
            case Command.ImportMutation c -> new DocumentImportDecider(book, actor, policy).decideMutation(c);
            case Command.ImportBalances c -> new DocumentImportDecider(book, actor, policy).decideBalances(c);
            case Command.ReverseMutation c -> new ProposalDecider(book, actor, policy).decideReversal(c);
            case Command.ApproveMutation c -> new ConsentDecider(book, actor).decideApproval(c);
            case Command.ConfirmMutation c -> new ConsentDecider(book, actor).decideConfirmation(c);
            case Command.AgreeMutation c -> new ConsentDecider(book, actor).decideAgreement(c);
            case Command.RejectMutation c -> new ConsentDecider(book, actor).decideRejection(c);
            case Command.ReturnMutation c -> new ConsentDecider(book, actor).decideReturn(c);
            case Command.AllowEarlyExecution c -> new ConsentDecider(book, actor).decideEarlyExecution(c);
            case Command.AttachFile c -> new AttachmentDecider(book, actor, mostAttachments).decideAddition(c);
            case Command.WithdrawAttachment c ->
                new AttachmentDecider(book, actor, mostAttachments).decideWithdrawal(c);
            case Command.WithdrawMutation c -> new ConsentDecider(book, actor).decideWithdrawal(c);
        };
    }
}

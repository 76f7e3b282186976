package nl.mutatieboek.domain;

import nl.mutatieboek.domain.chapter.ItemCorrectionDecider;
import nl.mutatieboek.domain.chapter.RegistrationDecider;
import nl.mutatieboek.domain.moment.EmbargoDecider;
import nl.mutatieboek.domain.moment.MomentCorrectionDecider;
import nl.mutatieboek.domain.moment.MomentDecider;
import nl.mutatieboek.domain.mutation.ConsentDecider;
import nl.mutatieboek.domain.mutation.DocumentImportDecider;
import nl.mutatieboek.domain.mutation.ProposalDecider;

/** The one place where a command meets the rules. Pure: the same book, actor and command always give the same decision. */
public final class CommandDecider {
    private final ConsentPolicy policy;

    public CommandDecider(ConsentPolicy policy) {
        this.policy = policy;
    }

    public Decision decide(Command command, Actor actor, BookState book) {
        return switch (command) {
            case Command.RegisterMoment c -> new RegistrationDecider(book, actor).moment(c);
            case Command.CorrectMoment c -> new MomentCorrectionDecider(book, actor, policy).correction(c);
            case Command.WithdrawMomentCorrection c -> new MomentCorrectionDecider(book, actor, policy).withdrawal(c);
            case Command.LiftEmbargo c -> new EmbargoDecider(book).stated(c);
            case Command.OpenChapter c -> new RegistrationDecider(book, actor).chapter(c);
            case Command.RegisterItem c -> new RegistrationDecider(book, actor).item(c);
            case Command.NameItem c -> new RegistrationDecider(book, actor).name(c);
            case Command.CorrectItem c -> new ItemCorrectionDecider(book, actor, policy).registration(c);
            case Command.CorrectItemName c -> new ItemCorrectionDecider(book, actor, policy).name(c);
            case Command.WithdrawItemCorrections c -> new ItemCorrectionDecider(book, actor, policy).withdrawal(c);
            case Command.CloseMoment c -> new MomentDecider(book, actor, policy).closing(c);
            case Command.ReopenMoment c -> new MomentDecider(book, actor, policy).reopening(c);
            case Command.WithdrawMomentChange c -> new MomentDecider(book, actor, policy).withdrawal(c);
            case Command.PresentBill c -> new MomentDecider(book, actor, policy).presenting(c);
            case Command.AdoptBill c -> new MomentDecider(book, actor, policy).adopting(c);
            case Command.RevokeBill c -> new MomentDecider(book, actor, policy).revoking(c);
            case Command.RecordPublishedBalance c -> new RegistrationDecider(book, actor).published(c);
            case Command.ProposeMutation c -> new ProposalDecider(book, actor, policy).proposal(c);
            case Command.ProposeMutationBatch c -> new ProposalDecider(book, actor, policy).together(c);
            case Command.ImportMutation c -> new DocumentImportDecider(book, actor, policy).mutation(c);
            case Command.ImportBalances c -> new DocumentImportDecider(book, actor, policy).balances(c);
            case Command.ReverseMutation c -> new ProposalDecider(book, actor, policy).reversal(c);
            case Command.ApproveMutation c -> new ConsentDecider(book, actor).approval(c);
            case Command.ConfirmMutation c -> new ConsentDecider(book, actor).confirmation(c);
            case Command.AgreeMutation c -> new ConsentDecider(book, actor).agreement(c);
            case Command.RejectMutation c -> new ConsentDecider(book, actor).rejection(c);
            case Command.ReturnMutation c -> new ConsentDecider(book, actor).sendingBack(c);
            case Command.AllowEarlyExecution c -> new ConsentDecider(book, actor).exception(c);
            case Command.WithdrawMutation c -> new ConsentDecider(book, actor).withdrawal(c);
        };
    }
}

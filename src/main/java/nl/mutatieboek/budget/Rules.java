package nl.mutatieboek.budget;

/** The one place where a command meets the rules. Pure: the same book, actor and command always give the same decision. */
public final class Rules {
    private final ConsentPolicy policy;

    public Rules(ConsentPolicy policy) {
        this.policy = policy;
    }

    public Decision decide(Command command, Actor actor, Book book) {
        return switch (command) {
            case Command.RegisterMoment c -> new Registering(book, actor).moment(c);
            case Command.CorrectMoment c -> new MomentCorrecting(book, actor, policy).correction(c);
            case Command.WithdrawMomentCorrection c -> new MomentCorrecting(book, actor, policy).withdrawal(c);
            case Command.LiftEmbargo c -> new Embargoes(book).stated(c);
            case Command.OpenChapter c -> new Registering(book, actor).chapter(c);
            case Command.RegisterItem c -> new Registering(book, actor).item(c);
            case Command.NameItem c -> new Registering(book, actor).name(c);
            case Command.CorrectItem c -> new ItemCorrectionDecider(book, actor, policy).registration(c);
            case Command.CorrectItemName c -> new ItemCorrectionDecider(book, actor, policy).name(c);
            case Command.WithdrawItemCorrections c -> new ItemCorrectionDecider(book, actor, policy).withdrawal(c);
            case Command.CloseMoment c -> new Sitting(book, actor, policy).closing(c);
            case Command.ReopenMoment c -> new Sitting(book, actor, policy).reopening(c);
            case Command.WithdrawSitting c -> new Sitting(book, actor, policy).withdrawal(c);
            case Command.PresentBill c -> new Sitting(book, actor, policy).presenting(c);
            case Command.AdoptBill c -> new Sitting(book, actor, policy).adopting(c);
            case Command.RevokeBill c -> new Sitting(book, actor, policy).revoking(c);
            case Command.RecordPublishedBalance c -> new Registering(book, actor).published(c);
            case Command.ProposeMutation c -> new Proposing(book, actor, policy).proposal(c);
            case Command.ProposeTogether c -> new Proposing(book, actor, policy).together(c);
            case Command.TakeFromDocument c -> new Taking(book, actor, policy).mutation(c);
            case Command.TakeBalances c -> new Taking(book, actor, policy).balances(c);
            case Command.ReverseMutation c -> new Proposing(book, actor, policy).reversal(c);
            case Command.ApproveMutation c -> new Consenting(book, actor).approval(c);
            case Command.ConfirmMutation c -> new Consenting(book, actor).confirmation(c);
            case Command.AgreeMutation c -> new Consenting(book, actor).agreement(c);
            case Command.RejectMutation c -> new Consenting(book, actor).rejection(c);
            case Command.ReturnMutation c -> new Consenting(book, actor).sendingBack(c);
            case Command.ExceptMutation c -> new Consenting(book, actor).exception(c);
            case Command.WithdrawMutation c -> new Consenting(book, actor).withdrawal(c);
        };
    }
}

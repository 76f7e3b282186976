package nl.mutatieboek.ledger.desk;

import nl.mutatieboek.budget.Command;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;

/** One line a command: Axon finds them by the type that they take, and all are carried out alike. */
final class CommandHandlers {
    private final Clerk clerk;

    CommandHandlers(Clerk clerk) {
        this.clerk = clerk;
    }

    @CommandHandler
    Carried handle(Command.RegisterMoment c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.CorrectMoment c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.WithdrawMomentCorrection c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.LiftEmbargo c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.OpenChapter c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.RegisterItem c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.CloseMoment c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.RecordPublishedBalance c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ProposeMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ReverseMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ApproveMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.NameItem c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.CorrectItem c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.CorrectItemName c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.WithdrawItemCorrections c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ConfirmMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.AgreeMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.RejectMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ReturnMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.WithdrawMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ReopenMoment c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.WithdrawSitting c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.PresentBill c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.AdoptBill c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.RevokeBill c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ProposeTogether c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.TakeFromDocument c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.TakeBalances c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }

    @CommandHandler
    Carried handle(Command.ExceptMutation c, CommandMessage<?> message) {
        return clerk.carryOut(c, message);
    }
}

package nl.mutatieboek.ledger.writer;

import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;

/** A command whose caller waits for the first reply. */
record QueuedCommand(
        CommandMessage<?> message,
        MessageHandler<? super CommandMessage<?>> handler,
        CommandCallback<Object, Object> callback,
        AtomicBoolean answered) {
    boolean isBatch() {
        return message.getCommandName().equals(CommandBatchExecutor.COMMAND_NAME);
    }

    void reply(CommandResult result) {
        reply(GenericCommandResultMessage.asCommandResultMessage(result));
    }

    void fail(Throwable failure) {
        reply(GenericCommandResultMessage.asCommandResultMessage(failure));
    }

    void fail(UnavailabilityReason reason) {
        fail(new LedgerUnavailableException(reason));
    }

    private void reply(CommandResultMessage<Object> result) {
        if (answered.compareAndSet(false, true)) {
            callback.onResult(message.withMetaData(message.getMetaData()), result);
        }
    }
}

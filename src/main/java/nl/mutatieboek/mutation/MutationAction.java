package nl.mutatieboek.mutation;

import java.util.Locale;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** An action on a pending mutation, available on its page. */
public enum MutationAction {
    APPROVALS,
    CONFIRMATIONS,
    AGREEMENTS,
    REJECTIONS,
    RETURNS,
    WITHDRAWALS;

    /** @param reason reason of an end, or remark with a consent */
    Command toCommand(MutationId mutation, @Nullable String reason) {
        return switch (this) {
            case APPROVALS -> new Command.ApproveMutation(mutation, reason);
            case CONFIRMATIONS -> new Command.ConfirmMutation(mutation, reason);
            case AGREEMENTS -> new Command.AgreeMutation(mutation, reason);
            case REJECTIONS -> new Command.RejectMutation(mutation, stated(reason));
            case RETURNS -> new Command.ReturnMutation(mutation, stated(reason));
            case WITHDRAWALS -> new Command.WithdrawMutation(mutation, reason);
        };
    }

    /** Whether the action gives a consent instead of ending the mutation. */
    public boolean consents() {
        return switch (this) {
            case APPROVALS, CONFIRMATIONS, AGREEMENTS -> true;
            case REJECTIONS, RETURNS, WITHDRAWALS -> false;
        };
    }

    boolean givesConsent(MutationSnapshot.ConsentType sort) {
        return switch (sort) {
            case APPROVAL -> this == APPROVALS;
            case CONFIRMATION -> this == CONFIRMATIONS;
            case AGREEMENT -> this == AGREEMENTS;
            case DOCUMENT -> false;
        };
    }

    /** Path of the action below that of the mutation. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String stated(@Nullable String reason) {
        return Command.requireReason(reason == null ? "" : reason);
    }
}

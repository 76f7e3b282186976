package nl.mutatieboek.mutation;

import java.util.Locale;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** What a reader of a mutation's page may do there while it is pending, each under its address. */
enum MutationAction {
    APPROVALS,
    CONFIRMATIONS,
    AGREEMENTS,
    REJECTIONS,
    RETURNS,
    WITHDRAWALS;

    Command toCommand(MutationId mutation, @Nullable String reason) {
        return switch (this) {
            case APPROVALS -> new Command.ApproveMutation(mutation);
            case CONFIRMATIONS -> new Command.ConfirmMutation(mutation);
            case AGREEMENTS -> new Command.AgreeMutation(mutation);
            case REJECTIONS -> new Command.RejectMutation(mutation, stated(reason));
            case RETURNS -> new Command.ReturnMutation(mutation, stated(reason));
            case WITHDRAWALS -> new Command.WithdrawMutation(mutation, reason);
        };
    }

    /** Whether it consents, rather than ends. */
    public boolean consents() {
        return switch (this) {
            case APPROVALS, CONFIRMATIONS, AGREEMENTS -> true;
            case REJECTIONS, RETURNS, WITHDRAWALS -> false;
        };
    }

    /** Whether it is how a consent of that sort is given. */
    boolean givesConsent(MutationSnapshot.ConsentType sort) {
        return switch (sort) {
            case APPROVAL -> this == APPROVALS;
            case CONFIRMATION -> this == CONFIRMATIONS;
            case AGREEMENT -> this == AGREEMENTS;
            case DOCUMENT -> false;
        };
    }

    /** Its address below that of the mutation. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String stated(@Nullable String reason) {
        return Command.requireReason(reason == null ? "" : reason);
    }
}

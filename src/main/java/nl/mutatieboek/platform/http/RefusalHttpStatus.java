package nl.mutatieboek.platform.http;

import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.MatterRefusal;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import org.jspecify.annotations.Nullable;

/** Maps each refusal to an HTTP status. */
final class RefusalHttpStatus {
    private RefusalHttpStatus() {}

    /**
     * Returns the status of a refusal.
     *
     * @param target the mutation, chapter or moment that the path of the request names
     */
    static int statusOf(Refusal refusal, @Nullable Object target) {
        return switch (refusal) {
            case MutationRefusal.NotOfChapter r -> 403;
            case MutationRefusal.UnknownMutation r -> r.mutation().equals(target) ? 404 : 409;
            case StructureRefusal.UnknownChapter r -> r.chapter().equals(target) ? 404 : 409;
            case MomentRefusal.UnknownMoment r -> r.moment().equals(target) ? 404 : 409;
            // The path of the request names the attachment.
            case MutationRefusal.NotAttached r -> 404;
            case MatterRefusal.UnknownMatter r -> r.matter().equals(target) ? 404 : 409;
            case MatterRefusal.MatterFieldMissing r -> 400;
            case MatterRefusal.MatterFieldNotOfType r -> 400;
            case MatterRefusal.FollowUpBillMissing r -> 400;
            case MatterRefusal.WeightyReasonMissing r -> 400;
            case MutationRefusal.NoMandate r -> 403;
            case MutationRefusal.NoMandateForChapter r -> 403;
            case KindRefusal.FieldMissing r -> 400;
            case KindRefusal.NotStatedEither r -> 400;
            case KindRefusal.FieldNotOfKind r -> 400;
            // A conflict with the state of the book.
            default -> 409;
        };
    }
}

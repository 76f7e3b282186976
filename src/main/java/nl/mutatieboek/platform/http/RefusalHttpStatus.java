package nl.mutatieboek.platform.http;

import nl.mutatieboek.domain.Refusal;
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
            case Refusal.NotOfChapter r -> 403;
            case Refusal.UnknownMutation r -> r.mutation().equals(target) ? 404 : 409;
            case Refusal.UnknownChapter r -> r.chapter().equals(target) ? 404 : 409;
            case Refusal.UnknownMoment r -> r.moment().equals(target) ? 404 : 409;
            // The path of the request names the attachment.
            case Refusal.NotAttached r -> 404;
            case Refusal.NoMandate r -> 403;
            case Refusal.NoMandateForChapter r -> 403;
            case Refusal.FieldMissing r -> 400;
            case Refusal.NotStatedEither r -> 400;
            case Refusal.FieldNotOfKind r -> 400;
            // A conflict with the state of the book.
            default -> 409;
        };
    }
}

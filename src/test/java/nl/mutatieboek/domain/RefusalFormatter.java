package nl.mutatieboek.domain;

import java.util.stream.Collectors;

/** Formats a refusal like the plain model: its code, and the numbers of some refusals. */
public final class RefusalFormatter {
    private RefusalFormatter() {}

    public static String format(Refusal refusal) {
        return refusal.code() + numbers(refusal);
    }

    private static String numbers(Refusal refusal) {
        return switch (refusal) {
            case Refusal.ReserveOverdrawn r ->
                " %s %s %s on %s at %s: %s booked, %s pending, %s asked"
                        .formatted(
                                r.item(),
                                r.flow(),
                                r.year(),
                                r.effectiveOn(),
                                r.moment(),
                                r.booked(),
                                r.pending(),
                                r.asked());
            case Refusal.Unbalanced r -> " %s %s: %s".formatted(r.flow(), r.year(), r.sum());
            case Refusal.UnbalancedOverYears r -> " %s %s: %s".formatted(r.item(), r.flow(), r.sum());
            case Refusal.GrossUpUneven r -> " %s: %s and %s".formatted(r.year(), r.expenditure(), r.receipts());
            case Refusal.FieldMissing r -> " " + r.field();
            case Refusal.FieldNotOfKind r -> " " + r.field();
            case Refusal.NotStatedEither r -> " " + r.field();
            case Refusal.TogetherRefused r ->
                " "
                        + r.refused().stream()
                                .map(one -> one.position() + ": " + format(one.refusal()))
                                .collect(Collectors.joining("; "));
            default -> "";
        };
    }
}

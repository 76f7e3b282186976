package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats a refusal like the plain model: its code, and the numbers of some refusals. */
public final class RefusalFormatter {
    private RefusalFormatter() {}

    /** All types of refusals, of every family. */
    public static List<Class<?>> types() {
        return types(Refusal.class).toList();
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalFormatter::types)
                : Stream.of(type);
    }

    public static String format(Refusal refusal) {
        return refusal.code() + numbers(refusal);
    }

    private static String numbers(Refusal refusal) {
        return switch (refusal) {
            case FigureRefusal.ReserveOverdrawn r ->
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
            case KindRefusal.Unbalanced r -> " %s %s: %s".formatted(r.flow(), r.year(), r.sum());
            case KindRefusal.UnbalancedOverYears r -> " %s %s: %s".formatted(r.chapter(), r.flow(), r.sum());
            case KindRefusal.NoShiftBetweenYears r ->
                " %s %s: %s and %s".formatted(r.chapter(), r.flow(), r.betweenYears(), r.betweenItems());
            case KindRefusal.CounterEntryNotOpposite r ->
                " %s %s %s: %s and %s".formatted(r.chapter(), r.flow(), r.year(), r.part(), r.counterEntry());
            case KindRefusal.GrossUpUneven r -> " %s: %s and %s".formatted(r.year(), r.expenditure(), r.receipts());
            case KindRefusal.FieldMissing r -> " " + r.field();
            case KindRefusal.FieldNotOfKind r -> " " + r.field();
            case KindRefusal.NotStatedEither r -> " " + r.field();
            case MatterRefusal.MatterFieldMissing r -> " " + r.field();
            case MatterRefusal.MatterFieldNotOfType r -> " " + r.field();
            case Refusal.TogetherRefused r ->
                " "
                        + r.refused().stream()
                                .map(one -> one.position() + ": " + format(one.refusal()))
                                .collect(Collectors.joining("; "));
            default -> "";
        };
    }
}

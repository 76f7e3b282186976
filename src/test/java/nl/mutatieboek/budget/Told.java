package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Refusal.ReserveOverdrawn;

/** A refusal in the words of the plain model: its code, and of an overdrawn reserve also the numbers. */
public final class Told {
    private Told() {}

    public static String of(Refusal refusal) {
        return refusal instanceof ReserveOverdrawn r
                ? "%s %s %s %s on %s at %s: %s booked, %s pending, %s asked"
                        .formatted(
                                r.code(),
                                r.item(),
                                r.flow(),
                                r.year(),
                                r.effectiveOn(),
                                r.moment(),
                                r.booked(),
                                r.pending(),
                                r.asked())
                : refusal.code();
    }
}

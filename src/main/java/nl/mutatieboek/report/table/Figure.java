package nl.mutatieboek.report.table;

import nl.mutatieboek.domain.value.Thousands;

/** An amount in whole thousands of euros, with how certain it is. */
public record Figure(Thousands thousands, Certainty certainty) {
    /** A figure that is no sum of what sources state, such as a threshold. */
    public static Figure exact(Thousands thousands) {
        return new Figure(thousands, Certainty.EXACT);
    }

    public Figure plus(Figure other) {
        return new Figure(thousands.plus(other.thousands), certainty.with(other.certainty));
    }

    public Figure minus(Figure other) {
        return new Figure(thousands.minus(other.thousands), certainty.with(other.certainty));
    }

    /** The same figure as a balance, which may lack a part. */
    public Figure complete(boolean complete) {
        return new Figure(
                thousands, new Certainty(complete && certainty.complete(), certainty.basis(), certainty.precision()));
    }
}

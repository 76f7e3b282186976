package nl.mutatieboek.balance;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** What lies on some accounts together, in whole thousands of euros. */
final class BalanceAccumulator {
    /** The place of no moment. */
    static final int NO_MOMENT = -1;

    private boolean known;
    private long booked;
    private long pending;
    private int lastMomentRank = NO_MOMENT;
    private int openings;
    private int bases;
    private final PostingAttributes.CertaintyCounts certainty = new PostingAttributes.CertaintyCounts();

    void addBooked(long thousands, int rank) {
        known = true;
        booked = Math.addExact(booked, thousands);
        lastMomentRank = Math.max(lastMomentRank, rank);
    }

    /** Adds openings, and lines that give the account a base, openings included; less those that take one back. */
    void addBases(int moreOpenings, int moreBases) {
        openings += moreOpenings;
        bases += moreBases;
    }

    /** How sure the lines are that are counted. */
    PostingAttributes.CertaintyCounts certainty() {
        return certainty;
    }

    void addPending(long thousands) {
        pending = Math.addExact(pending, thousands);
    }

    void add(BalanceAccumulator other) {
        known |= other.known;
        booked = Math.addExact(booked, other.booked);
        pending = Math.addExact(pending, other.pending);
        lastMomentRank = Math.max(lastMomentRank, other.lastMomentRank);
        certainty.add(other.certainty);
    }

    /** The worst basis of what is booked; null when nothing is. */
    @Nullable
    Basis basis() {
        return known ? certainty.worstBasis() : null;
    }

    /** The coarsest precision of what is booked; null when nothing is. */
    @Nullable
    Precision precision() {
        return known ? certainty.coarsestPrecision() : null;
    }

    /** What is booked; null when nothing is, which is not zero. */
    @Nullable
    Thousands booked() {
        return known ? new Thousands(booked) : null;
    }

    Thousands pending() {
        return new Thousands(pending);
    }

    /** Whether it comes to zero, with what is pending and without. */
    boolean isZero() {
        return booked == 0 && pending == 0;
    }

    /** The place of the last moment of what is booked; {@link #NO_MOMENT} when nothing is. */
    int lastMomentRank() {
        return lastMomentRank;
    }

    /** Whether an account was opened and that was not taken back; of one account only. */
    boolean hasOpening() {
        return openings > 0;
    }

    /** Whether an account was opened, stated or set apart, and that was not taken back; of one account only. */
    boolean hasBase() {
        return bases > 0;
    }
}

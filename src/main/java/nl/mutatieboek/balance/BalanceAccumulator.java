package nl.mutatieboek.balance;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Sums the postings of accounts, in whole thousands of euros. */
final class BalanceAccumulator {
    /** Rank if there is no moment. */
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

    /** Adds openings, and bases with openings included, minus their reversals. */
    void addBases(int moreOpenings, int moreBases) {
        openings += moreOpenings;
        bases += moreBases;
    }

    /** Certainty of the counted postings. */
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

    /** Worst basis of the booked postings; null if there are none. */
    @Nullable
    Basis basis() {
        return known ? certainty.worstBasis() : null;
    }

    /** Coarsest precision of the booked postings; null if there are none. */
    @Nullable
    Precision precision() {
        return known ? certainty.coarsestPrecision() : null;
    }

    /** Sum of the booked postings; null if there are none, which is not zero. */
    @Nullable
    Thousands booked() {
        return known ? new Thousands(booked) : null;
    }

    Thousands pending() {
        return new Thousands(pending);
    }

    /** Whether the booked and pending sums are zero. */
    boolean isZero() {
        return booked == 0 && pending == 0;
    }

    /** Rank of the last moment of the booked postings; {@link #NO_MOMENT} if there are none. */
    int lastMomentRank() {
        return lastMomentRank;
    }

    /** Whether the account has an opening that is not reversed; for one account only. */
    boolean hasOpening() {
        return openings > 0;
    }

    /** Whether the account has a base that is not reversed; for one account only. */
    boolean hasBase() {
        return bases > 0;
    }
}

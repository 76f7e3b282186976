package nl.mutatieboek.structure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entries.NotKnownYet;
import nl.mutatieboek.ledger.Projections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where on the three axes of time a question is asked; every door asks here. */
@Component
public class Points {
    private final Entries entries;
    private final Projections projections;
    private final Structure structure;

    Points(Entries entries, Projections projections, Structure structure) {
        this.entries = entries;
        this.projections = projections;
        this.structure = structure;
    }

    /** Latest moment, no cut, now. */
    public Point now() {
        return at(Axes.OPEN, projections.completeTo());
    }

    /**
     * The point that a question names by {@code effectiveOn}, {@code knownAt} and {@code moment}. Ends its reading, and waits
     * until the projections have read what it asks, {@code atLeast} included.
     *
     * @throws Problem if anything was wrong with the question; 404 for a moment that is not in the book; 503 if the projections
     *     do not come that far in time, or if it cannot be said yet what the book knew then
     */
    public Point of(Asked asked) {
        Read<LocalDate> effectiveOn = asked.date("effectiveOn");
        Read<Moment> moment = asked.may("moment", Moment::parse);
        Read<String> knownAt = asked.knownAt();
        return at(asked, effectiveOn, knownAt, moment);
    }

    /** The same for a question that has no moment, or means something else by it. */
    public Point withoutMoment(Asked asked) {
        Read<LocalDate> effectiveOn = asked.date("effectiveOn");
        return at(asked, effectiveOn, asked.knownAt(), Read.nothing());
    }

    /** The same for a question that {@code knownAt} alone bounds. */
    public Point known(Asked asked) {
        return at(asked, Read.nothing(), asked.knownAt(), Read.nothing());
    }

    /** The ledger number that {@code knownAt} names, for what is read from the ledger itself; empty where it is left out. */
    public OptionalLong ledgerNumber(Asked asked) {
        String knownAt = asked.knownAt().orNull();
        asked.end();
        return knownAt == null ? OptionalLong.empty() : OptionalLong.of(named(knownAt, asked));
    }

    private Point at(Asked asked, Read<LocalDate> effectiveOn, Read<String> knownAt, Read<Moment> moment) {
        Long atLeast = asked.number("atLeast", 0, Long.MAX_VALUE).orNull();
        asked.end();
        if (atLeast != null) {
            await(atLeast);
        }
        Axes axes = new Axes(effectiveOn.orNull(), knownAt.orNull(), moment.orNull());
        Point point = at(axes, ledgerNumber(axes.knownAt(), asked));
        if (axes.moment() != null && !point.now().knows(axes.moment())) {
            throw Problem.of(404, "moment-not-in-the-book", Map.of("moment", axes.moment()));
        }
        return point;
    }

    private Point at(Axes axes, long ledgerNumber) {
        return new Point(axes, ledgerNumber, structure.at(ledgerNumber), structure.now());
    }

    private long ledgerNumber(@Nullable String knownAt, Asked asked) {
        if (knownAt == null) {
            return projections.completeTo();
        }
        long number = named(knownAt, asked);
        await(number);
        return number;
    }

    private long named(String knownAt, Asked asked) {
        long number = Asked.isLedgerNumber(knownAt) ? Long.parseLong(knownAt) : numberAt(knownAt, asked);
        if (number > projections.completeTo() && number > entries.head().ledgerNumber()) {
            throw asked.refused("knownAt", "known-at-future");
        }
        return number;
    }

    private long numberAt(String knownAt, Asked asked) {
        try {
            return entries.numberAt(Instant.parse(knownAt));
        } catch (NotKnownYet e) {
            if (e.reason() == NotKnownYet.Reason.FUTURE) {
                throw asked.refused("knownAt", "known-at-future");
            }
            throw Problem.of(503, "not-known-yet", Map.of("knownAt", knownAt)).with("Retry-After", "1");
        }
    }

    private void await(long ledgerNumber) {
        if (!projections.await(ledgerNumber)) {
            throw Problem.behind(ledgerNumber, projections.completeTo());
        }
    }
}

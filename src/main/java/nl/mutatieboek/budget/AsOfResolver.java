package nl.mutatieboek.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves as-of queries to points on the three time axes, for API, pages and command line. */
@Component
public class AsOfResolver {
    private final LedgerReader entries;
    private final ProjectionReader projections;
    private final StructureQueries structure;
    private final EmbargoPolicy embargo;

    AsOfResolver(
            LedgerReader entries, ProjectionReader projections, StructureQueries structure, EmbargoPolicy embargo) {
        this.entries = entries;
        this.projections = projections;
        this.structure = structure;
        this.embargo = embargo;
    }

    /** Without bounds: latest moment, all effective days, now. */
    public ResolvedAsOf latest() {
        return awaitAt(AsOfQuery.UNBOUNDED, projections.completeTo());
    }

    /**
     * Resolves the point of a query, for a response about the whole book. Waits until the projections have processed
     * what the query needs, {@code atLeast} included.
     *
     * @throws InvalidQueryException if the point is in the future
     * @throws NotFoundException for a moment that is not in the book
     * @throws UnavailableException if the projections are too late, or if the state at that instant is not final yet
     */
    public ResolvedAsOf awaitForReader(PointInTimeQuery query) {
        return awaitForReader(query, EmbargoCheckScope.WHOLE_BOOK);
    }

    /** Resolves a point for a response that contains data of these chapters only. */
    public ResolvedAsOf awaitForReader(PointInTimeQuery query, EmbargoCheckScope scope) {
        return awaitUnscoped(query).limitAndRecordRead(scope);
    }

    /** Resolves a point for a response whose scope is known later, for example after a file is read. */
    public EmbargoUncheckedAsOf awaitUnscoped(PointInTimeQuery query) {
        awaitRecorded(query.atLeast());
        return awaitUnscopedFor(query.axes(), "knownAt");
    }

    /**
     * Resolves a point for a query about chapters, items and moments, which only {@code knownAt} bounds: they are not
     * under embargo.
     */
    public ResolvedAsOf awaitStructure(KnownStateQuery query) {
        awaitRecorded(query.atLeast());
        return awaitResolved(new AsOfQuery(null, query.knownAt(), null), "knownAt");
    }

    /** Resolves a point outside a request. */
    public ResolvedAsOf awaitAt(AsOfQuery axes) {
        return awaitResolved(axes, null);
    }

    /** Resolves a point for a request whose scope is known later. */
    public EmbargoUncheckedAsOf awaitUnscoped(AsOfQuery axes) {
        return new EmbargoUncheckedAsOf(awaitAt(axes), embargo);
    }

    /** Resolves two points in order. */
    public record AsOfPair(ResolvedAsOf from, ResolvedAsOf to) {}

    /** Resolves the two points of a query, for a response within this scope. */
    public AsOfPair awaitPair(AsOfPairQuery query, EmbargoCheckScope scope) {
        awaitRecorded(query.atLeast());
        return new AsOfPair(
                awaitUnscopedFor(Objects.requireNonNullElse(query.from(), AsOfQuery.UNBOUNDED), "from")
                        .limitAndRecordRead(scope),
                awaitUnscopedFor(Objects.requireNonNullElse(query.to(), AsOfQuery.UNBOUNDED), "to")
                        .limitAndRecordRead(scope));
    }

    /** Resolves the parameter {@code knownAt} for reads of the ledger itself; empty if it is absent. */
    public OptionalLong numberAt(@Nullable String knownAt) {
        return knownAt == null ? OptionalLong.empty() : OptionalLong.of(parseKnownAt(knownAt, "knownAt"));
    }

    /**
     * Resolves an instant or number to a ledger number.
     *
     * @throws InvalidQueryException if it is in the future
     */
    public long resolveLedgerNumber(String knownAt) {
        return parseKnownAt(knownAt, null);
    }

    /**
     * Returns the last ledger number that was recorded by the end of a day in the Netherlands; larger than all numbers
     * if the day has not ended yet.
     *
     * @throws UnavailableException if it is not final yet
     */
    public long lastLedgerNumberOn(LocalDate day) {
        Instant end =
                day.plusDays(1).atStartOfDay(BookState.THE_HAGUE).toInstant().minusMillis(1);
        try {
            return entries.awaitNumberKnownAt(end);
        } catch (NotYetKnownException e) {
            if (e.reason() == NotYetKnownException.NotYetKnownReason.FUTURE) {
                return Long.MAX_VALUE;
            }
            throw notKnownYet(end.toString());
        }
    }

    /** {@code parameter} is the one to report if the point is invalid. */
    private EmbargoUncheckedAsOf awaitUnscopedFor(AsOfQuery axes, String parameter) {
        return new EmbargoUncheckedAsOf(awaitResolved(axes, parameter), embargo);
    }

    private ResolvedAsOf awaitResolved(AsOfQuery axes, @Nullable String parameter) {
        long number = axes.knownAt() == null ? projections.completeTo() : parseKnownAt(axes.knownAt(), parameter);
        await(number);
        ResolvedAsOf point = awaitAt(axes, number);
        point.requireMoment(axes.moment());
        return point;
    }

    private ResolvedAsOf awaitAt(AsOfQuery axes, long ledgerNumber) {
        return new ResolvedAsOf(axes, ledgerNumber, structure.awaitAt(ledgerNumber), structure.current());
    }

    private long parseKnownAt(String knownAt, @Nullable String parameter) {
        long number = KnownAtValidator.isLedgerNumber(knownAt) ? Long.parseLong(knownAt) : numberAt(knownAt, parameter);
        if (number > projections.completeTo() && number > entries.head().ledgerNumber()) {
            throw new InvalidQueryException(parameter, "known-at-future", Map.of());
        }
        return number;
    }

    private long numberAt(String knownAt, @Nullable String parameter) {
        try {
            return entries.awaitNumberKnownAt(Instant.parse(knownAt));
        } catch (NotYetKnownException e) {
            if (e.reason() == NotYetKnownException.NotYetKnownReason.FUTURE) {
                throw new InvalidQueryException(parameter, "known-at-future", Map.of());
            }
            throw notKnownYet(knownAt);
        }
    }

    private static UnavailableException notKnownYet(String knownAt) {
        return new UnavailableException("not-known-yet", Map.of("knownAt", knownAt), 1);
    }

    /** Waits for an existing ledger number; a later one may never be recorded, so it is not waited for. */
    private void awaitRecorded(@Nullable Long ledgerNumber) {
        if (ledgerNumber == null) {
            return;
        }
        long reached = projections.completeTo();
        if (ledgerNumber > reached && !entries.containsNumber(ledgerNumber)) {
            throw UnavailableException.projectionBehind(ledgerNumber, reached);
        }
        await(ledgerNumber);
    }

    private void await(long ledgerNumber) {
        if (!projections.await(ledgerNumber)) {
            throw UnavailableException.projectionBehind(ledgerNumber, projections.completeTo());
        }
    }
}

package nl.mutatieboek.oversight.rebuild;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget;
import nl.mutatieboek.ledger.proof.TileRebuilder;
import nl.mutatieboek.ledger.verification.JdbcRebuildCertificateRepository;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.ledger.verification.StoredCertificate;
import nl.mutatieboek.platform.ConflictException;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.platform.KeyReusedException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/** Runs the rebuilds and replays of the served ledger, one at a time, and keeps the most recent ones. */
final class RebuildService {
    private static final int REMEMBERED = 20;
    private static final int WITH_BALANCES = 4;

    private final LedgerReader entries;
    private final Supplier<List<Projection>> empty;
    private final ProjectionRebuildTarget live;
    private final TileRebuilder tiles;
    private final JdbcRebuildCertificateRepository certificates;
    private final NameReferenceProvider names;
    private final ActorNameResolver actorNames;
    private final HeavyWorkLimiter limiter;
    private final Clock clock;
    private final Deque<StartedRebuild> recentJobs = new ArrayDeque<>();

    /** @param to number of the last entry requested; null for all */
    private record StartedRebuild(
            RebuildJob rebuild,
            RecordedActor startedBy,
            @Nullable Long to) {
        boolean asks(@Nullable Long upTo, boolean verifiesChain) {
            return Objects.equals(to, upTo) && rebuild.verifiesChain() == verifiesChain;
        }
    }

    RebuildService(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            ProjectionRebuildTarget live,
            TileRebuilder tiles,
            JdbcRebuildCertificateRepository certificates,
            NameReferenceProvider names,
            ActorNameResolver actorNames,
            HeavyWorkLimiter limiter,
            Clock clock) {
        this.entries = entries;
        this.empty = empty;
        this.live = live;
        this.tiles = tiles;
        this.certificates = certificates;
        this.names = names;
        this.actorNames = actorNames;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Starts a job, or returns the job that was started with this identity. A finished one is found by its
     * stored certificate.
     *
     * @param startedBy person whose earlier lists of balances are discarded
     * @param key idempotency key from which the identity was derived
     * @param to number of the last entry to read; null for all
     * @param verifiesChain whether to verify the hash of every entry
     * @throws ConflictException if another job of its kind is running
     * @throws KeyReusedException if the key was used for another replay
     * @throws UnavailableException if other heavy work does not end in time
     */
    RebuildResponse startOrFind(
            UUID id, PersonId startedBy, String key, @Nullable Long to, RebuildKind kind, boolean verifiesChain) {
        Optional<RebuildResponse> started = started(id, key, to, kind, verifiesChain);
        if (started.isPresent()) {
            return started.get();
        }
        try (HeavyWorkLimiter.Slot slot = limiter.awaitSlot()) {
            Optional<RebuildResponse> meanwhile = started(id, key, to, kind, verifiesChain);
            return meanwhile.isPresent() ? meanwhile.get() : begin(slot, id, startedBy, to, kind, verifiesChain);
        }
    }

    private synchronized Optional<RebuildResponse> started(
            UUID id, String key, @Nullable Long to, RebuildKind kind, boolean verifiesChain) {
        Optional<RebuildResponse> started = findResponse(id, kind);
        if (started.isPresent()
                && ((to != null && to != started.get().to())
                        || recentJobs.stream()
                                .anyMatch(one -> one.rebuild().id().equals(id) && !one.asks(to, verifiesChain)))) {
            throw new KeyReusedException(key);
        }
        if (started.isEmpty()
                && recentJobs().stream()
                        .anyMatch(one -> one.kind() == kind && one.state() == RebuildJob.RebuildState.RUNNING)) {
            throw new ConflictException("rebuild-under-way", 5);
        }
        return started;
    }

    private synchronized RebuildResponse begin(
            HeavyWorkLimiter.Slot slot,
            UUID id,
            PersonId startedBy,
            @Nullable Long to,
            RebuildKind kind,
            boolean verifiesChain) {
        RecordedActor actor = new RecordedActor(startedBy.value(), names.resolveReference(startedBy.value()));
        forgetBalances(actor);
        RebuildJob rebuild = new RebuildJob(
                id,
                to == null ? live.completeTo() : to,
                kind,
                verifiesChain,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                number -> {});
        recentJobs.addFirst(new StartedRebuild(rebuild, actor, to));
        try {
            slot.continueInBackground("rebuild " + id, () -> run(rebuild, actor));
        } catch (RuntimeException | Error e) {
            // No thread could be made; the next request tries again.
            recentJobs.removeFirst();
            throw e;
        }
        if (recentJobs.size() > REMEMBERED) {
            recentJobs.removeLast();
        }
        return RebuildResponse.from(rebuild, actor, actorNames);
    }

    private void run(RebuildJob rebuild, RecordedActor actor) {
        rebuild.runToEnd(
                entries,
                empty,
                live,
                tiles::rebuild,
                certificate -> certificates.save(new StoredCertificate(certificate, rebuild.kind(), actor)));
    }

    /** The list of all balances is large: each person keeps at most one, and the application a few. */
    private void forgetBalances(RecordedActor startedBy) {
        recentJobs.stream()
                .filter(one -> one.startedBy().subject().equals(startedBy.subject()))
                .forEach(one -> one.rebuild().discardBalances());
        recentJobs().stream()
                .filter(RebuildJob::hasBalances)
                .skip(WITH_BALANCES - 1)
                .forEach(RebuildJob::discardBalances);
    }

    Optional<RebuildJob> find(UUID id, RebuildKind kind) {
        return findStarted(id, kind).map(StartedRebuild::rebuild);
    }

    /** Returns a job in memory, or one with a stored certificate. */
    Optional<RebuildResponse> findResponse(UUID id, RebuildKind kind) {
        return findStarted(id, kind)
                .map(one -> RebuildResponse.from(one.rebuild(), one.startedBy(), actorNames))
                .or(() -> findCertificate(id, kind).map(stored -> RebuildResponse.from(stored, actorNames)));
    }

    private synchronized Optional<StartedRebuild> findStarted(UUID id, RebuildKind kind) {
        return recentJobs.stream()
                .filter(one -> one.rebuild().id().equals(id) && one.rebuild().kind() == kind)
                .findFirst();
    }

    /** Finds the stored certificate of a rebuild or replay. */
    Optional<StoredCertificate> findCertificate(UUID id, RebuildKind kind) {
        return certificates.find(id, kind);
    }

    /** The most recent jobs, newest first: those since the start, and then earlier ones by their certificates. */
    List<RebuildResponse> recent() {
        List<RebuildResponse> recent = new ArrayList<>(started());
        Set<String> shown = recent.stream().map(RebuildResponse::id).collect(Collectors.toSet());
        certificates.findLast(REMEMBERED).stream()
                .map(stored -> RebuildResponse.from(stored, actorNames))
                .filter(one -> !shown.contains(one.id()))
                .limit(REMEMBERED - recent.size())
                .forEach(recent::add);
        return recent;
    }

    private synchronized List<RebuildResponse> started() {
        return recentJobs.stream()
                .map(one -> RebuildResponse.from(one.rebuild(), one.startedBy(), actorNames))
                .toList();
    }

    /**
     * Cancels a job.
     *
     * @throws NotFoundException if it does not exist
     */
    RebuildResponse cancel(UUID id, RebuildKind kind) {
        StartedRebuild started =
                findStarted(id, kind).orElseThrow(() -> new NotFoundException("unknown-rebuild", Map.of()));
        started.rebuild().requestCancellation();
        return RebuildResponse.from(started.rebuild(), started.startedBy(), actorNames);
    }

    /** The most recent jobs since the start, newest first. */
    private synchronized List<RebuildJob> recentJobs() {
        return recentJobs.stream().map(StartedRebuild::rebuild).toList();
    }

    /** The head number up to which a new job reads. */
    long headNumber() {
        return live.completeTo();
    }
}

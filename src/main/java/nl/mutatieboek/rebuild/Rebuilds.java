package nl.mutatieboek.rebuild;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.mutatieboek.api.HeavyWorkLimiter;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.LiveProjections;
import nl.mutatieboek.ledger.Projection;
import org.jspecify.annotations.Nullable;

/** The rebuilds and replays of a served book, one at a time; the last of them are remembered. */
final class Rebuilds {
    private static final int REMEMBERED = 20;
    private static final int WITH_BALANCES = 4;

    private final Entries entries;
    private final Supplier<List<Projection>> empty;
    private final LiveProjections live;
    private final Certificates certificates;
    private final HeavyWorkLimiter limiter;
    private final Clock clock;
    private final Deque<Started> last = new ArrayDeque<>();

    /** @param to the last entry that it was asked to read; null for all */
    private record Started(
            Rebuild rebuild, PersonId startedBy, @Nullable Long to) {
        boolean asks(@Nullable Long upTo, boolean verifiesChain) {
            return Objects.equals(to, upTo) && rebuild.verifiesChain() == verifiesChain;
        }
    }

    Rebuilds(
            Entries entries,
            Supplier<List<Projection>> empty,
            LiveProjections live,
            Certificates certificates,
            HeavyWorkLimiter limiter,
            Clock clock) {
        this.entries = entries;
        this.empty = empty;
        this.live = live;
        this.certificates = certificates;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Starts one, or finds the one that was started with this identity: a rebuild however long ago, a replay while it is remembered.
     *
     * @param startedBy whose earlier lists of balances are forgotten
     * @param key from which the identity was made
     * @param to the last entry that it reads; null for all
     * @param verifiesChain whether it holds every entry against its hash, too
     * @throws Problem 409 while another of its kind is under way; 422 if the key was used for another replay; 503 if other heavy work does
     *     not end in time
     */
    RebuildShown start(
            UUID id, PersonId startedBy, String key, @Nullable Long to, boolean replaces, boolean verifiesChain) {
        Optional<RebuildShown> started = started(id, key, to, replaces, verifiesChain);
        if (started.isPresent()) {
            return started.get();
        }
        limiter.acquire();
        boolean runs = false;
        try {
            Optional<RebuildShown> meanwhile = started(id, key, to, replaces, verifiesChain);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            RebuildShown begun = begin(id, startedBy, to, replaces, verifiesChain);
            runs = true;
            return begun;
        } finally {
            if (!runs) {
                limiter.release();
            }
        }
    }

    private synchronized Optional<RebuildShown> started(
            UUID id, String key, @Nullable Long to, boolean replaces, boolean verifiesChain) {
        Optional<RebuildShown> started = shown(id, replaces);
        if (started.isPresent()
                && last.stream().anyMatch(one -> one.rebuild().id().equals(id) && !one.asks(to, verifiesChain))) {
            throw Problem.of(422, "key-reused", Map.of("key", key));
        }
        if (started.isEmpty()
                && last().stream()
                        .anyMatch(one -> one.replaces() == replaces && one.state() == Rebuild.State.RUNNING)) {
            throw Problem.of(409, "rebuild-under-way").with("Retry-After", "5");
        }
        return started;
    }

    private synchronized RebuildShown begin(
            UUID id, PersonId startedBy, @Nullable Long to, boolean replaces, boolean verifiesChain) {
        forgetBalances(startedBy);
        Rebuild rebuild = new Rebuild(
                id,
                to == null ? live.completeTo() : to,
                replaces,
                verifiesChain,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                number -> {});
        last.addFirst(new Started(rebuild, startedBy, to));
        if (last.size() > REMEMBERED) {
            last.removeLast();
        }
        Thread.ofPlatform().daemon().name("rebuild " + id).start(() -> {
            try {
                rebuild.run(entries, empty, live, certificates::keep);
            } finally {
                limiter.release();
            }
        });
        return RebuildShown.of(rebuild);
    }

    /** The list of all balances is large: each person has one at most, and the book a few. */
    private void forgetBalances(PersonId startedBy) {
        last.stream()
                .filter(one -> one.startedBy().equals(startedBy))
                .forEach(one -> one.rebuild().forgetBalances());
        last().stream().filter(Rebuild::hasBalances).skip(WITH_BALANCES - 1).forEach(Rebuild::forgetBalances);
    }

    /** A rebuild, or a replay, that is remembered. */
    synchronized Optional<Rebuild> find(UUID id, boolean replaces) {
        return last().stream()
                .filter(one -> one.id().equals(id) && one.replaces() == replaces)
                .findFirst();
    }

    /** One that is remembered, or of which the certificate is kept. */
    Optional<RebuildShown> shown(UUID id, boolean replaces) {
        return find(id, replaces)
                .map(RebuildShown::of)
                .or(() -> replaces ? certificates.find(id).map(RebuildShown::of) : Optional.empty());
    }

    /**
     * Stops one.
     *
     * @throws Problem 404 if there is none
     */
    Rebuild cancel(UUID id, boolean replaces) {
        Rebuild rebuild = find(id, replaces).orElseThrow(() -> Problem.of(404, "unknown-rebuild"));
        rebuild.cancel();
        return rebuild;
    }

    /** The last ones, the newest first. */
    synchronized List<Rebuild> last() {
        return last.stream().map(Started::rebuild).toList();
    }

    /** The number up to which a new one reads. */
    long end() {
        return live.completeTo();
    }
}

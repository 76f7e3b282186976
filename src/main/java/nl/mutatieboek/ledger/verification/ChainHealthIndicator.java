package nl.mutatieboek.ledger.verification;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of the end of the hash chain. Up while the last thousand entries hash up to the head, the head of the previous
 * check is still stored, and no entry lies outside the ledger. The result is cached for the configured time. Earlier
 * entries are checked by {@link ChainVerifier}.
 */
@Component("chainHealthIndicator")
final class ChainHealthIndicator implements HealthIndicator {
    private static final int CHECKED_ENTRIES = 1_000;

    private final LedgerReader entries;
    private final long cacheNanos;
    private @Nullable Health cached;
    private @Nullable LedgerHead head;
    private long cachedAt;

    ChainHealthIndicator(LedgerReader entries, LedgerProperties settings) {
        this.entries = entries;
        this.cacheNanos = settings.chainCheckEvery().toNanos();
    }

    @Override
    public synchronized Health health() {
        Health last = cached;
        if (last == null || System.nanoTime() - cachedAt >= cacheNanos) {
            try {
                last = check();
            } catch (RuntimeException e) {
                // Not cached: the next request checks again.
                return Health.down(e).build();
            }
            cached = last;
            cachedAt = System.nanoTime();
        }
        return last;
    }

    private Health check() {
        LedgerHead now = entries.head();
        Optional<String> problem = findProblem(now, head);
        if (problem.isPresent()) {
            return Health.down().withDetail("reason", problem.get()).build();
        }
        head = now;
        return Health.up()
                .withDetail("from", Math.max(1, now.ledgerNumber() - CHECKED_ENTRIES + 1))
                .withDetail("to", now.ledgerNumber())
                .build();
    }

    private Optional<String> findProblem(LedgerHead now, @Nullable LedgerHead before) {
        if (before != null && before.ledgerNumber() > now.ledgerNumber()) {
            return Optional.of("The head was at %d and is at %d".formatted(before.ledgerNumber(), now.ledgerNumber()));
        }
        if (before != null && before.ledgerNumber() > 0 && !isStored(before)) {
            return Optional.of("Entry %d is not what it was".formatted(before.ledgerNumber()));
        }
        return entries.findRawOutside(1).stream()
                .findFirst()
                .map(raw -> "Entry %d stands outside the ledger".formatted(raw.ledgerNumber()))
                .or(() -> findChainProblem(now));
    }

    private boolean isStored(LedgerHead before) {
        return entries.findRaw(before.ledgerNumber())
                .filter(stored -> MessageDigest.isEqual(stored.hash(), before.hash()))
                .isPresent();
    }

    private Optional<String> findChainProblem(LedgerHead now) {
        long number = Math.max(0, now.ledgerNumber() - CHECKED_ENTRIES);
        byte[] hash = HashChain.genesisHash();
        if (number > 0) {
            List<RawEntry> first = entries.readRawAfter(number - 1, 1);
            if (first.isEmpty() || first.getFirst().ledgerNumber() != number) {
                return Optional.of("Entry %d is missing".formatted(number));
            }
            hash = first.getFirst().hash();
        }
        for (RawEntry entry : entries.readRawAfter(number, Math.toIntExact(now.ledgerNumber() - number))) {
            number++;
            if (entry.ledgerNumber() != number) {
                return Optional.of("Entry %d is missing".formatted(number));
            }
            hash = HashChain.nextHash(hash, entry);
            if (!MessageDigest.isEqual(hash, entry.hash())) {
                return Optional.of("Entry %d is not what was sealed".formatted(number));
            }
        }
        if (number < now.ledgerNumber()) {
            return Optional.of("Entry %d is missing".formatted(number + 1));
        }
        return MessageDigest.isEqual(hash, now.hash())
                ? Optional.empty()
                : Optional.of("The head was not sealed over entry %d".formatted(number));
    }
}

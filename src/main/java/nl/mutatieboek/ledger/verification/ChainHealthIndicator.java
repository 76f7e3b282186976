package nl.mutatieboek.ledger.verification;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while the end of the chain holds: the last thousand entries are hashed again up to the head, and what was the head when
 * it was looked at before is still there, and nothing stands below its first number or beyond its head. Looks when it is asked, and not more often than it is told. What was changed
 * further back it does not see: that is what {@link ChainVerifier} is for.
 */
@Component("chainHealthIndicator")
final class ChainHealthIndicator implements HealthIndicator {
    private static final int LAST = 1_000;

    private final LedgerReader entries;
    private final long pause;
    private @Nullable Health seen;
    private @Nullable LedgerHead head;
    private long seenAt;

    ChainHealthIndicator(LedgerReader entries, @Value("${mutatieboek.chain-check-every:1m}") Duration every) {
        this.entries = entries;
        this.pause = every.toNanos();
    }

    @Override
    public synchronized Health health() {
        Health last = seen;
        if (last == null || System.nanoTime() - seenAt >= pause) {
            try {
                last = look();
            } catch (RuntimeException e) {
                // Nothing was seen, so that the next who asks lets it look again.
                return Health.down(e).build();
            }
            seen = last;
            seenAt = System.nanoTime();
        }
        return last;
    }

    private Health look() {
        LedgerHead now = entries.head();
        Optional<String> wrong = wrong(now, head);
        if (wrong.isPresent()) {
            return Health.down().withDetail("reason", wrong.get()).build();
        }
        head = now;
        return Health.up()
                .withDetail("from", Math.max(1, now.ledgerNumber() - LAST + 1))
                .withDetail("to", now.ledgerNumber())
                .build();
    }

    private Optional<String> wrong(LedgerHead now, @Nullable LedgerHead before) {
        if (before != null && before.ledgerNumber() > now.ledgerNumber()) {
            return Optional.of("The head was at %d and is at %d".formatted(before.ledgerNumber(), now.ledgerNumber()));
        }
        if (before != null && before.ledgerNumber() > 0 && !stillThere(before)) {
            return Optional.of("Entry %d is not what it was".formatted(before.ledgerNumber()));
        }
        return entries.findRawOutside(1).stream()
                .findFirst()
                .map(raw -> "Entry %d stands outside the ledger".formatted(raw.ledgerNumber()))
                .or(() -> broken(now));
    }

    private boolean stillThere(LedgerHead before) {
        return entries.findRaw(before.ledgerNumber())
                .filter(there -> MessageDigest.isEqual(there.hash(), before.hash()))
                .isPresent();
    }

    private Optional<String> broken(LedgerHead now) {
        long number = Math.max(0, now.ledgerNumber() - LAST);
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

package nl.mutatieboek.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.mutatieboek.security.PersonSettingService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps what the ledger was when a person last looked at Home. */
@Component
record LastVisitService(PersonSettingService settings, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(LastVisitService.class);
    private static final String SETTING = "visit";
    private static final long NO_EARLIER_VISIT = 0;
    /** A look after a longer pause is a new visit. */
    private static final Duration PAUSE = Duration.ofHours(1);
    /** A look that shows nothing new is stored only after this time. */
    private static final Duration STORED_AGAIN_AFTER = Duration.ofMinutes(5);

    /**
     * The end of the previous visit, and the last look.
     *
     * @param since ledger number at the end of the previous visit; 0 if there was none
     * @param sinceAt when that was
     * @param seen ledger number at the last look
     * @param seenAt when that was
     */
    record Visit(long since, Instant sinceAt, long seen, Instant seenAt) {
        static @Nullable Visit parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String[] parts = text.split(" ", -1);
            return new Visit(
                    Long.parseLong(parts[0]),
                    Instant.parse(parts[1]),
                    Long.parseLong(parts[2]),
                    Instant.parse(parts[3]));
        }

        private String format() {
            return since + " " + sinceAt + " " + seen + " " + seenAt;
        }

        private Visit next(long ledgerNumber, Instant now) {
            return isOlderThan(PAUSE, now)
                    ? new Visit(seen, seenAt, ledgerNumber, now)
                    : new Visit(since, sinceAt, ledgerNumber, now);
        }

        private boolean isOlderThan(Duration time, Instant now) {
            return seenAt.plus(time).isBefore(now);
        }
    }

    /**
     * Records a look at Home. A look that cannot be stored, as on a read-only database, is not kept.
     *
     * @return the visit, with the end of the previous one; empty during the first visit
     */
    Optional<Visit> recordLook(long ledgerNumber) {
        Instant now = Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.SECONDS);
        Visit last = Visit.parse(settings.findAll().get(SETTING));
        if (last == null) {
            store(new Visit(NO_EARLIER_VISIT, now, ledgerNumber, now));
            return Optional.empty();
        }
        Visit visit = last.next(ledgerNumber, now);
        if (visit.since() != last.since() || ledgerNumber != last.seen() || last.isOlderThan(STORED_AGAIN_AFTER, now)) {
            store(visit);
        }
        return Optional.of(visit).filter(one -> one.since() != NO_EARLIER_VISIT);
    }

    private void store(Visit visit) {
        try {
            settings.put(SETTING, visit.format());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Last visit not kept", e);
        }
    }
}

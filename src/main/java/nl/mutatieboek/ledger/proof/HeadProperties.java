package nl.mutatieboek.ledger.proof;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the signed heads.
 *
 * @param name name of the book in its heads, such as {@code mutatieboek.example.nl/rijk}; no spaces and no plus sign;
 *     choose it before the first start, because the key of the book carries it; {@code mutatieboek} by default
 * @param directory directory of the key that signs the heads and of the last signed head; outside the data directory,
 *     and not in its backups; by default beside the data directory, with {@code -heads} after its name
 * @param archive directory to which signed heads are written, each to a file of its own, to be archived elsewhere; if
 *     absent, none are written
 * @param archiveEvery shortest time between two heads in the archive; the last head before a stop is always written; 1
 *     minute by default
 * @param timestampAuthority address of a time-stamp authority (RFC 3161) that stamps the latest head; needs the archive,
 *     which the time-stamps are written to; if absent, none is asked
 * @param timestampEvery shortest time between two time-stamps; 1 day by default
 * @param witnessPolicy file with the witnesses that heads are sent to and how many must co-sign, in the format of C2SP
 *     tlog-policy; if absent, heads are sent to nobody
 * @param witnessEvery shortest time between two heads that are sent to witnesses, and pause before a failed request is
 *     repeated, which doubles up to 10 minutes; 1 minute by default
 */
@Validated
@ConfigurationProperties("mutatieboek.heads")
public record HeadProperties(
        @DefaultValue(HeadProperties.DEFAULT_NAME) String name,
        @DefaultValue("") String directory,
        @Nullable String archive,

        @DefaultValue("1m") @DurationMin(inclusive = false) Duration archiveEvery,

        @Nullable String timestampAuthority,

        @DefaultValue("1d") @DurationMin(inclusive = false) Duration timestampEvery,

        @Nullable String witnessPolicy,

        @DefaultValue("1m") @DurationMin(inclusive = false) Duration witnessEvery) {
    static final String DEFAULT_NAME = "mutatieboek";

    /** Whether the book has the name of every book whose name nobody chose. */
    public boolean hasDefaultName() {
        return name.equals(DEFAULT_NAME);
    }
}

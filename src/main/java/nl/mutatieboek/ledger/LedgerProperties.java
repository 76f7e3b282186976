package nl.mutatieboek.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the writer and of reading the ledger.
 *
 * @param patience how long a request waits for the writer, for entries that are being recorded, or for a place among the
 *     requests handled at once, before it gets 503; 5 seconds by default
 * @param mostWaiting how many commands may wait for the writer; further ones get 503; 10,000 by default
 * @param takeoverAfter time without a heartbeat of the writer after which a standby takes over; 5 seconds by default
 * @param grace how long the writer finishes waiting commands at shutdown; 10 seconds by default
 * @param longestEnd how long a shutdown may take after the writer has stopped by itself, before the process is halted;
 *     60 seconds by default
 * @param chainCheckEvery shortest time between two checks of the end of the hash chain by the health endpoint; 0 checks
 *     at each request; 1 minute by default
 * @param confirmingPeople how many people confirm the part of another chapter; 2 by default
 * @param momentPeople how many people change a moment or its bill: 1 or 2; 2 by default
 * @param agreements mutations that need the agreement of the finance ministry, as {@code KIND@MOMENT}, such as {@code
 *     TRANSFER@O1}; {@code *} matches every kind or every moment; none by default
 * @param attachments limits on attachments of mutations
 * @param checkpoint when the projections are saved
 * @param backup backups of an H2 book
 */
@Validated
@ConfigurationProperties("mutatieboek")
public record LedgerProperties(
        @DefaultValue("5s") @DurationMin(inclusive = false) Duration patience,
        @DefaultValue("10000") @Min(1) int mostWaiting,
        @DefaultValue("5s") @DurationMin(inclusive = false) Duration takeoverAfter,
        @DefaultValue("10s") @DurationMin Duration grace,
        @DefaultValue("60s") @DurationMin Duration longestEnd,
        @DefaultValue("1m") @DurationMin Duration chainCheckEvery,
        @DefaultValue("2") @Min(1) int confirmingPeople,
        @DefaultValue("2") @Min(1) @Max(2) int momentPeople,
        @DefaultValue Set<String> agreements,
        @DefaultValue @Valid Attachments attachments,
        @DefaultValue @Valid Checkpoint checkpoint,
        @DefaultValue @Valid Backup backup) {
    /**
     * Limits on attachments of mutations.
     *
     * @param largest largest size of a file; 10 MB by default
     * @param perMutation how many different files a mutation may have, withdrawn ones included; 20 by default
     */
    public record Attachments(
            @DefaultValue("10MB") DataSize largest,
            @DefaultValue("20") @Min(1) int perMutation) {}

    /**
     * When the projections are saved, from which the next start continues.
     *
     * @param every number of entries after which the projections are saved again; 50,000 by default
     * @param pause shortest time between two saves of the projections; 10 seconds by default
     */
    public record Checkpoint(
            @DefaultValue("50000") @Min(1) long every,
            @DefaultValue("10s") @DurationMin Duration pause) {}

    /**
     * Backups of an H2 book; PostgreSQL is backed up by its own tools.
     *
     * @param folder directory of the backups; if absent, none are made
     * @param every time between two backups; 24 hours by default
     */
    public record Backup(
            @Nullable String folder,

            @DefaultValue("24h") @DurationMin(inclusive = false)
            Duration every) {}
}

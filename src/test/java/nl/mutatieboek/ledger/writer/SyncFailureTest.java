package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sync failures on H2, where commit and sync are separate; in PostgreSQL the commit includes the sync. */
@Tag("main")
class SyncFailureTest {
    private final WriterFixture office = new WriterFixture(TestDatabase.H2);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void failed_disk_sync_stops_the_writer_and_hides_the_commit() {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        office.failSync();
        CommandEnvelope lost = register("2026-OWB");

        assertStopped(lost);
        assertStopped(register("2027-OWB"));
        assertThat(office.stopReasons()).singleElement().asString().contains("Sync of a commit to disk failed");
        // It is in the tables, and yet:
        assertThat(office.sql()
                        .sql("select max(ledger_number) from ledger_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(office.entries().head().ledgerNumber()).isEqualTo(1);
        assertThat(office.entries().head().hash())
                .isEqualTo(office.ledger().getFirst().hash());
        assertThat(office.entries().readStream(StreamId.CALENDAR)).hasSize(1);
        assertThat(office.entries()
                        .forEachRaw(entry -> assertThat(entry.ledgerNumber()).isOne()))
                .isOne();
        // The signer receives what is on disk, as the tables have it.
        assertThat(office.engine().recentEntries().take(0, 1))
                .usingRecursiveComparison()
                .isEqualTo(office.ledger());
        assertThat(office.engine().recentEntries().take(1, 2)).isEmpty();
        assertThat(office.entries().isRecorded(lost.metadata().causationId())).isFalse();
    }

    private void assertStopped(CommandEnvelope command) {
        assertThat(office.sendAsync(command).join())
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(LedgerUnavailableException.UnavailabilityReason.STOPPED));
    }
}

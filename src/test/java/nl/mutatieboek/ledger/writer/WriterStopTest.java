package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops the writer: foreign and unreadable entries, and another writer. */
@Tag("main")
@ParameterizedClass
@EnumSource
class WriterStopTest extends GatewayFixture {
    WriterStopTest(TestDatabase databases) {
        super(databases);
    }

    // What stops the book

    @Test
    void foreign_entry_stops_the_writer() {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        foreignEntry(2, "calendar", "calendar", 1, "moment-registered");

        assertNotAnswered(register("2026-OWB"), LedgerUnavailableException.UnavailabilityReason.STOPPED);
        assertNotAnswered(register("2025-OWB"), LedgerUnavailableException.UnavailabilityReason.STOPPED);
        assertThat(office.stopReasons()).singleElement().asString().contains("Somebody else wrote to the book");
        assertThat(moments()).containsExactly("2025-OWB");
    }

    @Test
    void changed_writer_epoch_stops_the_writer() {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        office.sql().sql("update ledger_head set epoch = epoch + 1").update();

        assertNotAnswered(register("2026-OWB"), LedgerUnavailableException.UnavailabilityReason.STOPPED);
        assertThat(office.stopReasons()).singleElement().asString().contains("Somebody else became the writer");
        assertThat(office.sql()
                        .sql("select count(*) from ledger_entry")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void second_writer_takes_over_and_the_first_one_stops() {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        CompletableFuture<Object> late;
        try (WriterFixture successor = office.openSecondWriter()) {
            assertThat(successor.sendAndWait(register("2026-OWB"))).isEqualTo(new RecordedResult(2));
            late = office.sendAsync(register("2027-OWB"));
            assertThat(late.join()).isInstanceOf(LedgerUnavailableException.class);
            assertThat(successor.sendAndWait(register("2028-OWB"))).isEqualTo(new RecordedResult(3));
        }
        assertThat(office.stopReasons()).hasSize(1);
    }

    @Test
    void ledger_with_an_unknown_event_is_not_opened() {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        office.tamperingSql()
                .sql("update ledger_entry set event_name = 'moment-announced'")
                .update();

        assertThatThrownBy(office::recreateGateway)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("moment-announced");
    }

    @Test
    void law_8_unknown_event_stops_the_writer_when_its_stream_is_read() {
        assertThat(stopReasonAfter("event_name = 'moment-announced'"))
                .isEqualTo("Writer thread failed: Entry 1 cannot be read: This version of the book does not know the"
                        + " event \"moment-announced\"; nothing is skipped");
    }

    @Test
    void unreadable_payload_stops_the_writer_when_its_stream_is_read() {
        assertThat(stopReasonAfter("payload = metadata")).startsWith("Writer thread failed: Entry 1 cannot");
    }

    /** The stop message after the first entry was changed and its stream is needed. */
    private String stopReasonAfter(String change) {
        office.open();
        office.sendAndWait(register("2025-OWB"));
        office.recreateGateway();
        office.open();
        office.tamperingSql().sql("update ledger_entry set " + change).update();

        assertNotAnswered(register("2026-OWB"), LedgerUnavailableException.UnavailabilityReason.STOPPED);
        RawEntry unread = office.ledger().getFirst();
        assertThatThrownBy(() -> office.entries().decode(unread)).isInstanceOf(UnreadableEntryException.class);
        assertThatThrownBy(() -> office.entries().readStream(StreamId.CALENDAR))
                .isInstanceOf(UnreadableEntryException.class);
        assertThat(office.ledger()).hasSize(1);
        return office.stopReasons().getFirst();
    }

    private void foreignEntry(long number, String type, String id, long sequence, String name) {
        office.sql()
                .sql("insert into ledger_entry select ?, 1, true, cast('5f1f7f0a-6a1e-5b0e-9c86-0d7c2b1f4e11' as"
                        + " uuid), metadata, recorded_at, ?, ?, ?, ?, null, payload, hash from ledger_entry where"
                        + " ledger_number = 1")
                .params(Arrays.asList(number, type, id, sequence, name))
                .update();
    }
}

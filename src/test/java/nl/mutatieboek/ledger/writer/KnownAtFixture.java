package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.lifecycle.AfterProperty;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.AfterEach;

/** A writer whose clock a test moves, and what the ledger knew at an instant. */
abstract class KnownAtFixture {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);
    WriterFixture office = new WriterFixture().open();
    int recorded;

    @AfterEach
    @AfterProperty
    void close() {
        office.close();
    }

    static Instant latest(Instant clock, Instant settled, List<Instant> stamps) {
        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
        Instant latest = clock.isAfter(last) ? clock : last;
        return latest.isAfter(settled) ? latest : settled;
    }

    long numberAt(Instant instant) {
        return office.entries().awaitNumberKnownAt(instant);
    }

    void assertNotYetKnown(Instant instant, NotYetKnownReason reason) {
        assertThatThrownBy(() -> numberAt(instant))
                .isInstanceOfSatisfying(
                        NotYetKnownException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Records one entry at noon plus a number of milliseconds. */
    void recordAt(int millis) {
        office.setClock(NOON.plusMillis(millis).toString());
        record();
    }

    void record() {
        assertThat(office.sendAndWait(nextCommand())).isInstanceOf(RecordedResult.class);
    }

    CommandEnvelope nextCommand() {
        recorded++;
        String key = UUID.randomUUID().toString();
        if (recorded == 1) {
            return envelope(key, id -> new Command.OpenChapter(new ChapterCode("XX"), "Asiel", ALWAYS, true));
        }
        String item = "XX/" + recorded;
        return envelope(key, id -> new ItemCommand.RegisterItem(ItemPath.parse(item), "Item " + item, ALWAYS));
    }

    List<Instant> stamps() {
        return office.ledger().stream()
                .map(RawEntry::recordedAt)
                .map(Instant::parse)
                .toList();
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

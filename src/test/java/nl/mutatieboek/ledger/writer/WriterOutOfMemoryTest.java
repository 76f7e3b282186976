package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Out of memory while commands are decided, appended or committed. */
class WriterOutOfMemoryTest {
    private final WriterFixture office = new WriterFixture().open();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void command_decided_without_memory_is_not_recorded_and_the_writer_continues() {
        office.sendAndWait(register("2026-OWB"));
        // The calendar is not cached.
        office.recreateGateway();
        office.open();
        office.failMemoryAt(sql -> sql.contains("from ledger_entry"));

        assertThatThrownBy(() -> office.sendAndWait(register("2027-OWB")))
                .satisfies(WriterOutOfMemoryTest::assertNotRecorded);

        office.restoreMemory();
        assertContinuesAfter(1);
    }

    @Test
    void writer_waits_for_memory_before_it_checks_the_failed_batch() throws Exception {
        office.sendAndWait(register("2026-OWB"));
        office.failMemoryAt(sql -> sql.startsWith("insert into ledger_entry") || sql.contains("from ledger_head"));
        CompletableFuture<Object> answer = office.sendAsync(register("2027-OWB"));
        Thread.sleep(500);
        assertThat(answer).isNotDone();

        office.restoreMemory();

        assertThat(answer.get(30, TimeUnit.SECONDS)).satisfies(WriterOutOfMemoryTest::assertNotRecorded);
        assertContinuesAfter(1);
    }

    @Test
    void command_appended_without_memory_is_not_recorded_and_the_writer_continues() {
        office.sendAndWait(register("2026-OWB"));
        office.failMemoryAt(sql -> sql.startsWith("insert into ledger_entry"));

        List<Object> answers = List.of(
                failure(() -> office.sendAndWait(register("2027-OWB"))),
                failure(() -> office.sendAndWait(register("2028-OWB"))));

        assertThat(answers).allSatisfy(WriterOutOfMemoryTest::assertNotRecorded);
        office.restoreMemory();
        assertContinuesAfter(1);
    }

    @Test
    void batch_without_memory_is_not_recorded_and_the_writer_continues() {
        office.sendAndWait(register("2026-OWB"));

        assertThatThrownBy(() -> office.sendAndWait(counter -> {
                    counter.decide(List.of(register("2027-OWB")));
                    throw new OutOfMemoryError("Java heap space");
                }))
                .satisfies(WriterOutOfMemoryTest::assertNotRecorded);

        assertContinuesAfter(1);
    }

    @Test
    void commit_with_an_unknown_outcome_for_lack_of_memory_stops_the_writer() {
        office.sendAndWait(register("2026-OWB"));
        office.failMemoryAt("checkpoint sync"::equals);

        assertThatThrownBy(() -> office.sendAndWait(register("2027-OWB")))
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnavailabilityReason.STOPPED));

        await().until(() -> office.stopReasons().size() == 1);
    }

    private void assertContinuesAfter(long number) {
        assertThat(office.stopReasons()).isEmpty();
        assertThat(office.ledger()).hasSize((int) number);
        assertThat(office.sendAndWait(register("2027-OWB"))).isEqualTo(new CommandResult.RecordedResult(number + 1));
        assertThat(office.sendAndWait(register("2027-OWB"))).isEqualTo(new CommandResult.RecordedResult(number + 1));
        assertThat(office.sendAndWait(register("again", "2026-OWB", "2025-09-16")))
                .isInstanceOf(CommandResult.RefusedResult.class);
        assertThat(office.ledger()).extracting(RawEntry::sequence).containsExactly(0L, 1L);
    }

    private static void assertNotRecorded(Object failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnavailabilityReason.NOT_RECORDED));
    }

    private static Object failure(Runnable act) {
        try {
            act.run();
            return "nothing";
        } catch (RuntimeException e) {
            return e;
        }
    }
}

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

/** The heap runs full while commands are decided, appended or committed. */
class WriterOutOfMemoryTest {
    private final WriterFixture office = new WriterFixture().open();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void command_that_is_decided_without_memory_is_not_recorded_and_the_book_goes_on() {
        office.carryOut(register("2026-OWB"));
        // Nothing is remembered of the calendar.
        office.furnish();
        office.open();
        office.memoryRunsOutAt(sql -> sql.contains("from ledger_entry"));

        assertThatThrownBy(() -> office.carryOut(register("2027-OWB"))).satisfies(WriterOutOfMemoryTest::isNotRecorded);

        office.memoryReturns();
        goesOnAfter(1);
    }

    @Test
    void book_waits_for_memory_before_it_looks_whether_anything_of_the_batch_is_left() throws Exception {
        office.carryOut(register("2026-OWB"));
        office.memoryRunsOutAt(sql -> sql.startsWith("insert into ledger_entry") || sql.contains("from ledger_head"));
        CompletableFuture<Object> answer = office.handIn(register("2027-OWB"));
        Thread.sleep(500);
        assertThat(answer).isNotDone();

        office.memoryReturns();

        assertThat(answer.get(30, TimeUnit.SECONDS)).satisfies(WriterOutOfMemoryTest::isNotRecorded);
        goesOnAfter(1);
    }

    @Test
    void command_that_is_appended_without_memory_is_not_recorded_and_the_book_goes_on() {
        office.carryOut(register("2026-OWB"));
        office.memoryRunsOutAt(sql -> sql.startsWith("insert into ledger_entry"));

        List<Object> answers = List.of(
                failure(() -> office.carryOut(register("2027-OWB"))),
                failure(() -> office.carryOut(register("2028-OWB"))));

        assertThat(answers).allSatisfy(WriterOutOfMemoryTest::isNotRecorded);
        office.memoryReturns();
        goesOnAfter(1);
    }

    @Test
    void bundle_that_needs_more_memory_than_there_is_is_not_recorded_and_the_book_goes_on() {
        office.carryOut(register("2026-OWB"));

        assertThatThrownBy(() -> office.carryOut(counter -> {
                    counter.decide(List.of(register("2027-OWB")));
                    throw new OutOfMemoryError("Java heap space");
                }))
                .satisfies(WriterOutOfMemoryTest::isNotRecorded);

        goesOnAfter(1);
    }

    @Test
    void commit_whose_outcome_is_unknown_for_lack_of_memory_stops_the_book() {
        office.carryOut(register("2026-OWB"));
        office.memoryRunsOutAt("checkpoint sync"::equals);

        assertThatThrownBy(() -> office.carryOut(register("2027-OWB")))
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnavailabilityReason.STOPPED));

        await().until(() -> office.stopped().size() == 1);
    }

    private void goesOnAfter(long number) {
        assertThat(office.stopped()).isEmpty();
        assertThat(office.ledger()).hasSize((int) number);
        assertThat(office.carryOut(register("2027-OWB"))).isEqualTo(new CommandResult.RecordedResult(number + 1));
        assertThat(office.carryOut(register("2027-OWB"))).isEqualTo(new CommandResult.RecordedResult(number + 1));
        assertThat(office.carryOut(register("again", "2026-OWB", "2025-09-16")))
                .isInstanceOf(CommandResult.RefusedResult.class);
        assertThat(office.ledger()).extracting(RawEntry::sequence).containsExactly(0L, 1L);
    }

    private static void isNotRecorded(Object failure) {
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

package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many commands at once: the queue, its limits and timeouts, and the numbers and times of entries. */
@Tag("main")
@ParameterizedClass
@EnumSource
class CommandQueueTest extends GatewayFixture {
    CommandQueueTest(TestDatabase databases) {
        super(databases);
    }

    // The waiting clients

    @Test
    void command_beyond_the_queue_capacity_is_rejected_at_once() {
        office.withQueue(2, Duration.ofSeconds(30));
        CompletableFuture<Object> first = office.sendAsync(register("2025-OWB"));
        CompletableFuture<Object> second = office.sendAsync(register("2026-OWB"));

        assertNotAnswered(register("2027-OWB"), LedgerUnavailableException.UnavailabilityReason.BUSY);
        office.open();
        assertThat(first.join()).isEqualTo(new RecordedResult(1));
        assertThat(second.join()).isEqualTo(new RecordedResult(2));
    }

    @Test
    void ten_thousand_queued_commands_are_recorded_once_and_excess_is_rejected() throws Exception {
        int most = 10_000;
        int more = 100;
        office.withQueue(most, Duration.ofMinutes(1));
        List<Future<Object>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= most + more; i++) {
                CommandEnvelope command = i == 1 ? openChapter("XX") : registerItem("XX/" + i);
                answers.add(people.submit(() -> resultOrReason(command)));
                if (i == 1) {
                    await().until(() -> office.queueSize() == 1);
                }
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> answers.stream().filter(Future::isDone).count() == more);
            assertThat(office.queueSize()).isEqualTo(most);
            office.open();
        }

        List<Object> results = new ArrayList<>();
        for (Future<Object> answer : answers) {
            results.add(answer.get());
        }
        assertThat(results)
                .filteredOn(LedgerUnavailableException.UnavailabilityReason.BUSY::equals)
                .hasSize(more);
        assertThat(results)
                .filteredOn(RecordedResult.class::isInstance)
                .extracting(answer -> ((RecordedResult) answer).ledgerNumber())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, most).boxed().toList());
        assertThat(office.ledger()).hasSize(most);
        assertWhole();
    }

    private Object resultOrReason(CommandEnvelope command) {
        try {
            return office.sendAndWait(command);
        } catch (LedgerUnavailableException e) {
            return e.reason();
        }
    }

    @Test
    void command_times_out_and_a_repeat_meanwhile_reports_key_in_progress() {
        office.withQueue(10, Duration.ofMillis(50));

        assertNotAnswered(register("2025-OWB"), LedgerUnavailableException.UnavailabilityReason.TOO_LATE);
        assertNotAnswered(register("2025-OWB"), LedgerUnavailableException.UnavailabilityReason.KEY_IN_PROGRESS);
        office.withQueue(10, Duration.ofSeconds(30)).open();
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(new RecordedResult(1));
    }

    @Test
    void closing_gateway_executes_queued_commands_and_rejects_new_ones() {
        List<CompletableFuture<Object>> waiting = List.of(
                office.sendAsync(register("2025-OWB")),
                office.sendAsync(register("2026-OWB")),
                office.sendAsync(register("2027-OWB")));
        office.open().close();

        assertThat(waiting)
                .extracting(CompletableFuture::join)
                .containsExactly(new RecordedResult(1), new RecordedResult(2), new RecordedResult(3));
        assertNotAnswered(register("2028-OWB"), LedgerUnavailableException.UnavailabilityReason.STOPPED);
        assertThat(office.stopReasons()).isEmpty();
    }

    // Time

    @Test
    void recorded_at_never_decreases_when_the_clock_goes_back() {
        office.open();
        office.setClock("2026-11-24T12:00:00.000Z");
        office.sendAndWait(register("2025-OWB"));
        office.setClock("2026-11-24T11:00:00.000Z");
        office.sendAndWait(register("2026-OWB"));
        office.recreateGateway();
        office.open();
        office.setClock("1999-12-31T23:59:59.999Z");
        office.sendAndWait(register("2027-OWB"));
        office.setClock("2026-11-24T12:00:00.001Z");
        office.sendAndWait(register("2028-OWB"));

        assertThat(office.ledger())
                .extracting(RawEntry::recordedAt)
                .containsExactly(
                        "2026-11-24T12:00:00.000Z",
                        "2026-11-24T12:00:00.000Z",
                        "2026-11-24T12:00:00.000Z",
                        "2026-11-24T12:00:00.001Z");
        assertThat(office.entries().head().recordedAt()).isEqualTo("2026-11-24T12:00:00.001Z");
    }

    @Test
    void entries_of_one_commit_share_a_timestamp() {
        office.executeAsBatch(openChapter("XX"), registerItem("XX/37"), register("2025-OWB"), propose("estimate"));

        assertThat(office.ledger())
                .hasSize(5)
                .extracting(RawEntry::recordedAt)
                .containsOnly(office.ledger().getFirst().recordedAt());
    }

    // The ledger

    @Test
    void concurrent_writers_produce_one_dense_chain_and_get_their_own_numbers() throws Exception {
        office.open();
        Map<UUID, Long> numbers = new HashMap<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<CommandEnvelope> commands = new ArrayList<>();
            for (int year = 2000; year < 2150; year++) {
                commands.add(register("first " + year, year + "-OWB", year - 1 + "-09-16"));
                commands.add(register("second " + year, year + "-OWB", year - 1 + "-09-16"));
                commands.add(register("first " + year, year + "-OWB", year - 1 + "-09-16"));
            }
            List<Future<CommandResult>> answers = new ArrayList<>();
            commands.forEach(command -> answers.add(people.submit(() -> office.sendAndWait(command))));
            for (int i = 0; i < commands.size(); i++) {
                if (answers.get(i).get() instanceof RecordedResult recorded) {
                    UUID id = commands.get(i).metadata().causationId();
                    Long before = numbers.put(id, recorded.ledgerNumber());
                    assertThat(before).isIn(null, recorded.ledgerNumber());
                }
            }
        }

        assertThat(office.ledger()).hasSize(150);
        assertThat(numbers).hasSize(150);
        for (RawEntry entry : office.ledger()) {
            assertThat(numbers).containsEntry(UUID.fromString(entry.eventId()), entry.ledgerNumber());
        }
        assertWhole();
    }
}

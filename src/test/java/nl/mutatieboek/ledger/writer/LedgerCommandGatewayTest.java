package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.envelope;
import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.CommandResult.DryRunResult;
import nl.mutatieboek.ledger.CommandResult.KeyReusedResult;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.CommandResult.RefusedResult;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Guarantees of the command gateway: one effect, one answer, no effect on other commands, and a stop when a guarantee
 * could break.
 */
@Tag("application")
@ParameterizedClass
@EnumSource
class LedgerCommandGatewayTest {
    private static final RefusedResult EXISTS =
            new RefusedResult(new MomentExists(Moment.parse("2025-OWB"), LocalDate.parse("2025-09-16")));
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    private final TestDatabase databases;
    private final WriterFixture office;

    LedgerCommandGatewayTest(TestDatabase databases) {
        this.databases = databases;
        this.office = new WriterFixture(databases);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void command_is_rejected_as_retryable_when_the_actor_name_cannot_be_resolved() {
        office.open();
        office.useNameReferences(subject -> {
            throw new DataAccessResourceFailureException("Nobody answers");
        });

        assertNotAnswered(register("2025-OWB"), LedgerUnavailableException.UnavailabilityReason.NOT_RECORDED);
        office.useNameReferences(subject -> "");
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(new RecordedResult(1));
    }

    // One batch

    @Test
    void refused_command_does_not_affect_other_commands_of_its_batch() {
        List<Object> answers = office.executeAsBatch(
                register("2025-OWB"), register("again", "2025-OWB", "2025-09-17"), register("2026-OWB"));

        assertThat(answers).containsExactly(new RecordedResult(1), EXISTS, new RecordedResult(2));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB");
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void command_is_decided_on_the_effects_of_earlier_commands_in_its_batch() {
        List<Object> answers = office.executeAsBatch(openChapter("XX"), registerItem("XX/37"), registerItem("VI/37"));

        assertThat(answers)
                .containsExactly(
                        new RecordedResult(1),
                        new RecordedResult(2),
                        new RefusedResult(new UnknownChapter(new ChapterCode("VI"))));
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void repeated_command_within_a_batch_has_one_effect_and_the_same_result() {
        CommandEnvelope propose = propose("estimate");
        List<Object> answers = office.executeAsBatch(
                openChapter("XX"),
                registerItem("XX/37"),
                register("2025-OWB"),
                propose,
                register("2026-OWB"),
                propose,
                register("2025-OWB"));

        assertThat(answers)
                .containsExactly(
                        new RecordedResult(1),
                        new RecordedResult(2),
                        new RecordedResult(3),
                        new RecordedResult(5),
                        new RecordedResult(6),
                        new RecordedResult(5),
                        new RecordedResult(3));
        assertThat(office.ledger()).hasSize(6);
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void reused_key_with_other_content_within_a_batch_is_refused() {
        List<Object> answers = office.executeAsBatch(
                register("key", "2025-OWB", "2025-09-16"),
                register("key", "2026-OWB", "2025-09-16"),
                register("key", "2025-OWB", "2025-09-16"));

        assertThat(answers).containsExactly(new RecordedResult(1), new KeyReusedResult("key"), new RecordedResult(1));
        assertThat(moments()).containsExactly("2025-OWB");
    }

    @Test
    void failed_batch_is_retried_one_by_one_and_only_its_faulty_command_fails() {
        List<Object> answers = office.executeAsBatch(
                register("2025-OWB"), register("2026-OWB"), failingCommand(), register("2027-OWB"));

        assertThat(answers.get(0)).isEqualTo(new RecordedResult(1));
        assertThat(answers.get(1)).isEqualTo(new RecordedResult(2));
        assertThat(answers.get(2)).isInstanceOf(IllegalStateException.class);
        assertThat(answers.get(3)).isEqualTo(new RecordedResult(3));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB", "2027-OWB");
        assertThat(commits()).isEqualTo(3);
        assertThat(office.stopReasons()).isEmpty();
        // A rolled-back command is not cached either.
        assertThat(office.sendAndWait(register("2028-OWB"))).isEqualTo(new RecordedResult(4));
        assertThat(office.sendAndWait(register("again", "2025-OWB", "2025-09-17")))
                .isEqualTo(EXISTS);
        assertWhole();
    }

    // Repeats

    @Test
    void law_7_repeated_command_returns_the_original_result_also_after_a_restart() {
        office.open();
        CommandResult first = office.sendAndWait(register("2025-OWB"));
        office.sendAndWait(register("2026-OWB"));

        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(first);
        office.recreateGateway();
        office.open();
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(first);
        assertThat(office.ledger()).hasSize(2);
    }

    @Test
    void law_7_reused_key_with_other_content_is_refused_also_after_a_restart() {
        office.open();
        office.sendAndWait(register("key", "2025-OWB", "2025-09-16"));
        office.recreateGateway();
        office.open();

        assertThat(office.sendAndWait(register("key", "2026-OWB", "2025-09-16")))
                .isEqualTo(new KeyReusedResult("key"));
        assertThat(office.ledger()).hasSize(1);
    }

    @Test
    void refused_command_may_be_retried_with_the_same_key() {
        office.open();

        assertThat(office.sendAndWait(registerItem("XX/37"))).isEqualTo(new RefusedResult(new UnknownChapter(XX)));
        office.sendAndWait(openChapter("XX"));
        assertThat(office.sendAndWait(registerItem("XX/37"))).isEqualTo(new RecordedResult(2));
    }

    @Test
    void dry_run_records_nothing_and_allows_a_later_execution() {
        office.open();
        CommandEnvelope register = register("2025-OWB");

        assertThat(office.dryRun(register))
                .isEqualTo(new DryRunResult(List.of(new CalendarEvent.MomentRegistered(
                        Moment.parse("2025-OWB"), LocalDate.parse("2025-09-16"), false, null, true))));
        assertThat(office.ledger()).isEmpty();
        assertThat(office.entries().isRecorded(register.metadata().causationId()))
                .isFalse();
        assertThat(office.sendAndWait(register)).isEqualTo(new RecordedResult(1));
        assertThat(office.entries().isRecorded(register.metadata().causationId()))
                .isTrue();
        assertThat(office.dryRun(register("again", "2025-OWB", "2025-09-17"))).isEqualTo(EXISTS);
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

        List<Object> told = new ArrayList<>();
        for (Future<Object> answer : answers) {
            told.add(answer.get());
        }
        assertThat(told)
                .filteredOn(LedgerUnavailableException.UnavailabilityReason.BUSY::equals)
                .hasSize(more);
        assertThat(told)
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

    @Test
    void event_store_supports_neither_snapshots_nor_time_tokens() {
        assertThatThrownBy(() -> office.engine().createTokenAt(Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThat(office.engine().readSnapshot("XX")).isEmpty();
    }

    private void assertWhole() {
        byte[] hash = HashChain.genesisHash();
        long number = 0;
        Map<String, Long> sequences = new HashMap<>();
        for (RawEntry entry : office.ledger()) {
            number++;
            assertThat(entry.ledgerNumber()).isEqualTo(number);
            assertThat(entry.sequence()).isEqualTo(sequences.merge(entry.streamId(), 1L, Long::sum) - 1);
            hash = HashChain.nextHash(hash, entry);
            assertThat(entry.hash()).isEqualTo(hash);
        }
        assertThat(office.entries().head().ledgerNumber()).isEqualTo(number);
        assertThat(office.entries().head().hash()).isEqualTo(hash);
    }

    private void assertNotAnswered(CommandEnvelope command, LedgerUnavailableException.UnavailabilityReason reason) {
        assertThat(office.sendAsync(command).join())
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private List<String> moments() {
        return office.ledger().stream()
                .map(office.entries()::decode)
                .map(LedgerEntry::event)
                .map(event -> ((CalendarEvent.MomentRegistered) event).moment().toString())
                .toList();
    }

    private long commits() {
        return office.ledger().stream().map(RawEntry::recordedAt).distinct().count();
    }

    private void foreignEntry(long number, String type, String id, long sequence, String name) {
        office.sql()
                .sql("insert into ledger_entry select ?, 'foreign', ?, ?, ?, ?, null, payload, metadata, recorded_at,"
                        + " hash from ledger_entry where ledger_number = 1")
                .params(Arrays.asList(number, type, id, sequence, name))
                .update();
    }

    private static CommandEnvelope openChapter(String code) {
        return envelope("open " + code, id -> new Command.OpenChapter(new ChapterCode(code), code, ALWAYS, true));
    }

    private static CommandEnvelope registerItem(String item) {
        return envelope("item " + item, id -> new ItemCommand.RegisterItem(ItemPath.parse(item), item, ALWAYS));
    }

    private static CommandEnvelope propose(String key) {
        return propose(key, MutationKind.RE_ESTIMATE, null);
    }

    /** The rules do not answer it: it fails. */
    private static CommandEnvelope failingCommand() {
        return propose(
                "impossible",
                MutationKind.REVERSAL,
                new Reversal(new MutationId(new UUID(1, 1)), MutationKind.OPENING, false));
    }

    private static CommandEnvelope propose(String key, MutationKind kind, Reversal reversal) {
        Proposal proposal = new Proposal(
                kind,
                "A mutation",
                "Because",
                Moment.parse("2025-OWB"),
                null,
                null,
                Continuation.UNKNOWN,
                Basis.READ,
                new Source("36600-XX-2", null, null, null),
                false,
                null,
                Precision.EXACT,
                reversal == null ? KindDetails.forReEstimate("fewer places", null) : KindDetails.NONE,
                null,
                null,
                null,
                reversal,
                List.of(new Posting(
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2025),
                        new Thousands(-5),
                        null,
                        null,
                        null)));
        Actor proposer = new Actor(new PersonId("proposer"), Set.of(XX));
        return CommandEnvelope.create(
                proposer,
                "/v1/mutations",
                key,
                "test",
                id -> new Command.ProposeMutation(new MutationId(id), null, proposal));
    }
}

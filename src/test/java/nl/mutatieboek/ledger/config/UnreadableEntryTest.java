package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A sealed entry that this version cannot read: writing stops with a message, and earlier entries can be read. */
@Tag("whole")
class UnreadableEntryTest {
    @TempDir
    Path folder;

    private long sound;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mutation-approved|{\"mutation\":\"00000000-0000-5000-8000-000000000000\",\"by\":\"x\",\"more\":1}",
                "mutation-approved|no JSON"
            })
    void server_stops_writing_at_an_unreadable_entry_and_serves_earlier_entries(String name, String payload) {
        writeWithExtraEntry(name, payload);

        try (ApplicationFixture book = ApplicationFixture.emptyIn(folder).start()) {
            await().untilAsserted(() -> assertThat(
                            book.as("auditor").get("/actuator/health").text("/components/book/details/reason"))
                    .contains("Writer stopped. Entry " + (sound + 1) + " cannot be read"));
            assertThat(book.bean(ProjectionReader.class).completeTo()).isEqualTo(sound);
            assertThat(book.as("auditor")
                            .get("/v1/balances?item=XX/37&knownAt=" + sound)
                            .body())
                    .contains("8728219");
            assertThat(book.as("approver")
                            .post("/v1/moments", "{\"moment\":\"2027-OWB\",\"submittedOn\":\"2026-09-15\"}")
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void serve_command_fails_at_an_unreadable_entry_and_earlier_entries_are_readable() {
        writeWithExtraEntry("mutation-approved", "no JSON");

        try (JavaProcess process = JavaProcess.start(
                MutatieboekApplication.class,
                "serve",
                "--data",
                folder.toString(),
                "--mutatieboek.heads.directory=" + folder.resolve("heads"),
                "--server.port=0")) {
            ProcessResult ended = process.await();
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("Writer stopped; rejecting commands: Entry " + (sound + 1) + " cannot be read")
                    .doesNotContain("\tat ");
        }
        assertThat(runCli("balance", "--item", "XX/37", "--json", "--known-at", Long.toString(sound)))
                .contains("8728219");
    }

    @Test
    void unknown_event_name_is_reported_with_one_message() {
        writeWithExtraEntry("mutation-blessed", "{}");

        try (JavaProcess process = JavaProcess.start(
                MutatieboekApplication.class,
                "serve",
                "--data",
                folder.toString(),
                "--mutatieboek.heads.directory=" + folder.resolve("heads"),
                "--server.port=0")) {
            ProcessResult ended = process.await();
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.err())
                    .contains(
                            "Entry " + (sound + 1) + " cannot be read: This version of the book does not know the event"
                                    + " \"mutation-blessed\"")
                    .doesNotContain("\tat ");
        }
    }

    private String runCli(String... command) {
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--data";
        all[command.length + 1] = folder.toString();
        try (JavaProcess process = JavaProcess.start(MutatieboekApplication.class, all)) {
            ProcessResult ended = process.await();
            return ended.out() + ended.err();
        }
    }

    /** After a book of a few entries one more, in good order. */
    private void writeWithExtraEntry(String name, String payload) {
        ApplicationFixture book = ApplicationFixture.emptyIn(folder).start();
        new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2013, "XX/37")
                .book(LedgerFixture.proposal(
                        MutationKind.OPENING, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 8_728_219)));
        sound = book.ledgerNumber();
        RawEntry last = book.bean(LedgerReader.class).findRaw(sound).orElseThrow();
        book.stop();
        RawEntry entry = HashChain.withNextHash(
                last.hash(),
                new RawEntry(
                        sound + 1,
                        UUID.randomUUID().toString(),
                        "mutation",
                        "00000000-0000-5000-8000-000000000000",
                        0,
                        name,
                        null,
                        payload.getBytes(StandardCharsets.UTF_8),
                        last.metadata(),
                        last.recordedAt(),
                        last.hash()));
        DriverManagerDataSource database = TestDatabase.h2FileIn(folder);
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("insert into ledger_entry (ledger_number, command_place, completes_command, command_identifier,"
                        + " aggregate_type, aggregate_identifier, sequence_number, event_name, payload, metadata,"
                        + " recorded_at, hash) values (?, 1, true, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        entry.ledgerNumber(),
                        UUID.fromString(entry.eventId()),
                        entry.streamType(),
                        entry.streamId(),
                        entry.sequence(),
                        entry.eventName(),
                        entry.payload(),
                        entry.metadata(),
                        entry.recordedAt(),
                        entry.hash()))
                .update();
        sql.sql("update ledger_head set ledger_number = ?, hash = ?")
                .params(entry.ledgerNumber(), entry.hash())
                .update();
    }
}

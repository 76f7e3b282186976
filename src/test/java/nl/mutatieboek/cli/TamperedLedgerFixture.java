package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger on disk, a copy of it for each test, and what verify says of the copy. */
abstract class TamperedLedgerFixture {
    static final ApplicationFixture WRITTEN = ApplicationFixture.empty().with("mutatieboek.checkpoint.every=1");
    static long last;
    static long booked;
    static long attached;
    static long certified;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        WRITTEN.start();
        LedgerFixture ledger = new LedgerFixture(WRITTEN)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2013, "XX/37", "XX/92", "XX/92/asielmaatregelen", "XVII/1");
        MutationId opening = ledger.book(LedgerFixture.proposal(
                MutationKind.OPENING, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 8_728_219)));
        booked = ledger.ledgerNumber() - 1;
        certified = ledger.ledgerNumber();
        replay();
        MutationId transfer = ledger.propose(LedgerFixture.proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                LedgerFixture.expenditure("XVII/~", 2026, -10_000),
                LedgerFixture.expenditure("XX/37", 2026, 10_000)));
        attached = attach(transfer);
        ledger.approve(transfer).record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(transfer));
        ledger.reverse(opening);
        last = ledger.ledgerNumber();
        WRITTEN.awaitProjections();
        WRITTEN.stop();
    }

    @AfterAll
    static void remove() {
        WRITTEN.close();
    }

    @BeforeEach
    void copy() throws IOException {
        for (String file : List.of("book.mv.db", "book.checkpoint")) {
            Files.copy(WRITTEN.data().resolve(file), folder.resolve(file));
        }
    }

    /** Replays the ledger so far, which stores a certificate. */
    static void replay() {
        WRITTEN.awaitProjections();
        String replay = WRITTEN.as("auditor")
                .post("/v1/replays", "{\"knownAt\": \"%d\"}".formatted(certified))
                .header("Location");
        await().until(
                        () -> WRITTEN.as("auditor").get(replay).text("/certificate/to"),
                        Long.toString(certified)::equals);
    }

    /** Attaches a file of two stored parts; returns its ledger number. */
    static long attach(MutationId mutation) {
        ApiClient proposer = WRITTEN.as("proposer");
        assertThat(proposer.send(new MultipartForm("memo.txt", "memo".repeat(100_000))
                                .writeTo(proposer.request("/v1/mutations/" + mutation + "/attachments")
                                        .header("Idempotency-Key", "memo")))
                        .status())
                .isEqualTo(201);
        return WRITTEN.ledgerNumber();
    }

    interface CheckpointSigner {
        byte[] seal(byte[] bytes) throws GeneralSecurityException;
    }

    void forge(CheckpointSigner sealing) throws Exception {
        Path checkpoint = folder.resolve("book.checkpoint");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(checkpoint));
        int sealed = bytes.capacity() - 32;
        int amount = IntStream.range(0, sealed - Long.BYTES)
                .filter(place -> bytes.getLong(place) == 10_000)
                .findFirst()
                .orElseThrow();
        bytes.putLong(amount, 10_001);
        byte[] hash = sealing.seal(Arrays.copyOf(bytes.array(), sealed));
        System.arraycopy(hash, 0, bytes.array(), sealed, hash.length);
        Files.write(checkpoint, bytes.array());
    }

    record VerifyCommandResult(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    String verdict() {
        VerifyCommandResult verified = verify();
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.json().at("/clean").asBoolean()).isFalse();
        return verified.json().at("/fault/ledgerNumber").asLong() + " "
                + verified.json().at("/fault/kind").asString();
    }

    VerifyCommandResult verify() {
        return verify("--json", "--data", folder.toString());
    }

    static VerifyCommandResult verify(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = MutatieboekCli.commandLine(TamperedLedgerTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("verify"), Stream.of(args)).toArray(String[]::new));
        return new VerifyCommandResult(exit, out.toString(), err.toString());
    }

    void tamper(String... statements) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            // An attacker with all database rights does this first.
            statement.execute("drop trigger if exists ledger_entry_append_only");
            statement.execute("alter table ledger_entry drop constraint if exists ledger_number_from_one");
            statement.execute("alter table ledger_entry drop constraint if exists command_stored_once");
            statement.execute("drop trigger if exists attachment_content_append_only");
            statement.execute("drop table if exists attachment_content_truncate_guard");
            statement.execute("drop trigger if exists rebuild_certificate_append_only");
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String queryForString(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("book"), "sa", "");
    }
}

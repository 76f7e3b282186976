package nl.mutatieboek.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An attacker with only the database rights of the application inserts rows. Each row is rejected by the database, or
 * found by {@code verify} and by a replay, and none changes the decisions of the writer.
 */
@Tag("whole")
class ForgedEntryTest {
    private static final int ROWS = Boolean.getBoolean("mutatieboek.long") ? 1_000 : 250;

    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    private static final EventJsonMapper JSON = EventJsonMapper.create();

    private final CommandEnvelope transfer = transferProposal("transfer", MutationKind.TRANSFER, "XVII/~", 777_777);

    private final CommandEnvelope reservation = envelope("own-XX", "reservation", ForgedEntryTest::reservation);

    private final CommandEnvelope fresh =
            envelope("own-XX", "fresh", id -> new ItemCommand.RegisterItem(ItemPath.parse("XX/38"), "Item", ALWAYS));

    @ParameterizedTest
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void inserted_rows_are_rejected_or_detected_and_change_no_decision(TestDatabase kind, boolean constrained)
            throws SQLException {
        DriverManagerDataSource database = writtenBook(kind, constrained);
        Random random = new Random(20);
        int refused = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SingleConnectionDataSource seen = new SingleConnectionDataSource(connection, true);
            List<RawEntry> ledger = entries(seen).readRawAfter(0, Integer.MAX_VALUE);
            LedgerHead head = entries(seen).head();
            InMemoryProjectionHost live = new InMemoryProjectionHost(
                    LedgerReplayer.replay(
                            entries(seen),
                            new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES),
                            head.ledgerNumber(),
                            n -> {}),
                    entries(seen),
                    Duration.ZERO);
            List<String> decided = decisions(seen);
            connection.rollback();
            assertThat(clean(seen)).isTrue();
            assertThat(replayed(seen, live)).isEqualTo(RebuildJob.RebuildState.EQUAL);

            for (int i = 0; i < ROWS; i++) {
                RawEntry row = new ForgedEntryGenerator(
                                random,
                                ledger,
                                head,
                                constrained,
                                mutation(transfer),
                                fresh.metadata().causationId())
                        .next();
                String label = i + ": " + describe(row);
                try {
                    insert(JdbcClient.create(seen), row);
                } catch (DataAccessException e) {
                    refused++;
                    connection.rollback();
                    continue;
                }
                assertThat(clean(seen)).as("verify of %s", label).isFalse();
                assertThat(replayed(seen, live)).as("replay of %s", label).isEqualTo(RebuildJob.RebuildState.BROKEN);
                assertThat(decisions(seen)).as("decided beside %s", label).isEqualTo(decided);
                connection.rollback();
            }
        }
        // Some of either, else this shows nothing.
        assertThat(refused).isBetween(ROWS / 10, ROWS - ROWS / 10);
    }

    /** A book with a reserve, a booked and a pending draw, and an unapproved transfer. */
    private DriverManagerDataSource writtenBook(TestDatabase kind, boolean constrained) {
        DriverManagerDataSource owner = kind.newEmptyDatabase();
        DriverManagerDataSource runtime = owner;
        if (kind == TestDatabase.POSTGRESQL) {
            String role = "runtime_" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient sql = JdbcClient.create(owner);
            sql.sql("create role " + role + " login").update();
            sql.sql("alter default privileges in schema public grant select, insert, update, delete on tables to "
                            + role)
                    .update();
            runtime = new DriverManagerDataSource(String.valueOf(owner.getUrl()), role, "");
        }
        kind.migrate(owner);
        if (!constrained) {
            // A book whose acknowledgement file was removed, or that was restored without it.
            JdbcClient.create(owner)
                    .sql("alter table ledger_entry drop constraint if exists ledger_number_from_one")
                    .update();
        }
        try (WriterFixture office = new WriterFixture(kind, runtime).open()) {
            CommandEnvelope draw =
                    transferProposal("draw", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 100);
            for (CommandEnvelope command : List.of(
                    envelope(
                            "own-XX",
                            "moment",
                            id -> new CalendarCommand.RegisterMoment(
                                    Moment.parse("2026-OWB"), LocalDate.of(2025, 9, 16), false)),
                    envelope(
                            "own-XX",
                            "XX",
                            id -> new Command.OpenChapter(new ChapterCode("XX"), "Chapter", ALWAYS, true)),
                    envelope(
                            "own-XVII",
                            "XVII",
                            id -> new Command.OpenChapter(new ChapterCode("XVII"), "Chapter", ALWAYS, true)),
                    item("own-XX", "XX/37"),
                    item("own-XX", "XX/92"),
                    item("own-XX", "XX/92/asielmaatregelen"),
                    item("own-XVII", "XVII/1"),
                    reservation,
                    actOn("second-XX", reservation, Command.ApproveMutation::new),
                    draw,
                    actOn("second-XX", draw, Command.ApproveMutation::new),
                    transferProposal("claim", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 200),
                    transfer)) {
                assertThat(office.sendAndWait(command)).isInstanceOf(CommandResult.RecordedResult.class);
            }
        }
        return runtime;
    }

    /** Decisions of a writer with empty caches on the rows that this connection sees. */
    private List<String> decisions(SingleConnectionDataSource seen) throws SQLException {
        JdbcLedgerRepository tables = new JdbcLedgerRepository(seen);
        LedgerStorageEngine engine = new LedgerStorageEngine.Builder(
                        tables, new CommitDiskSynchronizer(seen), Clock.systemUTC(), JSON)
                .build();
        engine.refreshDurableNumber();
        DurableLedgerReader entries = engine.createReader(TransactionOperations.withoutTransaction());
        IdempotentCommandExecutor executor = new IdempotentCommandExecutor(
                new CommandDecider(new ConsentPolicy(1, 1, Set.of())),
                new LedgerAggregateRepository(
                        EmbeddedEventStore.builder().storageEngine(engine).build(), 100, Clock.systemUTC()),
                engine.uncommitted());
        List<String> decisions = new ArrayList<>();
        for (CommandEnvelope command : List.of(
                actOn("own-XVII", transfer, Command.ConfirmMutation::new),
                actOn("second-XX", transfer, Command.ApproveMutation::new),
                actOn("own-XX", transfer, mutation -> new Command.WithdrawMutation(mutation, null)),
                envelope(
                        "own-XX",
                        "reverse",
                        id -> new Command.ReverseMutation(
                                new MutationId(id), mutation(reservation), "a mistake", null, null)),
                transferProposal("within", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 100),
                transferProposal("beyond", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 101),
                envelope(
                        "own-XX",
                        "again",
                        id -> new CalendarCommand.RegisterMoment(
                                Moment.parse("2026-OWB"), LocalDate.of(2025, 9, 16), false)),
                fresh,
                transfer,
                reservation)) {
            decisions.add(String.valueOf(decided(executor, command)));
        }
        entries.findMetadata(List.of(
                        fresh.metadata().causationId(), transfer.metadata().causationId()))
                .forEach((id, origin) -> decisions.add(id + " " + origin));
        decisions.add(entries.readStream(transfer.command().streamId()).toString());
        decisions.add(entries.readStream(List.of(transfer.command().streamId())).toString());
        return decisions;
    }

    private static Object decided(IdempotentCommandExecutor executor, CommandEnvelope command) {
        CommandMessage<?> message = CommandMetadata.toMessage(command, true);
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> {
            executor.beginBatch(List.of(message));
            return executor.execute(command.command(), message);
        });
        return result.isExceptional() ? result.exceptionResult() : result.getPayload();
    }

    private static boolean clean(SingleConnectionDataSource seen) {
        return new LedgerVerifier(entries(seen), ProjectionFactory.FROM_SPRING_FACTORIES)
                .verify()
                .isClean();
    }

    private static RebuildJob.RebuildState replayed(SingleConnectionDataSource seen, InMemoryProjectionHost live) {
        RebuildJob replay = new RebuildJob(
                UUID.randomUUID(), live.completeTo(), RebuildKind.REPLAY, true, Instant.now(), number -> {});
        replay.runToEnd(entries(seen), ProjectionFactory.FROM_SPRING_FACTORIES, live, certificate -> {});
        return replay.state();
    }

    private static DurableLedgerReader entries(SingleConnectionDataSource seen) {
        return new DurableLedgerReader(
                new JdbcLedgerRepository(seen), JSON, TransactionOperations.withoutTransaction());
    }

    private static void insert(JdbcClient sql, RawEntry row) {
        // Some rows belong to the command of the row before.
        boolean first = row.payload().length % 4 > 0;
        sql.sql("insert into ledger_entry (ledger_number, command_place, completes_command, command_identifier,"
                        + " metadata, recorded_at, aggregate_type, aggregate_identifier, sequence_number, event_name,"
                        + " revision, payload, hash) values (?, ?, ?, cast(? as uuid), ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        row.ledgerNumber(),
                        first ? 1 : 2,
                        first,
                        first ? row.eventId() : null,
                        first ? row.metadata() : null,
                        first ? row.recordedAt() : null,
                        row.streamType(),
                        row.streamId(),
                        row.sequence(),
                        row.eventName(),
                        row.revision(),
                        row.payload(),
                        row.hash()))
                .update();
    }

    private static String describe(RawEntry row) {
        return row.ledgerNumber() + " " + row.eventId() + " " + row.streamId() + " " + row.sequence() + " "
                + row.eventName() + " " + new String(row.payload(), StandardCharsets.UTF_8);
    }

    private static CommandEnvelope item(String who, String path) {
        return envelope(who, path, id -> new ItemCommand.RegisterItem(ItemPath.parse(path), "Item " + path, ALWAYS));
    }

    private static CommandEnvelope actOn(String who, CommandEnvelope proposal, Function<MutationId, Command> act) {
        return envelope(who, "on " + mutation(proposal), id -> act.apply(mutation(proposal)));
    }

    private static MutationId mutation(CommandEnvelope proposal) {
        return new MutationId(proposal.metadata().causationId());
    }

    private static Command reservation(UUID id) {
        return new Command.ProposeMutation(
                new MutationId(id),
                null,
                LedgerFixture.proposal(
                        MutationKind.RESERVATION,
                        "2026-OWB",
                        LedgerFixture.expenditure("XX/92/asielmaatregelen", 2026, 400)));
    }

    private static CommandEnvelope transferProposal(String key, MutationKind kind, String from, long thousands) {
        return envelope(
                "own-XX",
                key,
                id -> new Command.ProposeMutation(
                        new MutationId(id),
                        null,
                        LedgerFixture.proposal(
                                kind,
                                "2026-OWB",
                                LedgerFixture.expenditure(from, 2026, -thousands),
                                LedgerFixture.expenditure("XX/37", 2026, thousands))));
    }

    private static CommandEnvelope envelope(String who, String key, Function<UUID, Command> command) {
        String chapter = who.substring(who.lastIndexOf('-') + 1);
        Actor actor = new Actor(new PersonId(who), Set.of(new ChapterCode(chapter)), Set.of(Mandate.ADMINISTER));
        return CommandEnvelope.create(actor, "office", key, "test", command);
    }
}

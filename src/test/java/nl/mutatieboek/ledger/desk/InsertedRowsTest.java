package nl.mutatieboek.ledger.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.evidence.Verification;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.Seal;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.ledger.TwoDatabases;
import nl.mutatieboek.ledger.store.Durability;
import nl.mutatieboek.ledger.store.EventJson;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.store.LedgerTables;
import nl.mutatieboek.ledger.store.StoredEntries;
import nl.mutatieboek.ledger.wiring.EmptyProjections;
import nl.mutatieboek.ledger.wiring.Memory;
import nl.mutatieboek.rebuild.Rebuild;
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
 * Somebody who has the rights of the running application in the database, and nothing more, inserts rows. Each is refused by
 * the database, or else found by {@code verify} and by a replay; and none changes what the writer decides.
 */
@Tag("whole")
class InsertedRowsTest {
    private static final int ROWS = 1_000;
    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);
    private static final EventJson JSON = EventJson.create();

    private final Signed transfer = moved("transfer", MutationKind.TRANSFER, "XVII/~", 777_777);
    private final Signed reservation = by("own-XX", "reservation", InsertedRowsTest::reservation);
    private final Signed fresh =
            by("own-XX", "fresh", id -> new Command.RegisterItem(ItemPath.parse("XX/38"), "Item", ALWAYS));

    @ParameterizedTest
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void a_thousand_inserted_rows_are_refused_or_found_and_decide_nothing(TwoDatabases kind, boolean constrained)
            throws SQLException {
        DriverManagerDataSource database = writtenBook(kind, constrained);
        Random random = new Random(20);
        int refused = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SingleConnectionDataSource seen = new SingleConnectionDataSource(connection, true);
            List<RawEntry> ledger = entries(seen).after(0, Integer.MAX_VALUE);
            Head head = entries(seen).head();
            Memory live = new Memory(
                    Replay.of(entries(seen), new Folding(EmptyProjections.OF_THE_ROOMS), head.ledgerNumber(), n -> {}),
                    entries(seen),
                    Duration.ZERO);
            List<String> decided = decisions(seen);
            connection.rollback();
            assertThat(clean(seen)).isTrue();
            assertThat(replayed(seen, live)).isEqualTo(Rebuild.State.EQUAL);

            for (int i = 0; i < ROWS; i++) {
                RawEntry row = new Rows(random, ledger, head, constrained).next();
                String told = i + ": " + told(row);
                try {
                    insert(JdbcClient.create(seen), row);
                } catch (DataAccessException e) {
                    refused++;
                    connection.rollback();
                    continue;
                }
                assertThat(clean(seen)).as("verify of %s", told).isFalse();
                assertThat(replayed(seen, live)).as("replay of %s", told).isEqualTo(Rebuild.State.BROKEN);
                assertThat(decisions(seen)).as("decided beside %s", told).isEqualTo(decided);
                connection.rollback();
            }
        }
        // Some of either, else this shows nothing.
        assertThat(refused).isBetween(ROWS / 10, ROWS - ROWS / 10);
    }

    /** A book with a reserve, a draw that is booked and one that is claimed, and a transfer that nobody has approved. */
    private DriverManagerDataSource writtenBook(TwoDatabases kind, boolean constrained) {
        DriverManagerDataSource owner = kind.empty();
        DriverManagerDataSource runtime = owner;
        if (kind == TwoDatabases.POSTGRESQL) {
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
            // Of a book whose owner took it away, or that was restored without it.
            JdbcClient.create(owner)
                    .sql("alter table ledger_entry drop constraint if exists ledger_number_from_one")
                    .update();
        }
        try (BackOffice office = new BackOffice(kind, runtime).open()) {
            Signed draw = moved("draw", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 100);
            for (Signed command : List.of(
                    by(
                            "own-XX",
                            "moment",
                            id -> new Command.RegisterMoment(
                                    Moment.parse("2026-OWB"), LocalDate.of(2025, 9, 16), false)),
                    by("own-XX", "XX", id -> new Command.OpenChapter(new ChapterCode("XX"), "Chapter", ALWAYS, true)),
                    by(
                            "own-XVII",
                            "XVII",
                            id -> new Command.OpenChapter(new ChapterCode("XVII"), "Chapter", ALWAYS, true)),
                    item("own-XX", "XX/37"),
                    item("own-XX", "XX/92"),
                    item("own-XX", "XX/92/asielmaatregelen"),
                    item("own-XVII", "XVII/1"),
                    reservation,
                    on("second-XX", reservation, Command.ApproveMutation::new),
                    draw,
                    on("second-XX", draw, Command.ApproveMutation::new),
                    moved("claim", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 200),
                    transfer)) {
                assertThat(office.carryOut(command)).isInstanceOf(Answer.Recorded.class);
            }
        }
        return runtime;
    }

    /** What the writer decides on what this connection sees, with nothing remembered. */
    private List<String> decisions(SingleConnectionDataSource seen) throws SQLException {
        LedgerTables tables = new LedgerTables(seen);
        LedgerStorageEngine engine =
                new LedgerStorageEngine.Builder(tables, new Durability(seen), Clock.systemUTC(), JSON).build();
        engine.look();
        StoredEntries entries = engine.entries(TransactionOperations.withoutTransaction());
        Clerk clerk = new Clerk(
                new CommandDecider(new ConsentPolicy(1, 1, Set.of())),
                new Streams(EmbeddedEventStore.builder().storageEngine(engine).build(), 100, Clock.systemUTC()),
                entries);
        List<String> decisions = new ArrayList<>();
        for (Signed command : List.of(
                on("own-XVII", transfer, Command.ConfirmMutation::new),
                on("second-XX", transfer, Command.ApproveMutation::new),
                on("own-XX", transfer, mutation -> new Command.WithdrawMutation(mutation, null)),
                by(
                        "own-XX",
                        "reverse",
                        id -> new Command.ReverseMutation(
                                new MutationId(id), mutation(reservation), "a mistake", null, null)),
                moved("within", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 100),
                moved("beyond", MutationKind.RESERVE_ALLOCATION, "XX/92/asielmaatregelen", 101),
                by(
                        "own-XX",
                        "again",
                        id -> new Command.RegisterMoment(Moment.parse("2026-OWB"), LocalDate.of(2025, 9, 16), false)),
                fresh,
                transfer,
                reservation)) {
            decisions.add(String.valueOf(decided(clerk, command)));
        }
        entries.origins(List.of(fresh.origin().causation(), transfer.origin().causation()))
                .forEach((id, origin) -> decisions.add(id + " " + origin));
        decisions.add(entries.of(transfer.command().stream()).toString());
        decisions.add(entries.of(List.of(transfer.command().stream())).toString());
        return decisions;
    }

    private static Object decided(Clerk clerk, Signed command) {
        CommandMessage<?> message = Slip.message(command, true);
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> {
            clerk.begin(List.of(command.origin().causation()));
            return clerk.carryOut(command.command(), message);
        });
        return result.isExceptional() ? result.exceptionResult() : result.getPayload();
    }

    private static boolean clean(SingleConnectionDataSource seen) {
        return new Verification(entries(seen), EmptyProjections.OF_THE_ROOMS)
                .run()
                .clean();
    }

    private static Rebuild.State replayed(SingleConnectionDataSource seen, Memory live) {
        Rebuild replay = new Rebuild(UUID.randomUUID(), live.completeTo(), false, true, Instant.now(), number -> {});
        replay.run(entries(seen), EmptyProjections.OF_THE_ROOMS, live, certificate -> {});
        return replay.state();
    }

    private static StoredEntries entries(SingleConnectionDataSource seen) {
        return new StoredEntries(new LedgerTables(seen), JSON, TransactionOperations.withoutTransaction());
    }

    private static void insert(JdbcClient sql, RawEntry row) {
        sql.sql("insert into ledger_entry (ledger_number, event_identifier, aggregate_type, aggregate_identifier,"
                        + " sequence_number, event_name, revision, payload, metadata, recorded_at, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.ledgerNumber(),
                        row.eventId(),
                        row.streamType(),
                        row.streamId(),
                        row.sequence(),
                        row.eventName(),
                        row.revision(),
                        row.payload(),
                        row.metadata(),
                        row.recordedAt(),
                        row.hash())
                .update();
    }

    private static String told(RawEntry row) {
        return row.ledgerNumber() + " " + row.eventId() + " " + row.streamId() + " " + row.sequence() + " "
                + row.eventName() + " " + new String(row.payload(), StandardCharsets.UTF_8);
    }

    /** Makes up rows that could deceive: like those of the book, with one thing or the other as it should not be. */
    private final class Rows {
        private final Random random;
        private final List<RawEntry> ledger;
        private final Head head;
        private final boolean constrained;

        Rows(Random random, List<RawEntry> ledger, Head head, boolean constrained) {
            this.random = random;
            this.ledger = ledger;
            this.head = head;
            this.constrained = constrained;
        }

        RawEntry next() {
            RawEntry like = ledger.get(random.nextInt(ledger.size()));
            String pending = mutation(transfer).toString();
            RawEntry about = random.nextBoolean() ? like : ledger.getLast();
            String stream = oneOf(about.streamId(), about.streamId(), pending, "XX", "XVII", "calendar");
            String payload = new String(like.payload(), StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                payload = payload.replace(like.streamId(), stream);
            }
            String name = oneOf(like.eventName(), like.eventName(), "mutation-approved", "draw-released", "not-known");
            if (name.equals("mutation-approved")) {
                payload = "{\"mutation\":\"" + stream + "\",\"by\":\"second-XX\"}";
            } else if (random.nextInt(10) == 0) {
                payload = "no JSON";
            }
            RawEntry row = new RawEntry(
                    number(),
                    identifier(like),
                    like.streamType(),
                    stream,
                    sequence(stream),
                    name,
                    random.nextInt(10) == 0 ? "2" : like.revision(),
                    payload.getBytes(StandardCharsets.UTF_8),
                    like.metadata(),
                    like.recordedAt(),
                    like.hash());
            return random.nextBoolean() ? row : Seal.sealed(head.hash(), row);
        }

        private long number() {
            return switch (random.nextInt(8)) {
                // H2 itself finds nothing right beside the lowest key of all.
                case 0 -> constrained ? Long.MIN_VALUE : Long.MIN_VALUE / 2;
                case 1 -> -1L - random.nextInt(1_000);
                case 2 -> -1;
                case 3 -> 0;
                case 4 -> 1L + random.nextInt(ledger.size());
                case 5 -> head.ledgerNumber() + 1;
                case 6 -> head.ledgerNumber() + 1 + random.nextInt(1_000);
                default -> Long.MAX_VALUE;
            };
        }

        private String identifier(RawEntry like) {
            return switch (random.nextInt(8)) {
                case 0 -> like.eventId();
                case 1 -> "no identifier";
                case 2, 3 -> fresh.origin().causation().toString();
                default -> new UUID(random.nextLong(), random.nextLong()).toString();
            };
        }

        private long sequence(String stream) {
            long next = ledger.stream()
                    .filter(entry -> entry.streamId().equals(stream))
                    .count();
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> next + random.nextInt(10);
                case 2 -> -1;
                default -> next;
            };
        }

        private String oneOf(String... some) {
            return some[random.nextInt(some.length)];
        }
    }

    private static Signed item(String who, String path) {
        return by(who, path, id -> new Command.RegisterItem(ItemPath.parse(path), "Item " + path, ALWAYS));
    }

    private static Signed on(String who, Signed proposal, Function<MutationId, Command> act) {
        return by(who, "on " + mutation(proposal), id -> act.apply(mutation(proposal)));
    }

    private static MutationId mutation(Signed proposal) {
        return new MutationId(proposal.origin().causation());
    }

    private static Command reservation(UUID id) {
        return new Command.ProposeMutation(
                new MutationId(id),
                null,
                Scribe.proposal(
                        MutationKind.RESERVATION, "2026-OWB", Scribe.expenditure("XX/92/asielmaatregelen", 2026, 400)));
    }

    private static Signed moved(String key, MutationKind kind, String from, long thousands) {
        return by(
                "own-XX",
                key,
                id -> new Command.ProposeMutation(
                        new MutationId(id),
                        null,
                        Scribe.proposal(
                                kind,
                                "2026-OWB",
                                Scribe.expenditure(from, 2026, -thousands),
                                Scribe.expenditure("XX/37", 2026, thousands))));
    }

    private static Signed by(String who, String key, Function<UUID, Command> command) {
        String chapter = who.substring(who.lastIndexOf('-') + 1);
        Actor actor = new Actor(new PersonId(who), Set.of(new ChapterCode(chapter)), Set.of(Mandate.ADMINISTER));
        return Signed.by(actor, "office", key, "test", command);
    }
}

package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Sixteen clients write at once: transfers between two chapters, draws on one reserve, and reversals of both.
 *
 * <p>At any ledger number the two chapters together hold the reserved amount, the reserve is not below zero, and a
 * repeated query gives the same result, also after a restart. With {@code -Plong} ten times as many writes.
 */
@Tag("whole")
class ConcurrentTransferTest {
    private static final int WRITERS = 16;
    private static final int READERS = 2;
    private static final int EACH = Boolean.getBoolean("mutatieboek.long") ? 80 : 8;
    private static final long RESERVED = 400;
    private static final String RESERVE = "XX/92/asielmaatregelen";
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().with("mutatieboek.patience=30s");

    private final ExecutorService people = Executors.newFixedThreadPool(WRITERS + READERS);
    private final AtomicInteger writing = new AtomicInteger(WRITERS);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong drawn = new AtomicLong();
    private final AtomicLong transferred = new AtomicLong();

    /** Answers by queried ledger number: the balances of XX, XVII and the reserve. */
    private final Map<Long, ObservedBalances> answers = new ConcurrentSkipListMap<>();

    private record ObservedBalances(long own, long other, long reserve) {}

    @BeforeEach
    void reserve() {
        LedgerFixture ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2013, "XX/37", "XX/92", RESERVE, "XVII/1");
        ledger.book(LedgerFixture.proposal(
                MutationKind.RESERVATION, "2026-OWB", LedgerFixture.expenditure(RESERVE, 2026, RESERVED)));
        book.awaitProjections();
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    @Test
    @Timeout(900)
    void balances_read_during_concurrent_writes_are_consistent_and_stay_unchanged() throws Exception {
        long begin = book.ledgerNumber();
        CompletionService<Void> work = new ExecutorCompletionService<>(people);
        for (int i = 0; i < WRITERS; i++) {
            work.submit(new MutationWriteTask(i));
        }
        for (int i = 0; i < READERS; i++) {
            work.submit(new BalanceReadTask(begin));
        }
        for (int i = 0; i < WRITERS + READERS; i++) {
            Future<Void> done = work.poll(600, TimeUnit.SECONDS);
            assertThat(done).as("Everybody ends in time").isNotNull();
            done.get();
        }

        long end = book.ledgerNumber();
        // It was worth something: much was written and read, and the reserve was fought for.
        assertThat(answers.keySet()).hasSize(Math.toIntExact(end - begin + 1)).contains(begin, end);
        assertThat(refused).hasPositiveValue();
        assertThat(answers.get(end))
                .isEqualTo(
                        new ObservedBalances(RESERVED - transferred.get(), transferred.get(), RESERVED - drawn.get()));
        book.restart();
        ApiClient auditor = book.as("auditor");
        answers.forEach(
                (number, known) -> assertHolds(number, parseBalances(readBalances(auditor, "&knownAt=" + number))));
    }

    /** Checks that an answer balances, and equals the earlier one. */
    private void assertHolds(long number, ObservedBalances known) {
        assertThat(known.own() + known.other())
                .as("both chapters at %d", number)
                .isEqualTo(RESERVED);
        assertThat(known.reserve()).as("the reserve at %d", number).isNotNegative();
        ObservedBalances before = answers.putIfAbsent(number, known);
        assertThat(known).as("at %d", number).isEqualTo(before == null ? known : before);
    }

    private static JsonNode readBalances(ApiClient auditor, String axes) {
        ApplicationFixture.HttpReply reply = auditor.get("/v1/balances?flow=EXPENDITURE&year=2026&depth=2" + axes);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static ObservedBalances parseBalances(JsonNode answer) {
        Map<String, Long> balances = new TreeMap<>();
        for (JsonNode row : answer.get("balances")) {
            balances.put(row.get("item").asString(), row.get("thousands").asLong(0));
        }
        return new ObservedBalances(balances.get("XX"), balances.getOrDefault("XVII", 0L), balances.get(RESERVE));
    }

    /** Queries every ledger number as soon as it exists, until all writers have ended. */
    private final class BalanceReadTask implements Callable<Void> {
        private final ApiClient auditor = book.as("auditor");
        private long next;

        BalanceReadTask(long begin) {
            this.next = begin;
        }

        @Override
        public Void call() {
            boolean last;
            do {
                last = writing.get() == 0;
                JsonNode now = readBalances(auditor, last ? "&atLeast=" + book.ledgerNumber() : "");
                long there = now.at("/axes/ledgerNumber").asLong();
                assertHolds(there, parseBalances(now));
                for (; next <= there; next++) {
                    assertHolds(next, parseBalances(readBalances(auditor, "&knownAt=" + next)));
                }
            } while (!last);
            return null;
        }
    }

    /** One proposer, with the two people who must consent. */
    private final class MutationWriteTask implements Callable<Void> {
        private final LedgerCommandGateway gateway = book.bean(LedgerCommandGateway.class);
        private final Random random;
        private final Actor proposer;
        private final Actor approver;
        private final Actor counterpart;
        private final List<BookedTransfer> booked = new ArrayList<>();

        private record BookedTransfer(MutationId id, boolean transfer, long thousands) {}

        MutationWriteTask(int number) {
            this.random = new Random(number);
            this.proposer = new Actor(new PersonId("proposer" + number), Set.of(XX));
            this.approver = new Actor(new PersonId("approver" + number), Set.of(XX));
            this.counterpart = new Actor(new PersonId("counterpart" + number), Set.of(XVII));
        }

        @Override
        public Void call() {
            try {
                for (int i = 0; i < EACH; i++) {
                    switch (random.nextInt(3)) {
                        case 0 -> transfer(random.nextInt(-500, 500) * 2L + 1);
                        case 1 -> draw(1 + random.nextInt(60));
                        default -> reverse();
                    }
                }
            } finally {
                writing.decrementAndGet();
            }
            return null;
        }

        private void transfer(long thousands) {
            propose(
                    MutationKind.TRANSFER,
                    true,
                    thousands,
                    LedgerFixture.expenditure("XX/37", 2026, -thousands),
                    LedgerFixture.expenditure("XVII/1", 2026, thousands));
        }

        private void draw(long thousands) {
            propose(
                    MutationKind.RESERVE_ALLOCATION,
                    false,
                    thousands,
                    LedgerFixture.expenditure(RESERVE, 2026, -thousands),
                    LedgerFixture.expenditure("XX/37", 2026, thousands));
        }

        private void propose(MutationKind kind, boolean transfer, long thousands, Posting... postings) {
            UUID made = send(
                    proposer,
                    id -> new Command.ProposeMutation(
                            new MutationId(id), null, LedgerFixture.proposal(kind, "2026-OWB", postings)));
            if (made != null) {
                BookedTransfer mutation = new BookedTransfer(new MutationId(made), transfer, thousands);
                consent(mutation);
                booked.add(mutation);
            }
        }

        private void reverse() {
            if (!booked.isEmpty()) {
                BookedTransfer original = booked.remove(random.nextInt(booked.size()));
                UUID made = send(
                        proposer,
                        id -> new Command.ReverseMutation(new MutationId(id), original.id(), "a mistake", null, null));
                // A reversal gives to the reserve or moves between the articles: nothing is in its way.
                assertThat(made).isNotNull();
                consent(new BookedTransfer(new MutationId(made), original.transfer(), -original.thousands()));
            }
        }

        private void consent(BookedTransfer mutation) {
            assertThat(send(approver, id -> new Command.ApproveMutation(mutation.id())))
                    .isNotNull();
            if (mutation.transfer()) {
                assertThat(send(counterpart, id -> new Command.ConfirmMutation(mutation.id())))
                        .isNotNull();
            }
            (mutation.transfer() ? transferred : drawn).addAndGet(mutation.thousands());
        }

        /** Its identity, or null when the reserve does not cover it. */
        private UUID send(Actor actor, Function<UUID, Command> command) {
            CommandEnvelope signed =
                    CommandEnvelope.create(actor, "/v1/test", UUID.randomUUID().toString(), "test", command);
            return switch (gateway.sendAndWait(signed)) {
                case CommandResult.RecordedResult recorded -> signed.metadata().causationId();
                case CommandResult.RefusedResult(ReserveOverdrawn overdrawn) -> {
                    refused.incrementAndGet();
                    yield null;
                }
                case CommandResult other -> throw new AssertionError(other);
            };
        }
    }
}

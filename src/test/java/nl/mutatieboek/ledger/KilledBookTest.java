package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import nl.mutatieboek.Mutatieboek;
import nl.mutatieboek.OwnProcess;
import nl.mutatieboek.OwnProcess.Ended;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.evidence.Verification;
import nl.mutatieboek.ledger.store.EventJson;
import nl.mutatieboek.ledger.store.LedgerTables;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The power fails while eight people write: the program is killed, again and again on the same book, and each time all that
 * it said it had recorded is there, once and whole.
 */
class KilledBookTest {
    private static final int ROUNDS = 5;
    private static final int KILLED = 128 + 9;

    @TempDir
    Path data;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Map<String, Long> recorded = new ConcurrentHashMap<>();

    @Test
    void a_book_killed_under_eight_writers_has_all_that_it_acknowledged_once_and_nothing_half() {
        System.out.println("KilledBookTest: -Dseed=" + seed);
        Random random = new Random(seed);
        long last = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            String told = "seed %d, round %d".formatted(seed, round);

            Ended ended = killedAtWork(told, random, last);

            assertThat(ended.exit()).as(told).isEqualTo(KILLED);
            assertThat(ended.out()).as(told).doesNotContain(BusyOffice.BROKEN);
            List<Seen> ledger = ledger(told);
            assertThat(ledger.size()).as(told).isGreaterThan((int) last);
            everyAcknowledgedCommandIsThereOnce(told, ledger);
            noCommandIsThereInPart(told, ledger);
            noMutationIsBookedInPart(told, ledger);
            theReserveWasNeverOverdrawn(told, ledger);
            System.out.printf(
                    "round %d: %d entries, %d commands acknowledged%n", round, ledger.size(), recorded.size());
            last = ledger.size();
        }
        theWorkWasMixed(ledger("at the end"));
        theBookGoesOn(last);
    }

    /** Serves the book to the writers, and kills it when it has acknowledged so and so many commands. */
    private Ended killedAtWork(String told, Random random, long last) {
        CountDownLatch enough = new CountDownLatch(50 + random.nextInt(400));
        AtomicInteger before = new AtomicInteger(recorded.size());
        Set<String> said = ConcurrentHashMap.newKeySet();
        try (OwnProcess office = OwnProcess.start(
                Mutatieboek.class,
                Map.of(),
                line -> {
                    if (line.startsWith(BusyOffice.RECORDED)) {
                        String[] words = line.split(" ");
                        recorded.put(words[1], Long.parseLong(words[2]));
                        enough.countDown();
                    } else if (line.startsWith(BusyOffice.CAUGHT_UP)) {
                        said.add(line);
                    }
                },
                "--data",
                data.toString(),
                "--server.port=0",
                "--mutatieboek.confirming-people=1",
                "--mutatieboek.patience=60s",
                "--logging.level.root=warn",
                "--spring.main.sources=" + BusyOffice.class.getName(),
                "--office.seed=" + random.nextLong())) {
            boolean worked = enough.await(120, TimeUnit.SECONDS);
            LockSupport.parkNanos(random.nextInt(20_000_000));
            Ended ended = office.kill();
            assertThat(worked).as(told + "; its log: " + ended.err()).isTrue();
            assertThat(said).as(told).singleElement().asString().startsWith(BusyOffice.CAUGHT_UP + last + " [");
            assertThat(recorded.size()).as(told).isGreaterThan(before.get());
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Seen(RawEntry raw, Entry entry) {
        long number() {
            return raw.ledgerNumber();
        }

        UUID command() {
            return entry.origin().causation();
        }
    }

    /** The ledger as it lies there, chain and numbers checked, without opening it for writing. */
    private List<Seen> ledger(String told) {
        DriverManagerDataSource killed = new DriverManagerDataSource(
                "jdbc:h2:file:" + data.resolve("book") + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "sa", "");
        Entries entries = new StoredEntries(
                new LedgerTables(killed),
                EventJson.create(),
                TransactionOperations.withoutTransaction(),
                () -> Long.MAX_VALUE);
        assertThat(new Verification(entries, List.of()).run().fault()).as(told).isNull();
        List<Seen> seen = new ArrayList<>();
        entries.forEach(raw -> seen.add(new Seen(raw, entries.read(raw))));
        return seen;
    }

    private void everyAcknowledgedCommandIsThereOnce(String told, List<Seen> ledger) {
        Map<String, List<Long>> there = ledger.stream()
                .collect(Collectors.groupingBy(
                        seen -> seen.raw().eventId(), Collectors.mapping(Seen::number, Collectors.toList())));
        Map<String, Long> lost = new HashMap<>(recorded);
        lost.entrySet().removeIf(command -> List.of(command.getValue()).equals(there.get(command.getKey())));

        assertThat(lost).as(told + ": acknowledged, and not there once").isEmpty();
    }

    /** A command's entries stand together, and the last of them carries its identity. */
    private static void noCommandIsThereInPart(String told, List<Seen> ledger) {
        Map<UUID, List<Seen>> commands =
                ledger.stream().collect(Collectors.groupingBy(Seen::command, LinkedHashMap::new, Collectors.toList()));
        commands.forEach((command, entries) -> {
            long first = entries.getFirst().number();
            assertThat(entries).as(told).extracting(Seen::number).last().isEqualTo(first + entries.size() - 1);
            assertThat(entries.getLast().raw().eventId()).as(told).isEqualTo(command.toString());
            assertThat(entries)
                    .as(told)
                    .extracting(seen -> seen.raw().recordedAt())
                    .containsOnly(entries.getFirst().raw().recordedAt());
        });
    }

    /** What a mutation changes stands in every chapter that it touches, in the command that booked it, or nowhere. */
    private static void noMutationIsBookedInPart(String told, List<Seen> ledger) {
        Map<MutationId, Event.MutationProposed> proposed = new HashMap<>();
        Map<UUID, List<Event>> booking = new LinkedHashMap<>();
        Set<MutationId> once = new HashSet<>();
        for (Seen seen : ledger) {
            switch (seen.entry().event()) {
                case Event.MutationProposed e ->
                    assertThat(proposed.put(e.mutation(), e)).as(told).isNull();
                case Event.PostingsBooked e ->
                    booking.computeIfAbsent(seen.command(), c -> new ArrayList<>())
                            .add(e);
                case Event.MutationBooked e -> {
                    assertThat(once.add(e.mutation())).as(told).isTrue();
                    assertThat(booking.remove(seen.command()))
                            .as(told)
                            .extracting(event -> ((Event.PostingsBooked) event).chapter())
                            .containsExactlyElementsOf(
                                    proposed.get(e.mutation()).proposal().chapters());
                }
                default -> {}
            }
        }
        assertThat(booking)
                .as(told + ": postings of a mutation that is not booked")
                .isEmpty();
    }

    /** Neither by what is booked nor by what is claimed, at any number of the ledger. */
    private static void theReserveWasNeverOverdrawn(String told, List<Seen> ledger) {
        long booked = 0;
        Map<MutationId, Long> claims = new HashMap<>();
        for (Seen seen : ledger) {
            switch (seen.entry().event()) {
                case Event.DrawClaimed e ->
                    claims.put(
                            e.mutation(),
                            e.draws().stream()
                                    .mapToLong(draw -> draw.thousands().value())
                                    .sum());
                case Event.DrawReleased e -> claims.remove(e.mutation());
                case Event.PostingsBooked e -> {
                    claims.remove(e.mutation());
                    booked += e.postings().stream()
                            .filter(posting -> posting.item().toString().equals(BusyOffice.RESERVE))
                            .mapToLong(posting -> posting.thousands().value())
                            .sum();
                }
                default -> {}
            }
            long claimed = claims.values().stream().mapToLong(Long::longValue).sum();
            assertThat(booked + claimed).as(told + " at " + seen.number()).isBetween(0L, BusyOffice.RESERVED);
        }
    }

    /** Otherwise the rounds would have shown nothing. */
    private static void theWorkWasMixed(List<Seen> ledger) {
        Set<Kind> kinds = new HashSet<>();
        int twoLegs = 0;
        for (Seen seen : ledger) {
            if (seen.entry().event() instanceof Event.PostingsBooked e) {
                kinds.add(e.kind());
                twoLegs += e.chapter().value().equals("XVII") ? 1 : 0;
            }
        }
        assertThat(kinds).contains(Kind.RESERVE_ALLOCATION, Kind.TRANSFER, Kind.REVERSAL);
        assertThat(twoLegs).isGreaterThan(10);
    }

    /** After all that, its readers catch up, it takes a command, and it is whole in every row. */
    private void theBookGoesOn(long last) {
        RunningBook book = RunningBook.emptyIn(data).start();
        try {
            book.awaitReaders();
            assertThat(book.ledgerNumber()).isEqualTo(last);
            Scribe scribe = new Scribe(book).items(2013, "XX/38");
            assertThat(scribe.ledgerNumber()).isEqualTo(last + 1);
            book.awaitReaders();
        } finally {
            book.stop();
        }
        try (OwnProcess verify = OwnProcess.start(Mutatieboek.class, "verify", "--data", data.toString())) {
            Ended ended = verify.await();
            assertThat(ended.exit()).as(ended.out()).isZero();
        }
    }
}

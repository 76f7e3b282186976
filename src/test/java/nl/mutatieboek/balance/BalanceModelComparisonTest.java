package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.RandomCommandSequence;
import nl.mutatieboek.domain.RefusalFormatter;
import nl.mutatieboek.domain.model.ReferenceBook;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares the application with a plain model on random histories.
 *
 * <p>Balances are compared at any command by ledger number or instant, up to any day and moment, with completeness,
 * worst basis and coarsest precision. An account without postings is unknown, which is not zero. A single query equals
 * the list. The clock stops, advances and is set back between commands. With {@code -Plong} ten times as many
 * histories.
 */
@Tag("whole")
class BalanceModelComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int AT_ONCE = Boolean.getBoolean("mutatieboek.long") ? 10 : 1;
    private static final List<String> ITEMS = List.of(
            "XX",
            "XX/37",
            "XX/37/2",
            "XX/92",
            "XX/92/a",
            "XX/92/a/b",
            "XX/92/c",
            "XX/37~92",
            "XX/92/a~c",
            "AP",
            "AP/a",
            "AP/a/b",
            "AP/d",
            "AR",
            "AR/1",
            "V",
            "V/4");
    private static final int FIRST_YEAR = 2025;
    private static final int YEARS = 7;
    private static final List<String> FLOWS = List.of("COMMITMENTS", "EXPENDITURE", "RECEIPTS");

    /** Number of random points after a command. */
    private static final int DRAWN = 2;

    private record ModelAccount(String item, String flow, int year) {}

    /** Up to a day and a moment; null is all. */
    private record AsOfBounds(
            @Nullable LocalDate day, @Nullable String moment) {
        static final AsOfBounds NONE = new AsOfBounds(null, null);

        String toQuery(String knownAt) {
            return "knownAt=" + knownAt
                    + (day == null ? "" : "&effectiveOn=" + day)
                    + (moment == null ? "" : "&moment=" + moment);
        }
    }

    @Provide
    Arbitrary<List<RandomCommandSequence>> commandSequences() {
        return Arbitraries.oneOf(
                        RandomCommandSequence.commandSequences(), RandomCommandSequence.reserveCommandSequences())
                .list()
                .ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<Integer>> clockSteps() {
        return Arbitraries.of(0, 0, 0, 0, 0, 1, 2, 7, -1, -5).list().ofSize(40);
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void law_4_balance_as_known_at_any_number_or_instant_equals_the_reference_model(
            @ForAll("commandSequences") List<RandomCommandSequence> stories,
            @ForAll("clockSteps") List<Integer> steps,
            @ForAll Random random) {
        for (RandomCommandSequence story : stories) {
            SettableClock clock = new SettableClock();
            try (ApplicationFixture book = ApplicationFixture.empty().with(Clock.class, clock)) {
                book.start();
                new ModelComparisonRun(book, clock, random).run(story.acts(), steps);
            }
        }
    }

    /** Sends one history to both, and reads both. */
    private static final class ModelComparisonRun {
        private final ApplicationFixture book;
        private final SettableClock clock;
        private final Random random;
        private final ReferenceBook model = new ReferenceBook(1);

        /** The state of the model after each recorded command, by its last ledger number. */
        private final TreeMap<Long, Map<AsOfBounds, Map<ModelAccount, String>>> then = new TreeMap<>();

        /** The last ledger number that carries each stamp. */
        private final TreeMap<Instant, Long> stamps = new TreeMap<>();

        ModelComparisonRun(ApplicationFixture book, SettableClock clock, Random random) {
            this.book = book;
            this.clock = clock;
            this.random = random;
        }

        void run(List<ActorCommand> acts, List<Integer> steps) {
            then.put(0L, balances());
            for (int i = 0; i < acts.size(); i++) {
                clock.advance(steps.get(i % steps.size()));
                long recorded = send(acts.get(i), "act " + i);
                if (recorded > 0) {
                    then.put(recorded, balances());
                    stamps.put(expectedTimestamp(), recorded);
                }
            }
            book.awaitProjections();
            ApiClient auditor = book.as("auditor");
            then.keySet().forEach(number -> assertKnown(auditor, Long.toString(number), number));
            Instant before = null;
            for (Instant stamp : stamps.keySet()) {
                assertKnown(auditor, stamp.minusMillis(1));
                assertKnown(auditor, stamp);
                long gap = before == null ? 0 : before.until(stamp, ChronoUnit.MILLIS);
                if (before != null && gap > 2) {
                    assertKnown(auditor, before.plusMillis(1));
                    assertKnown(auditor, before.plusMillis(gap / 2));
                }
                before = stamp;
            }
        }

        /** Returns the time of the last recording, which never decreases, whatever the clock says. */
        private Instant expectedTimestamp() {
            Instant now = clock.instant();
            return stamps.isEmpty() || now.isAfter(stamps.lastKey()) ? now : stamps.lastKey();
        }

        private void assertKnown(ApiClient auditor, Instant instant) {
            Map.Entry<Instant, Long> last = stamps.floorEntry(instant);
            assertKnown(auditor, instant.toString(), last == null ? 0 : last.getValue());
        }

        private void assertKnown(ApiClient auditor, String knownAt, long number) {
            then.get(number).forEach((bounds, balances) -> {
                String axes = bounds.toQuery(knownAt);
                assertThat(read(auditor, axes, number)).as(axes).isEqualTo(balances);
                ModelAccount any = new ModelAccount(
                        ITEMS.get(random.nextInt(ITEMS.size())),
                        FLOWS.get(random.nextInt(FLOWS.size())),
                        FIRST_YEAR + random.nextInt(YEARS));
                Stream.concat(Stream.of(any), randomOrNone(List.copyOf(balances.keySet())).stream())
                        .forEach(account -> assertThat(readSingleBalance(auditor, account, axes))
                                .as("%s %s", account, axes)
                                .isEqualTo(balances.get(account)));
            });
        }

        /** The number of the last entry that the act made; 0 when it was refused. */
        private long send(ActorCommand act, String key) {
            String expected = model.decide(act.actor(), act.command());
            CommandEnvelope signed = CommandEnvelope.create(act.actor(), "/v1/test", key, "test", id -> act.command());
            return switch (book.bean(LedgerCommandGateway.class).sendAndWait(signed)) {
                case CommandResult.RecordedResult recorded -> {
                    assertThat(expected).as("%s", act).isEmpty();
                    yield recorded.ledgerNumber();
                }
                case CommandResult.RefusedResult refused -> {
                    assertThat(RefusalFormatter.format(refused.refusal()))
                            .as("%s", act)
                            .isEqualTo(expected);
                    yield 0;
                }
                case CommandResult other -> throw new AssertionError(other);
            };
        }

        /** Balances of the model, over all and up to a random point; empty if nothing is booked. */
        private Map<AsOfBounds, Map<ModelAccount, String>> balances() {
            Map<AsOfBounds, Map<ModelAccount, String>> balances = new HashMap<>();
            balances.put(AsOfBounds.NONE, balances(AsOfBounds.NONE));
            for (int i = 0; i < DRAWN; i++) {
                AsOfBounds bounds = new AsOfBounds(
                        randomOrNone(model.days())
                                .map(day -> day.plusDays(random.nextInt(3) - 1))
                                .orElse(null),
                        randomOrNone(model.moments()).orElse(null));
                balances.put(bounds, balances(bounds));
            }
            return balances;
        }

        /** One of them, or none. */
        private <T> Optional<T> randomOrNone(List<T> all) {
            int which = random.nextInt(all.size() + 1);
            return which == all.size() ? Optional.empty() : Optional.of(all.get(which));
        }

        private Map<ModelAccount, String> balances(AsOfBounds bounds) {
            Map<ModelAccount, String> balances = new HashMap<>();
            for (String item : ITEMS) {
                for (String flow : FLOWS) {
                    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                        ModelAccount account = new ModelAccount(item, flow, year);
                        OptionalLong booked = model.balance(item, flow, year, bounds.day(), bounds.moment());
                        if (booked.isPresent()) {
                            String sureness = model.certainty(item, flow, year, bounds.day(), bounds.moment());
                            balances.put(account, booked.getAsLong() + " " + sureness);
                        }
                    }
                }
            }
            return balances;
        }

        /** Balances of the book; empty if unknown. */
        private static Map<ModelAccount, String> read(ApiClient auditor, String axes, long number) {
            JsonNode answer = readBalances(auditor, "depth=8&" + axes);
            assertThat(answer.at("/axes/ledgerNumber").asLong()).isEqualTo(number);
            Map<ModelAccount, String> balances = new HashMap<>();
            for (JsonNode row : answer.get("balances")) {
                String item = row.get("item").asString();
                // A parent is the sum of its children; postings on an item itself are no account of the model.
                String balance = balance(row);
                if (!item.endsWith("/~") && balance != null) {
                    balances.put(
                            new ModelAccount(
                                    item,
                                    row.get("flow").asString(),
                                    row.get("year").asInt()),
                            balance);
                }
            }
            return balances;
        }

        /** Queries the balance of one account; null if unknown. */
        private static @Nullable String readSingleBalance(ApiClient auditor, ModelAccount account, String axes) {
            JsonNode rows = readBalances(
                            auditor,
                            "item=%s&flow=%s&year=%d&%s"
                                    .formatted(account.item(), account.flow(), account.year(), axes))
                    .get("balances");
            assertThat(rows.size()).as("%s %s", account, axes).isLessThanOrEqualTo(1);
            return rows.isEmpty() ? null : balance(rows.get(0));
        }

        /** Formats a row with its certainty; null if the balance is unknown, which is not zero and never complete. */
        private static @Nullable String balance(JsonNode row) {
            JsonNode thousands = row.get("thousands");
            boolean known = row.get("known").asBoolean();
            boolean complete = row.get("complete").asBoolean();
            assertThat(known).as("%s", row).isEqualTo(!thousands.isNull());
            if (!known) {
                assertThat(complete).as("%s", row).isFalse();
                return null;
            }
            return "%d %s %s %d"
                    .formatted(
                            thousands.asLong(),
                            complete ? "complete" : "incomplete",
                            row.get("basis").asString(),
                            row.get("precisionThousands").asLong());
        }

        private static JsonNode readBalances(ApiClient auditor, String question) {
            ApplicationFixture.HttpReply reply = auditor.get("/v1/balances?" + question);
            assertThat(reply.status()).as("%s %s", question, reply.body()).isEqualTo(200);
            return reply.json();
        }
    }

    /** Does not advance until it is set. */
    private static final class SettableClock extends Clock {
        private final AtomicReference<Instant> says = new AtomicReference<>(NOON);

        void advance(int millis) {
            says.updateAndGet(now -> now.plusMillis(millis));
        }

        @Override
        public Instant instant() {
            return says.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

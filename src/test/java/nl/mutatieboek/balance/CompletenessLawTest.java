package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureFixture;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.RandomCommandSequence;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.projection.ProjectionRunner;

/**
 * Two laws over random histories, checked after each command: an unrelated entry never makes an incomplete balance
 * complete, and an unknown balance is never complete. With {@code -Plong} 1,000 histories instead of 100.
 */
class CompletenessLawTest {
    private static final int AT_ONCE = Boolean.getBoolean("mutatieboek.long") ? 100 : 10;
    private static final EventMetadata ORIGIN = new EventMetadata("test", "XX", "key", "0", "test", new UUID(0, 1));

    private record BalanceKey(ItemPath item, Flow flow, BudgetYear year) {}

    @Provide
    Arbitrary<List<RandomCommandSequence>> commandSequences() {
        return Arbitraries.oneOf(
                        RandomCommandSequence.commandSequences(), RandomCommandSequence.reserveCommandSequences())
                .list()
                .ofSize(AT_ONCE);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void balance_becomes_complete_only_by_entries_that_concern_it(
            @ForAll("commandSequences") List<RandomCommandSequence> stories) {
        stories.forEach(story -> new InMemoryBalanceHost().play(story));
        Statistics.label("balances").coverage(coverage -> {
            coverage.check("became complete").count(count -> count > 20);
            coverage.check("known and incomplete").count(count -> count > 20);
        });
    }

    /** A book in memory that is looked at after each command. */
    private static final class InMemoryBalanceHost implements ProjectionReader {
        private final List<Projection> projections = List.copyOf(ProjectionFactory.FROM_SPRING_FACTORIES.get());
        private final ProjectionRunner folding = new ProjectionRunner(() -> projections);
        private final StructureQueries structure = StructureFixture.structureOf(this);
        private final BalanceQueries queries = new BalanceQueries(this, new PostingTotalQueries(this));
        private final Set<Succession> links = new HashSet<>();
        private long head;

        void play(RandomCommandSequence story) {
            Map<BalanceKey, Balance> before = Map.of();
            for (List<Event> events : story.recordedEvents()) {
                if (!events.isEmpty()) {
                    record(events);
                    Map<BalanceKey, Balance> after = balances();
                    assertLawsHold(before, after, events);
                    before = after;
                }
            }
        }

        private void record(List<Event> events) {
            for (int i = 0; i < events.size(); i++) {
                folding.project(new LedgerEntry(
                        ++head, Instant.EPOCH.plusMillis(head), events.get(i), ORIGIN, i == events.size() - 1));
                if (events.get(i) instanceof Event.LineageLinked linked) {
                    links.addAll(linked.links());
                }
            }
        }

        private Map<BalanceKey, Balance> balances() {
            StructureSnapshot outline = structure.current();
            ResolvedAsOf point = new ResolvedAsOf(AsOfQuery.UNBOUNDED, head, outline, outline);
            Map<BalanceKey, Balance> balances = new HashMap<>();
            queries.find(BalanceCriteria.EVERYTHING, point)
                    .forEach(balance ->
                            balances.put(new BalanceKey(balance.item(), balance.flow(), balance.year()), balance));
            return balances;
        }

        private void assertLawsHold(
                Map<BalanceKey, Balance> before, Map<BalanceKey, Balance> after, List<Event> events) {
            after.forEach((account, balance) -> {
                assertThat(balance.known() || !balance.complete())
                        .as("%s is not known and complete", account)
                        .isTrue();
                if (balance.known() && !balance.complete()) {
                    Statistics.label("balances").collect("known and incomplete");
                }
                // Postings on an item itself are a row of their own once there is an item below it.
                Balance earlier = before.getOrDefault(
                        account, before.get(new BalanceKey(account.item().account(), account.flow(), account.year())));
                if (balance.complete() && (earlier == null || !earlier.complete())) {
                    Statistics.label("balances").collect("became complete");
                    assertThat(events.stream()
                                    .flatMap(InMemoryBalanceHost::touched)
                                    .anyMatch(one -> isRelated(one, account)))
                            .as("%s became complete by %s", account, events)
                            .isTrue();
                }
            });
        }

        private static Stream<BalanceKey> touched(Event event) {
            return switch (event) {
                case Event.PostingsBooked booked ->
                    booked.postings().stream()
                            .map(posting -> new BalanceKey(posting.item().account(), posting.flow(), posting.year()));
                case Event.PublishedBalanceRecorded recorded ->
                    Stream.of(new BalanceKey(
                            recorded.published().item(),
                            recorded.published().flow(),
                            recorded.published().year()));
                default -> Stream.of();
            };
        }

        /** Whether it is on the item, below it, or on a predecessor of either. */
        private boolean isRelated(BalanceKey touched, BalanceKey account) {
            if (touched.flow() != account.flow() || !touched.year().equals(account.year())) {
                return false;
            }
            ItemPath item = account.item().account();
            return item.contains(touched.item().account())
                    || links.stream()
                            .anyMatch(link -> item.contains(link.becomes())
                                    && link.was().contains(touched.item().account()));
        }

        @Override
        public long completeTo() {
            return head;
        }

        @Override
        public boolean await(long ledgerNumber) {
            return true;
        }

        @Override
        public <P extends Projection, T> T query(Class<P> projection, Function<P, T> question) {
            return question.apply(projections.stream()
                    .filter(projection::isInstance)
                    .map(projection::cast)
                    .findFirst()
                    .orElseThrow());
        }
    }
}

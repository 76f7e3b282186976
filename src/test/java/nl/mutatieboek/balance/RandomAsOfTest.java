package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Compares queries over thousands of entries, at random points on all three axes, with a plain sum. */
@Tag("whole")
class RandomAsOfTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int POINTS = Integer.getInteger("points", 60);
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(SEED, 4_000);
    private static final InMemoryLedgerReader ENTRIES = new InMemoryLedgerReader(LEDGER);
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private static final List<PlainPosting> LINES = new ArrayList<>();
    private static final Map<Moment, LocalDate> SUBMITTED = new HashMap<>();

    private final Random random = new Random(SEED);

    /** Plain model: from and until which number a line is pending, or counts. */
    private record PlainPosting(Posting posting, Moment moment, LocalDate day, boolean booked, long from, long until) {}

    @BeforeAll
    static void read() {
        ProjectionRunner folding = LedgerReplayer.replay(
                ENTRIES, new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES), Long.MAX_VALUE, number -> {});
        CONTEXT.registerBean(
                InMemoryProjectionHost.class, () -> new InMemoryProjectionHost(folding, ENTRIES, Duration.ZERO));
        CONTEXT.registerBean(LedgerReader.class, () -> ENTRIES);
        CONTEXT.registerBean(
                EmbargoPolicy.class, () -> EmbargoPolicy.unrestricted(CONTEXT.getBean(StructureQueries.class)));
        for (Class<?> type : List.of(
                StructureQueries.class,
                AsOfResolver.class,
                BalanceQueries.class,
                PostingQueries.class,
                PostingDiffQueries.class,
                PostingTotalQueries.class)) {
            CONTEXT.registerBean(type);
        }
        CONTEXT.refresh();
        readPlainPostings();
        System.out.println("AnyPointTest: -Dseed=" + SEED);
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    private static void readPlainPostings() {
        Map<MutationId, List<PlainPosting>> pending = new HashMap<>();
        List<LedgerEntry> command = new ArrayList<>();
        for (RawEntry raw : LEDGER) {
            command.add(ENTRIES.decode(raw));
            if (command.getLast().completesCommand()) {
                long end = command.getLast().ledgerNumber();
                command.forEach(entry -> readPlainPostings(entry.event(), end, pending));
                command.clear();
            }
        }
        pending.values().forEach(LINES::addAll);
    }

    private static void readPlainPostings(Event event, long end, Map<MutationId, List<PlainPosting>> pending) {
        switch (event) {
            case CalendarEvent.MomentRegistered e -> SUBMITTED.put(e.moment(), e.submittedOn());
            case Event.MutationProposed e ->
                pending.put(
                        e.mutation(),
                        e.proposal().postings().stream()
                                .map(posting -> new PlainPosting(
                                        posting,
                                        e.proposal().moment(),
                                        e.proposal().day(),
                                        false,
                                        end,
                                        Long.MAX_VALUE))
                                .toList());
            case Event.PostingsBooked e ->
                e.postings()
                        .forEach(posting -> LINES.add(
                                new PlainPosting(posting, e.moment(), e.effectiveOn(), true, end, Long.MAX_VALUE)));
            case Event.MutationBooked e -> endPending(e.mutation(), end, pending);
            case Event.MutationRejected e -> endPending(e.mutation(), end, pending);
            case Event.MutationReturned e -> endPending(e.mutation(), end, pending);
            case Event.MutationWithdrawn e -> endPending(e.mutation(), end, pending);
            default -> {}
        }
    }

    private static void endPending(MutationId mutation, long end, Map<MutationId, List<PlainPosting>> pending) {
        pending.remove(mutation)
                .forEach(line -> LINES.add(
                        new PlainPosting(line.posting(), line.moment(), line.day(), false, line.from(), end)));
    }

    private static boolean isVisible(PlainPosting line, ResolvedAsOf point) {
        AsOfQuery axes = point.axes();
        return line.from() <= point.ledgerNumber()
                && point.ledgerNumber() < line.until()
                && (axes.effectiveOn() == null || !line.day().isAfter(axes.effectiveOn()))
                && (axes.moment() == null || momentSortKey(line.moment()).compareTo(momentSortKey(axes.moment())) <= 0);
    }

    /** The documented order: by submission date, then budget year, then code, then number. */
    private static String momentSortKey(Moment moment) {
        return "%s %s %d %02d"
                .formatted(SUBMITTED.get(moment), moment.year(), moment.code().ordinal(), moment.number());
    }

    private static String key(ItemPath item, Object flow, Object year) {
        return item + " " + flow + " " + year;
    }

    /** Sums of each item, flow and year, including all items below it: booked and pending. */
    private static Map<String, Long> sums(ResolvedAsOf point, boolean booked) {
        Map<String, Long> sums = new TreeMap<>();
        for (PlainPosting line : LINES) {
            if (line.booked() == booked && isVisible(line, point)) {
                Posting posting = line.posting();
                for (ItemPath level : posting.item().account().ancestorsAndSelf()) {
                    sums.merge(
                            key(level, posting.flow(), posting.year()),
                            posting.thousands().value(),
                            Long::sum);
                }
            }
        }
        return sums;
    }

    private ResolvedAsOf randomAsOf() {
        List<Moment> moments = SUBMITTED.keySet().stream()
                .sorted(Comparator.comparing(RandomAsOfTest::momentSortKey))
                .toList();
        return CONTEXT.getBean(AsOfResolver.class)
                .awaitAt(new AsOfQuery(
                        random.nextInt(3) == 0 ? null : randomDay(),
                        random.nextInt(4) == 0 ? null : randomKnownAt(),
                        random.nextInt(3) == 0 ? null : moments.get(random.nextInt(moments.size()))));
    }

    /** On the day of a line, and the day before and after it. */
    private LocalDate randomDay() {
        return LINES.get(random.nextInt(LINES.size())).day().plusDays(random.nextInt(3) - 1L);
    }

    /** A number, or an instant at a stamp, a millisecond before or after it, or before all. */
    private String randomKnownAt() {
        RawEntry entry = LEDGER.get(random.nextInt(LEDGER.size()));
        return switch (random.nextInt(8)) {
            case 0 -> "0";
            case 1 -> "1900-01-01T00:00:00Z";
            case 2, 3 ->
                Instant.parse(entry.recordedAt())
                        .plusMillis(random.nextInt(3) - 1L)
                        .toString();
            default -> Long.toString(entry.ledgerNumber());
        };
    }

    @Test
    void law_6_balance_at_any_as_of_is_the_plain_sum_and_unknown_is_not_zero() {
        for (int i = 0; i < POINTS; i++) {
            ResolvedAsOf point = randomAsOf();
            List<Balance> all = CONTEXT.getBean(BalanceQueries.class).find(BalanceCriteria.EVERYTHING, point);

            assertThat(bySelf(
                            all,
                            balance -> balance.thousands() == null
                                    ? null
                                    : balance.thousands().value()))
                    .as(point.axes().toString())
                    .isEqualTo(sums(point, true));
            assertThat(bySelf(
                            all,
                            balance -> balance.pending().isZero()
                                    ? null
                                    : balance.pending().value()))
                    .as("pending at " + point.axes())
                    .isEqualTo(withoutZero(sums(point, false)));
        }
    }

    @Test
    void grouped_posting_totals_at_any_as_of_are_the_plain_sum() {
        for (int i = 0; i < POINTS; i++) {
            ResolvedAsOf point = randomAsOf();
            Map<String, Long> booked = new TreeMap<>();
            Map<String, Long> pending = new TreeMap<>();
            CONTEXT.getBean(PostingTotalQueries.class)
                    .groupBy(null, null, null, point, line -> key(line.item(), line.flow(), line.year()))
                    .forEach((key, total) -> {
                        if (total.booked() != null) {
                            booked.put(key, total.booked().value());
                        }
                        pending.put(key, total.pending().value());
                    });

            assertThat(booked).as(point.axes().toString()).isEqualTo(sumsOnItem(point, true));
            assertThat(withoutZero(pending))
                    .as("pending at " + point.axes())
                    .isEqualTo(withoutZero(sumsOnItem(point, false)));
        }
    }

    /** Sums of the postings on each item itself. */
    private static Map<String, Long> sumsOnItem(ResolvedAsOf point, boolean booked) {
        Map<String, Long> sums = new TreeMap<>();
        LINES.stream()
                .filter(line -> line.booked() == booked && isVisible(line, point))
                .map(PlainPosting::posting)
                .forEach(posting -> sums.merge(
                        key(posting.item().account(), posting.flow(), posting.year()),
                        posting.thousands().value(),
                        Long::sum));
        return sums;
    }

    private static Map<String, Long> withoutZero(Map<String, Long> sums) {
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /** Only items; the unassigned part of an item has its own query. */
    private static Map<String, Long> bySelf(List<Balance> all, Function<Balance, Long> amount) {
        Map<String, Long> sums = new TreeMap<>();
        all.stream()
                .filter(balance -> !balance.item().toString().endsWith("/~"))
                .forEach(balance -> {
                    Long thousands = amount.apply(balance);
                    if (thousands != null) {
                        sums.put(key(balance.item(), balance.flow(), balance.year()), thousands);
                    }
                });
        return sums;
    }

    @Test
    void law_6_parent_balance_is_the_sum_of_its_children_at_any_as_of() {
        for (int i = 0; i < POINTS; i++) {
            ResolvedAsOf point = randomAsOf();
            List<Balance> all = CONTEXT.getBean(BalanceQueries.class).find(BalanceCriteria.EVERYTHING, point);
            Map<String, Long> children = new TreeMap<>();
            Map<String, Long> parents = new TreeMap<>();
            all.stream().filter(Balance::known).forEach(balance -> {
                if (!balance.item().isChapter()) {
                    children.merge(
                            key(balance.item().parent(), balance.flow(), balance.year()),
                            balance.thousands().value(),
                            Long::sum);
                }
                parents.put(
                        key(balance.item(), balance.flow(), balance.year()),
                        balance.thousands().value());
            });
            children.forEach((parent, sum) ->
                    assertThat(parents).as(point.axes().toString()).containsEntry(parent, sum));
        }
    }

    @Test
    void law_6_trail_ends_at_the_balance_and_changes_add_up_between_as_of_points() {
        ItemPath chapter = ItemPath.parse("XX");
        for (int i = 0; i < POINTS; i++) {
            ResolvedAsOf from = randomAsOf();
            ResolvedAsOf to = randomAsOf();
            Map<String, Long> one = chapterOnly(sums(from, true));
            Map<String, Long> other = chapterOnly(sums(to, true));
            Map<String, Long> last = new LinkedHashMap<>();
            CONTEXT.getBean(PostingQueries.class)
                    .findWithRunningBalance(
                            chapter, null, null, to, PostingOrder.values()[i % PostingOrder.values().length])
                    .forEach(line -> last.put(
                            key(chapter, line.flow(), line.year()),
                            line.balance().value()));
            assertThat(new TreeMap<>(last)).as(to.axes().toString()).isEqualTo(other);

            Map<String, Long> moved = new TreeMap<>(one);
            for (BalanceChange change :
                    CONTEXT.getBean(PostingDiffQueries.class).findChanges(chapter, null, null, null, from, to)) {
                assertThat(change.thousands().isZero()).isFalse();
                moved.merge(
                        key(chapter, change.flow(), change.year()),
                        change.thousands().value(),
                        Long::sum);
            }
            assertThat(withoutZero(moved)).as(from.axes() + " to " + to.axes()).isEqualTo(withoutZero(other));
        }
    }

    private static Map<String, Long> chapterOnly(Map<String, Long> sums) {
        sums.keySet().removeIf(key -> !key.startsWith("XX "));
        return sums;
    }
}

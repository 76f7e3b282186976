package nl.mutatieboek.lab.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.mutatieboek.balance.AccountSumReader;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Reads in a warm process compared with SQL on the same postings in PostgreSQL and DuckDB: by the queries of the
 * modules, and by sums of all accounts only.
 */
final class InMemoryReadBenchmark {
    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 6, 1);
    private static final int DAYS = 13 * 365;
    private static final int RAW_POSTING = 24;
    private static final double BALANCE_BAR = 0.05;
    private static final int WARM_BEFORE_A_TAIL = 10_000;

    private final SqlPostingTable table;
    private final Connection duckdb;
    private final List<Projection> projections = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
    private final SplittableRandom random = new SplittableRandom(37);
    private long head;

    InMemoryReadBenchmark(Connection postgresql, Connection duckdb) throws SQLException {
        this.table = SqlPostingTable.create(postgresql);
        this.duckdb = duckdb;
    }

    void run(int mutations) throws Exception {
        read(mutations);
        SqlPostingTable.SqlAccountKey hottest = table.hottest();
        System.out.printf(
                "%,d mutations, %,d entries, %,d postings, %,d of them on the hottest account (load %.1f)%n",
                mutations, head, table.count(), table.count(hottest), ReadBenchmark.load());
        compareQueries(hottest);
        memory();
    }

    private void compareQueries(SqlPostingTable.SqlAccountKey hottest) throws Exception {
        try (AnnotationConfigApplicationContext beans = newQueryContext()) {
            AsOfResolver points = beans.getBean(AsOfResolver.class);
            hottest(beans.getBean(BalanceQueries.class), points, hottest);
            all(beans.getBean(BalanceQueries.class), beans.getBean(ProjectionReader.class), points);
            trail(beans.getBean(PostingQueries.class), points, hottest);
        }
    }

    /** Into the projections and into the table, on the way. */
    private void read(int mutations) throws Exception {
        ProjectionRunner folding = new ProjectionRunner(() -> projections);
        EventJsonMapper json = EventJsonMapper.create();
        List<LedgerEntry> held = new ArrayList<>();
        try (SqlPostingTable.PostingRowWriter rows = table.rows()) {
            BenchmarkHistory.generate(mutations, raw -> {
                LedgerEntry entry = DurableLedgerReader.decode(raw, json);
                folding.project(entry);
                held.add(entry);
                if (entry.completesCommand()) {
                    for (LedgerEntry one : held) {
                        addTo(rows, one, entry.ledgerNumber());
                    }
                    held.clear();
                }
            });
        }
        table.index();
        head = folding.completeTo();
    }

    private void addTo(SqlPostingTable.PostingRowWriter rows, LedgerEntry entry, long countsFrom) throws SQLException {
        if (entry.event() instanceof Event.PostingsBooked booked) {
            for (int line = 0; line < booked.postings().size(); line++) {
                Posting posting = booked.postings().get(line);
                rows.add(new SqlPostingTable.PostingRow(
                        table.number(new SqlPostingTable.SqlAccountKey(posting.item(), posting.flow(), posting.year())),
                        booked.effectiveOn(),
                        entry.ledgerNumber(),
                        line,
                        countsFrom,
                        posting.thousands().value()));
            }
        }
    }

    private AnnotationConfigApplicationContext newQueryContext() {
        LedgerReader none = new InMemoryLedgerReader(List.of());
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.registerBean(LedgerReader.class, () -> none);
        beans.registerBean(
                ProjectionReader.class,
                () -> new InMemoryProjectionHost(
                        new ProjectionRunner(new ProjectionRunner.ProjectionSnapshot(projections, head)),
                        none,
                        Duration.ofSeconds(1)));
        beans.registerBean(
                EmbargoPolicy.class, () -> EmbargoPolicy.unrestricted(beans.getBean(StructureQueries.class)));
        beans.register(
                StructureQueries.class,
                AsOfResolver.class,
                BalanceQueries.class,
                PostingQueries.class,
                PostingTotalQueries.class);
        beans.refresh();
        return beans;
    }

    private LocalDate anyDay() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private long anyNumber() {
        return 1 + random.nextLong(head);
    }

    /** Checks that the results of the book equal those of the table. */
    private interface ProjectionQuery {
        long at(ResolvedAsOf point) throws Exception;
    }

    private static ResolvedAsOf point(AsOfResolver points, LocalDate day, long number) {
        return points.awaitAt(new AsOfQuery(day, Long.toString(number), null));
    }

    /** @param tail whether the p99 is held against the bar, instead of the median */
    private void compare(
            String work,
            int times,
            boolean tail,
            double bar,
            AsOfResolver points,
            ProjectionQuery book,
            SqlPostingTable.SqlAsOfQuery peer)
            throws Exception {
        for (int i = 0; i < 20; i++) {
            LocalDate day = anyDay();
            long number = anyNumber();
            long result = book.at(point(points, day, number));
            if (result != peer.at(day, number)) {
                throw new IllegalStateException("%s on %s at %d is not %d".formatted(work, day, number, result));
            }
        }
        int before = tail ? WARM_BEFORE_A_TAIL : times / 3;
        DurationMeasurement requested =
                DurationMeasurement.measure(before, times, () -> book.at(point(points, anyDay(), anyNumber())));
        DurationMeasurement table = DurationMeasurement.measure(before, times, () -> peer.at(anyDay(), anyNumber()));
        double ratio = tail ? requested.p99() / table.p99() : requested.median() / table.median();
        BenchmarkResultPrinter.atMost(bar, work + (tail ? ", p99" : ", median"), requested, table, ratio);
    }

    private void hottest(BalanceQueries balances, AsOfResolver points, SqlPostingTable.SqlAccountKey hottest)
            throws Exception {
        BalanceCriteria question = new BalanceCriteria(hottest.item(), hottest.flow(), hottest.year(), 0);
        compare(
                "balance of the hottest account, both axes",
                2_000,
                true,
                BALANCE_BAR,
                points,
                point -> balances.find(question, point).stream()
                        .map(Balance::thousands)
                        .mapToLong(booked -> booked == null ? 0 : booked.value())
                        .sum(),
                table.balance(hottest));
    }

    private void all(BalanceQueries balances, ProjectionReader read, AsOfResolver points) throws Exception {
        ProjectionQuery sums = point -> AccountSumReader.sumAllAccounts(read, point);
        compare("all accounts, both axes, sums alone", 50, false, BALANCE_BAR, points, sums, table.balances());
        SqlPostingTable.SqlAsOfQuery columns = table.copiedTo(duckdb).balances();
        compare("the same, beside DuckDB", 50, false, 1, points, sums, columns);
        BalanceCriteria everything = BalanceCriteria.EVERYTHING;
        compare(
                "all accounts, with names and states",
                50,
                false,
                BALANCE_BAR,
                points,
                point -> balances.find(everything, point).stream()
                        .filter(balance -> balance.item().isChapter() && balance.thousands() != null)
                        .mapToLong(balance -> balance.thousands().value())
                        .sum(),
                table.balances());
    }

    private void trail(PostingQueries lines, AsOfResolver points, SqlPostingTable.SqlAccountKey hottest)
            throws Exception {
        List<Long> peer = table.trail(hottest);
        List<Long> book = balances(lines, points, hottest).stream()
                .map(line -> line.balance().value())
                .toList();
        if (!book.equals(peer)) {
            throw new IllegalStateException("The trails differ");
        }
        DurationMeasurement result = DurationMeasurement.measure(30, () -> balances(lines, points, hottest));
        DurationMeasurement queried = DurationMeasurement.measure(30, () -> table.trail(hottest));
        BenchmarkResultPrinter.atMost(
                0.5, "trail of the hottest account, whole", result, queried, result.median() / queried.median());
    }

    private static List<RunningBalance> balances(
            PostingQueries lines, AsOfResolver points, SqlPostingTable.SqlAccountKey hottest) {
        return lines.findWithRunningBalance(
                hottest.item(), hottest.flow(), hottest.year(), points.latest(), PostingOrder.EFFECTIVE_ON);
    }

    /** Heap released together with the balances. */
    private void memory() throws Exception {
        long postings = table.count();
        long before = used();
        projections.removeIf(projection -> projection.name().equals("balances"));
        double each = (double) (before - used()) / postings;
        BenchmarkResultPrinter.atMost(
                2, "memory of the balances", "%.1f bytes a posting".formatted(each), "24 bytes", each / RAW_POSTING);
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}

package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.AccountingProgram;
import nl.mutatieboek.exporting.ExportOptions;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportProgressListener;
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.exporting.JournalBalanceComparison;
import nl.mutatieboek.exporting.JournalReader;
import nl.mutatieboek.ledger.LedgerReader;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Exports the journals of a book that is not served at five points in time, lets hledger, ledger and beancount check
 * and sum them, and compares every account with the balance of the book.
 *
 * <p>Arguments: Spring options that select the book, such as {@code --mutatieboek.data=large}. A program that is not
 * installed is reported and skipped. Exit code 1 if anything differs, 2 if a program was missing.
 */
public final class JournalCrossCheck {
    private JournalCrossCheck() {}

    public static void main(String... args) throws IOException {
        SpringApplication spring = new SpringApplication(CliReadConfiguration.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        int exit = 0;
        try (ConfigurableApplicationContext book = spring.run(args)) {
            Path folder = Files.createTempDirectory("journals");
            for (CrossCheckResult outcome : check(book, folder, true)) {
                exit = outcome.state() == CrossCheckState.DIFFERENT
                        ? 1
                        : outcome.state() == CrossCheckState.NOT_THERE && exit == 0 ? 2 : exit;
            }
        }
        System.exit(exit);
    }

    /** What came of it. */
    enum CrossCheckState {
        EQUAL,
        DIFFERENT,
        NOT_THERE
    }

    /** The result of one program at one point. */
    record CrossCheckResult(AsOfQuery point, String program, CrossCheckState state, int compared, List<String> wrong) {}

    /** Lets all programs that are there check all points; the reader of this project is one of them, so something always checks. */
    static List<CrossCheckResult> check(ConfigurableApplicationContext book, Path folder, boolean loud)
            throws IOException {
        List<CrossCheckResult> outcomes = new ArrayList<>();
        for (AsOfQuery axes : points(book)) {
            ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(axes);
            for (AccountingProgram program : AccountingProgram.values()) {
                Path file = folder.resolve("journal." + program.format());
                try (OutputStream out = Files.newOutputStream(file)) {
                    book.getBean(ExportService.class)
                            .writeAsOf(
                                    point,
                                    new ExportOptions(ExportContent.JOURNAL, program.format()),
                                    out,
                                    ExportProgressListener.NONE);
                }
                JournalReader own = JournalReader.parse(Files.readString(file));
                outcomes.add(
                        outcome(book, point, "own reader of " + program.format(), own.errors(), own.accounts(), loud));
                if (program.isInstalled()) {
                    long began = System.nanoTime();
                    AccountingProgram.AccountingProgramResult answer = program.checkJournal(file);
                    outcomes.add(outcome(
                            book,
                            point,
                            program.name().toLowerCase(Locale.ROOT),
                            answer.wrong(),
                            answer.accounts(),
                            loud));
                    print(
                            loud,
                            "    %,d transactions, %,d balances asserted, %,d bytes, %d ms",
                            own.transactions(),
                            own.assertionCount(),
                            Files.size(file),
                            (System.nanoTime() - began) / 1_000_000);
                } else {
                    outcomes.add(new CrossCheckResult(axes, program.name(), CrossCheckState.NOT_THERE, 0, List.of()));
                    print(loud, "%s: NOT CHECKED, it is not installed here", program);
                }
            }
        }
        return outcomes;
    }

    private static CrossCheckResult outcome(
            ConfigurableApplicationContext book,
            ResolvedAsOf point,
            String program,
            List<String> refused,
            java.util.Map<String, Long> accounts,
            boolean loud) {
        JournalBalanceComparison comparison =
                JournalBalanceComparison.compare(accounts, book.getBean(BalanceQueries.class), point);
        List<String> wrong = new ArrayList<>(refused);
        wrong.addAll(comparison.wrong());
        print(
                loud,
                "%s at [%s]: %,d accounts, %,d balances compared, %d wrong",
                program,
                point.axes().inOne(),
                accounts.size(),
                comparison.compared(),
                wrong.size());
        wrong.stream()
                .limit(10)
                .forEach(one -> print(loud, "    %s", one.length() > 500 ? one.substring(0, 500) : one));
        return new CrossCheckResult(
                point.axes(),
                program,
                wrong.isEmpty() ? CrossCheckState.EQUAL : CrossCheckState.DIFFERENT,
                comparison.compared(),
                wrong);
    }

    private static void print(boolean loud, String format, Object... values) {
        if (loud) {
            System.out.printf(Locale.ROOT, format + "%n", values);
        }
    }

    /** The end of the book, its middle by each axis, and by all three together. */
    private static List<AsOfQuery> points(ConfigurableApplicationContext book) {
        long head = book.getBean(LedgerReader.class).head().ledgerNumber();
        List<KnownMoment> moments =
                book.getBean(StructureQueries.class).current().moments();
        KnownMoment middle = moments.get(moments.size() / 2);
        Moment early = moments.get(moments.size() / 3).moment();
        String then = Long.toString(head * 2 / 3);
        return List.of(
                AsOfQuery.UNBOUNDED,
                new AsOfQuery(null, then, null),
                new AsOfQuery(null, null, middle.moment()),
                new AsOfQuery(middle.submittedOn(), null, null),
                new AsOfQuery(middle.submittedOn().plusDays(40), Long.toString(head * 4 / 5), early));
    }
}

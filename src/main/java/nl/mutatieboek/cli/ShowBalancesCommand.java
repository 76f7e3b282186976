package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceListResponse;
import nl.mutatieboek.balance.BalanceProofQueries;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.LaterBalanceHeadException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows balances at any as-of point. */
@Command(
        name = "balance",
        description =
                "Shows the balances of an item and all items below it, in thousands of euros, at a point in time.")
final class ShowBalancesCommand extends LedgerAccessCommand {
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    @Option(
            names = "--item",
            paramLabel = "ITEM",
            description = "A chapter or an item, XX/37; every chapter by default.")
    private @Nullable String item;

    @Option(
            names = "--depth",
            paramLabel = "LEVELS",
            description = "Number of levels below the item that get rows of their own.")
    private int depth;

    @Option(
            names = "--lineage",
            description = "Include the predecessors of the item according to booked reorganisations.")
    private boolean lineage;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = {
                "Write the proof of the public balance at the latest signed head to this file.",
                "Needs --item, --flow and --year; also up to a day (--effective-on) or a moment (--moment)."
            })
    private @Nullable Path proof;

    @Option(
            names = "--embargoed-moment",
            paramLabel = "MOMENT",
            description = "With --proof: prove what this moment under embargo adds to the balance.")
    private @Nullable String embargoedMoment;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Mixin
    private final FigureQueryOptions options = new FigureQueryOptions();

    ShowBalancesCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    /** Opens the ledger again if the writer has kept a later head of the balances than this process read. */
    @Override
    public Integer call() {
        for (int attempt = 1; ; attempt++) {
            try {
                return super.call();
            } catch (LaterBalanceHeadException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_INTERVAL.toNanos());
            }
        }
    }

    @Override
    int execute(LedgerBeans book) {
        if (depth < 0 || depth > BalanceCriteria.MAX_DEPTH) {
            throw new ParameterException(commandLine(), "Items have at most eight levels below the chapter.");
        }
        if (embargoedMoment != null && proof == null) {
            throw new ParameterException(commandLine(), "--embargoed-moment needs --proof.");
        }
        if (proof != null) {
            // Before the ledger is read, so that what is read reaches this head while others write.
            book.getBean(HeadSigner.class);
        }
        ItemPath path = item == null ? null : ItemPath.parse(item);
        BalanceCriteria question =
                new BalanceCriteria(path, options.flow(), options.year(), depth, lineage, marks.mark());
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(options.toAsOfQuery());
        if (path != null) {
            point.requireItem(path);
        }
        if (proof != null) {
            writeProof(book.getBean(BalanceProofQueries.class), question, point, proof);
            return MutatieboekCli.EXIT_OK;
        }
        List<Balance> rows = book.getBean(BalanceQueries.class).find(question, point);
        printResult(BalanceListResponse.of(point, rows), () -> forPeople(rows));
        return MutatieboekCli.EXIT_OK;
    }

    /** What was written. */
    record BalanceProofResult(String file) {}

    private void writeProof(BalanceProofQueries proofs, BalanceCriteria question, ResolvedAsOf resolved, Path file) {
        AsOfQuery point = options.toAsOfQuery();
        ItemPath path = question.item();
        Flow flow = question.flow();
        BudgetYear year = question.year();
        boolean bounded = point.effectiveOn() != null || point.moment() != null;
        if (path == null || flow == null || year == null || depth > 0 || lineage || question.mark() != null) {
            throw new ParameterException(commandLine(), "A proof needs --item, --flow and --year, and nothing else.");
        }
        if (point.knownAt() != null || (point.effectiveOn() != null && point.moment() != null)) {
            throw new ParameterException(commandLine(), "A proof takes a day or a moment, at the latest head.");
        }
        Moment embargoed = embargoedMoment == null ? null : Moment.parse(embargoedMoment);
        if (bounded && embargoed != null) {
            throw new ParameterException(
                    commandLine(), "A proof under embargo is of one moment, without other bounds.");
        }
        resolved.requireMoment(embargoed);
        if (embargoed != null && resolved.now().publicMoments(path.chapter()).contains(embargoed)) {
            failUsage("The moment %s is public for chapter %s: a proof without --embargoed-moment counts its amounts."
                    .formatted(embargoed, path.chapter()));
        }
        AtomicFileWriter destination = new AtomicFileWriter(file, force);
        destination.findObstacle().ifPresent(this::failUsage);
        Optional<String> text = embargoed != null
                ? proofs.proveEmbargoed(path, flow, year, embargoed)
                : bounded
                        ? proofs.proveUpTo(path, flow, year, point.effectiveOn(), point.moment())
                        : proofs.prove(path, flow, year);
        if (text.isEmpty()) {
            failUsage("There are no amounts to prove for this question, or no head is signed yet.");
        }
        try {
            destination.write(out -> out.write(text.orElseThrow().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        printResult(new BalanceProofResult(file.toString()), () -> out().println(file));
    }

    private void forPeople(List<Balance> rows) {
        TextTable table = new TextTable("item", "flow", "year", "thousands", "pending", "basis", "rounded to", "");
        for (Balance row : rows) {
            table.addRow(
                    row.item(),
                    row.flow(),
                    row.year(),
                    row.thousands(),
                    row.pending().isZero() ? null : row.pending(),
                    row.basis(),
                    row.precision() == null ? null : row.precision().thousands(),
                    remark(row));
        }
        print(table);
    }

    private static String remark(Balance row) {
        if (!row.known()) {
            return "not known";
        }
        return row.complete() ? "" : "incomplete";
    }
}

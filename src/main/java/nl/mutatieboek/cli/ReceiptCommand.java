package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.mutation.MutationReceiptService;
import nl.mutatieboek.mutation.MutationReceiptService.ProvenEntries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the receipts of an entry or of a mutation. */
@Command(
        name = "receipt",
        description = {
            "Writes the receipt of an entry, or of each entry of a mutation, to entry-N.tlog-proof: the entry, and the"
                    + " proof that it is in the book.",
            "Anyone with the public key of the book can check it: java -jar mutatieboek-verifier.jar receipt FILE"
                    + " --key KEY"
        })
final class ReceiptCommand extends LedgerAccessCommand {
    private static final Pattern MUTATION_NUMBER = Pattern.compile("([A-Z]+)-([0-9]{4})-([0-9]{1,9})");

    @Parameters(
            paramLabel = "NUMBER",
            description = "Ledger number of an entry, such as 41, or number of a mutation, such as XX-2026-0007.")
    private String number = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Directory of the files; the current one by default.")
    private Path folder = Path.of(".");

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    ReceiptCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    /** What was written. */
    record ReceiptResult(long head, List<String> files) {}

    @Override
    int execute(LedgerBeans book) {
        HeadSigner heads = book.getBean(HeadSigner.class);
        ProvenEntries proven = find(book, heads);
        List<Path> files = proven.entries().stream()
                .map(entry -> folder.resolve(MutationReceiptService.fileName(entry.ledgerNumber())))
                .toList();
        files.forEach(file -> destination(file).findObstacle().ifPresent(this::failUsage));
        for (int i = 0; i < files.size(); i++) {
            String receipt = heads.receipt(proven.entries().get(i), proven.head());
            try {
                destination(files.get(i)).write(out -> out.write(receipt.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        printResult(
                new ReceiptResult(
                        proven.head().size(), files.stream().map(Path::toString).toList()),
                () -> files.forEach(out()::println));
        return MutatieboekCli.EXIT_OK;
    }

    private AtomicFileWriter destination(Path file) {
        return new AtomicFileWriter(file, force);
    }

    private ProvenEntries find(LedgerBeans book, HeadSigner heads) {
        LedgerReader entries = book.getBean(LedgerReader.class);
        Matcher mutation = MUTATION_NUMBER.matcher(number);
        Optional<ProvenEntries> found = mutation.matches()
                ? findMutation(mutation, entries)
                        .map(id -> book.getBean(MutationReceiptService.class).requireVisible(id))
                : number.matches("[1-9][0-9]{0,17}")
                        ? findEntry(Long.parseLong(number), entries, heads)
                        : Optional.empty();
        if (found.isEmpty()) {
            failUsage("The book has no signed entry and no mutation with the number " + number + ".");
        }
        return found.orElseThrow();
    }

    private static Optional<ProvenEntries> findEntry(long ledgerNumber, LedgerReader entries, HeadSigner heads) {
        Optional<RawEntry> entry = entries.findRaw(ledgerNumber);
        Optional<SignedHead> latest = heads.findLatest().filter(head -> ledgerNumber <= head.size());
        return entry.flatMap(one -> latest.map(head -> new ProvenEntries(List.of(one), head)));
    }

    /** The chapter that proposed a mutation has issued its number. */
    private static Optional<MutationId> findMutation(Matcher wanted, LedgerReader entries) {
        int year = Integer.parseInt(wanted.group(2));
        int sequence = Integer.parseInt(wanted.group(3));
        return entries.readStream(StreamId.of(new ChapterCode(wanted.group(1)))).stream()
                .flatMap(entry ->
                        entry.event() instanceof Event.MutationNumberIssued issued ? Stream.of(issued) : Stream.empty())
                .filter(issued -> issued.sequence() == sequence && issued.year().value() == year)
                .map(Event.MutationNumberIssued::mutation)
                .findFirst();
    }
}

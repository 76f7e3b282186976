package nl.mutatieboek.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.CommandBatch;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a file over: all of it in one commit, or nothing. */
@Component
public class ImportService {
    /** How many commands make one unit of work: for each stream Axon looks through all events that its unit holds so far. */
    private static final int CHUNK_SIZE = 40;

    private static final int MAX_LISTED = 1_000;

    private final LedgerCommandGateway desk;

    ImportService(LedgerCommandGateway desk) {
        this.desk = desk;
    }

    /** What a file holds. */
    public enum ImportFormat {
        /** The open data of Rijksfinanciën: published balances by article. */
        BEGROTINGSSTATEN,
        /** Our own, of mutations. */
        MUTATIONS,
        /** Our own, of balances that documents state. */
        BALANCES;

        /** By the name that people write: {@code begrotingsstaten}. */
        public static ImportFormat parse(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new MalformedValueException(ExpectedValue.FILE_FORMAT, text));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Watches how far a file is. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * Told now and then.
         *
         * @param row at which it is
         * @param rows how many there are
         */
        void onProgress(long row, long rows);
    }

    /** The same of a file that an operator hands in, who needs no other right than that the book lies before him. */
    public ImportResult importFile(
            ImportFormat format, Path file, String name, PersonId operator, ImportOptions options, Watcher watcher) {
        Actor actor = new Actor(operator, Set.of(), Set.of(Mandate.IMPORT));
        return importFile(format, TableFile.firstSheetOf(file), name, Long.MAX_VALUE, actor, options, watcher);
    }

    /**
     * Takes a file over on the authority of what it names, while the book is served: at most {@link InputLimits#MAX_ROWS} rows of it.
     *
     * @param actor who takes it over
     * @param name what the file is called
     * @param watcher told how far it is
     * @throws LedgerCommandGateway.LedgerUnavailableException when the book cannot take it now
     */
    public ImportResult importFile(
            ImportFormat format, TableFile file, String name, Actor actor, ImportOptions options, Watcher watcher) {
        return importFile(format, file, name, InputLimits.MAX_ROWS, actor, options, watcher);
    }

    private ImportResult importFile(
            ImportFormat format,
            TableFile file,
            String name,
            long most,
            Actor actor,
            ImportOptions options,
            Watcher watcher) {
        ParsedImport read = ParsedImport.parse(format, file, name, most);
        if (!read.parseResult().isUnderstood()) {
            return ImportResult.of(read, new ImportCommandSubmitter(options), 0);
        }
        ImportCommandSubmitter carrying = new ImportCommandSubmitter(options);
        long ledgerNumber = desk.sendAndWait((CommandBatch) counter -> {
            carrying.begin(counter, actor, read);
            read.importer()
                    .submitCommands(
                            carrying,
                            row -> watcher.onProgress(row, read.parseResult().rows()));
            carrying.flush();
            return carrying.refused == 0 && !options.dryRun();
        });
        return ImportResult.of(read, carrying, ledgerNumber);
    }

    /** What has become of the commands so far. */
    static final class ImportCommandSubmitter {
        private final List<PendingImportCommand> waiting = new ArrayList<>();
        private final List<ImportResult.RefusedRow> refusals = new ArrayList<>();
        private final List<ImportResult.RefusedRow> leftOut = new ArrayList<>();
        private final List<FileFlaw> remarks = new ArrayList<>();
        private final Set<Long> rowsThatStay = new HashSet<>();
        private final Set<ItemPath> lookAlikes = new HashSet<>();
        private final ImportPreviewBuilder preview = new ImportPreviewBuilder();
        private final ImportOptions options;
        private CommandBatch.@Nullable CommandBatchContext counter;
        private @Nullable Actor actor;
        private String file = "";
        private String sha256 = "";
        private UUID taking = new UUID(0, 0);
        private long handed;
        long refused;
        long remarked;
        long mutations;
        long before;
        long staying;
        long checks;
        long entries;

        private record PendingImportCommand(
                CommandEnvelope signed, RefusalRowResolver rows, Predicate<Refusal> isLeftOut) {}

        /** Which row of the file a refusal is about. */
        interface RefusalRowResolver {
            long rowOf(@Nullable Refusal refusal);
        }

        ImportCommandSubmitter(ImportOptions options) {
            this.options = options;
        }

        ImportOptions options() {
            return options;
        }

        ImportPreviewBuilder preview() {
            return preview;
        }

        private void begin(CommandBatch.CommandBatchContext at, Actor who, ParsedImport read) {
            counter = at;
            actor = who;
            file = String.join("\n", read.format().toString(), read.name(), read.sha256());
            sha256 = read.sha256();
            taking = UUID.randomUUID();
        }

        List<ImportResult.RefusedRow> refusals() {
            return List.copyOf(refusals);
        }

        /** What was reversed since it was taken over, and what stands beside a chapter that was not there. */
        List<ImportResult.RefusedRow> leftOut() {
            return List.copyOf(leftOut);
        }

        /** Notes something about a row that keeps nothing from being taken over. */
        void addRemark(FileFlaw remark) {
            remarked++;
            if (remarks.size() < MAX_LISTED) {
                remarks.add(remark);
            }
        }

        List<FileFlaw> remarks() {
            return List.copyOf(remarks);
        }

        /** Hands a command in. Each taking asks anew, because what it asks may be there no longer; the rules know what is. */
        void submit(Command command, long row) {
            submit(command, row, refusal -> false);
        }

        /** @param stays for which refusals it is left out of what is imported, and the rest is imported */
        void submit(Command command, long row, Predicate<Refusal> stays) {
            submit(command, refusal -> row, stays);
        }

        void submit(Command command, RefusalRowResolver rows, Predicate<Refusal> stays) {
            CommandEnvelope signed = CommandEnvelope.createNumbered(
                    Objects.requireNonNull(actor), "/imports", file + "\n" + taking, handed++, sha256, command);
            waiting.add(new PendingImportCommand(signed, rows, stays));
            if (waiting.size() >= CHUNK_SIZE) {
                flush();
            }
        }

        private void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            CommandBatch.CommandBatchContext desk = Objects.requireNonNull(counter);
            List<CommandEnvelope> signed =
                    waiting.stream().map(PendingImportCommand::signed).toList();
            desk.queryState(book -> {
                preview.captureBalances(
                        signed.stream().map(CommandEnvelope::command).toList(), book);
                return signed.size();
            });
            List<CommandResult> answers = desk.decide(signed);
            for (int i = 0; i < answers.size(); i++) {
                tallyResult(waiting.get(i), answers.get(i));
                preview.addResult(
                        row(waiting.get(i), answers.get(i)), signed.get(i).command(), answers.get(i));
            }
            waiting.clear();
        }

        private static long row(PendingImportCommand asked, CommandResult answer) {
            return asked.rows().rowOf(answer instanceof CommandResult.RefusedResult refused ? refused.refusal() : null);
        }

        private void tallyResult(PendingImportCommand asked, CommandResult answer) {
            boolean checks = asked.signed().command() instanceof Command.RecordPublishedBalance;
            boolean takes = checks || asked.signed().command() instanceof Command.MutationCommand;
            switch (answer) {
                case CommandResult.DryRunResult would -> {
                    entries += would.events().size();
                    mutations += takes && !checks ? 1 : 0;
                    this.checks += checks ? 1 : 0;
                }
                case CommandResult.RecordedResult recorded -> before += takes ? 1 : 0;
                case CommandResult.RefusedResult refusal
                when isAlreadyRecorded(refusal.refusal()) -> before += takes ? 1 : 0;
                // That the item is not there was reported, or stays, when it was registered.
                case CommandResult.RefusedResult refusal
                when asked.signed().command() instanceof Command.NameItem
                        && refusal.refusal() instanceof Refusal.UnknownItem -> {}
                case CommandResult.RefusedResult refusal
                when refusal.refusal() instanceof Refusal.TakenAndReversed
                        || asked.isLeftOut().test(refusal.refusal()) -> leaveOut(row(asked, answer), refusal.refusal());
                case CommandResult.RefusedResult refusal when isConsequence(refusal.refusal()) -> {}
                case CommandResult.RefusedResult refusal -> refuse(row(asked, answer), refusal.refusal());
                case CommandResult.KeyReusedResult reused ->
                    throw new IllegalStateException("A file says one thing at one place: " + reused.key());
            }
        }

        /** Whether it only follows from an item that was refused because it looks like another, which is reported once. */
        private boolean isConsequence(Refusal refusal) {
            return switch (refusal) {
                case Refusal.ItemLooksLike alike -> !lookAlikes.add(alike.item());
                case Refusal.UnknownItem unknown ->
                    unknown.item().named().stream()
                            .flatMap(item -> item.ancestorsAndSelf().stream())
                            .anyMatch(lookAlikes::contains);
                default -> false;
            };
        }

        private void refuse(long row, Refusal refusal) {
            refused++;
            if (refusals.size() < MAX_LISTED) {
                refusals.add(new ImportResult.RefusedRow(row, refusal));
            }
        }

        /** Once for each row. */
        private void leaveOut(long row, Refusal refusal) {
            if (!rowsThatStay.add(row)) {
                return;
            }
            staying++;
            if (leftOut.size() < MAX_LISTED) {
                leftOut.add(new ImportResult.RefusedRow(row, refusal));
            }
        }
    }

    /** What is in the book already, and the same. */
    static boolean isAlreadyRecorded(Refusal refusal) {
        return refusal instanceof Refusal.MomentExists
                || refusal instanceof Refusal.ChapterExists
                || refusal instanceof Refusal.ItemExists
                || refusal instanceof Refusal.NamedBefore
                || refusal instanceof Refusal.StatedBefore
                || refusal instanceof Refusal.CheckedBefore
                || refusal instanceof Refusal.TakenBefore
                || refusal instanceof Refusal.EnteredBefore;
    }
}

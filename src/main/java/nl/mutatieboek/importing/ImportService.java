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
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports a file in one commit: either all of it, or nothing. */
@Component
public class ImportService {
    /**
     * Number of commands in a unit of work. Small, because Axon scans all events of the unit for each aggregate that it
     * loads.
     */
    private static final int CHUNK_SIZE = 40;

    private static final int MAX_LISTED = 1_000;

    private final LedgerCommandGateway gateway;
    private final ContentHasher contents;

    ImportService(LedgerCommandGateway gateway, ContentHasher contents) {
        this.gateway = gateway;
        this.contents = contents;
    }

    /** Format of an imported file. */
    public enum ImportFormat {
        /** Published balances by article: the open data of Rijksfinanciën. */
        BEGROTINGSSTATEN,
        /** Mutations, in our own format. */
        MUTATIONS,
        /** Balances that documents state, in our own format. */
        BALANCES,
        /** Balances of a chapter at a moment: the budget tables of the open data since 2023. */
        DELIVERY;

        /** Parses the lower-case name: {@code begrotingsstaten}. */
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

    /** Receives the progress of an import. */
    @FunctionalInterface
    public interface ImportProgressListener {
        /**
         * Reports progress from time to time.
         *
         * @param row row that the import has reached
         * @param rows number of rows of the file
         */
        void onProgress(long row, long rows);
    }

    /** Imports a file of any length for an operator, who has the data directory and needs no other right. */
    public ImportResult importFile(
            ImportFormat format,
            Path file,
            String name,
            PersonId operator,
            ImportOptions options,
            ImportProgressListener listener) {
        Actor actor = new Actor(operator, Set.of(), Set.of(Mandate.IMPORT));
        return importFile(format, TableFile.firstSheetOf(file), name, Long.MAX_VALUE, actor, options, listener);
    }

    /**
     * Imports a file of at most {@link InputLimits#MAX_ROWS} rows while the ledger is served.
     *
     * @param actor importer, whose rights apply
     * @param name file name
     * @param listener receives the progress
     * @throws LedgerCommandGateway.LedgerUnavailableException if the ledger is unavailable
     */
    public ImportResult importFile(
            ImportFormat format,
            TableFile file,
            String name,
            Actor actor,
            ImportOptions options,
            ImportProgressListener listener) {
        return importFile(format, file, name, InputLimits.MAX_ROWS, actor, options, listener);
    }

    private ImportResult importFile(
            ImportFormat format,
            TableFile file,
            String name,
            long maxRows,
            Actor actor,
            ImportOptions options,
            ImportProgressListener listener) {
        ParsedImport parsed = ParsedImport.parse(format, file, name, maxRows);
        if (!parsed.parseResult().isUnderstood()) {
            return ImportResult.of(parsed, new ImportCommandSubmitter(options), 0);
        }
        ImportCommandSubmitter submitter = new ImportCommandSubmitter(options);
        long ledgerNumber = gateway.sendAndWait((CommandBatchCallback) context -> {
            submitter.begin(context, actor, contents.hash(parsed.sha256()));
            parsed.importer()
                    .submitCommands(
                            submitter,
                            // A row has the number of the spreadsheet, which counts the header too.
                            row -> listener.onProgress(
                                    Math.min(row, parsed.parseResult().rows()),
                                    parsed.parseResult().rows()));
            submitter.flush();
            return submitter.refused == 0 && !options.dryRun();
        });
        return ImportResult.of(parsed, submitter, ledgerNumber);
    }

    /** Submits the commands of a file in batches and tallies their results. */
    static final class ImportCommandSubmitter {
        private final List<PendingImportCommand> pending = new ArrayList<>();
        private final List<ImportResult.RefusedRow> refusals = new ArrayList<>();
        private final List<ImportResult.RefusedRow> leftOut = new ArrayList<>();
        private final List<FileFlaw> remarks = new ArrayList<>();
        private final Set<Long> leftOutRows = new HashSet<>();
        private final Set<ItemPath> lookAlikes = new HashSet<>();
        private final ImportPreviewBuilder preview = new ImportPreviewBuilder();
        private final ImportOptions options;
        private CommandBatchCallback.@Nullable CommandBatchContext context;
        private @Nullable Actor actor;
        private String fileHash = "";
        private UUID importId = new UUID(0, 0);
        private long submitted;
        long refused;
        long remarked;
        long mutations;
        long before;
        long staying;
        long checks;
        long entries;

        private record PendingImportCommand(
                CommandEnvelope envelope, RefusalRowResolver rows, Predicate<Refusal> isLeftOut) {}

        /** Finds the row of the file that a refusal is about. */
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

        private void begin(CommandBatchCallback.CommandBatchContext batchContext, Actor importer, String keyedHash) {
            context = batchContext;
            actor = importer;
            fileHash = keyedHash;
            importId = UUID.randomUUID();
        }

        /** Returns the hash of the file that entries name; without the key of the book, nobody can try files on it. */
        String fileHash() {
            return fileHash;
        }

        List<ImportResult.RefusedRow> refusals() {
            return List.copyOf(refusals);
        }

        /** Mutations reversed since an earlier import, and published balances of a year without their chapter. */
        List<ImportResult.RefusedRow> leftOut() {
            return List.copyOf(leftOut);
        }

        /** Adds a remark about a row, which does not stop the import. */
        void addRemark(FileFlaw remark) {
            remarked++;
            if (remarks.size() < MAX_LISTED) {
                remarks.add(remark);
            }
        }

        List<FileFlaw> remarks() {
            return List.copyOf(remarks);
        }

        /**
         * Submits a command. Every import uses new command ids; the domain rules recognise what is recorded already.
         */
        void submit(Command command, long row) {
            submit(command, row, refusal -> false);
        }

        /** @param isLeftOut refusals for which the command is left out and the rest of the file is imported */
        void submit(Command command, long row, Predicate<Refusal> isLeftOut) {
            submit(command, refusal -> row, isLeftOut);
        }

        void submit(Command command, RefusalRowResolver rows, Predicate<Refusal> isLeftOut) {
            CommandEnvelope envelope = CommandEnvelope.createNumbered(
                    Objects.requireNonNull(actor), "/imports", importId.toString(), submitted++, fileHash, command);
            pending.add(new PendingImportCommand(envelope, rows, isLeftOut));
            if (pending.size() >= CHUNK_SIZE) {
                flush();
            }
        }

        private void flush() {
            if (pending.isEmpty()) {
                return;
            }
            CommandBatchCallback.CommandBatchContext batchContext = Objects.requireNonNull(context);
            List<CommandEnvelope> envelopes =
                    pending.stream().map(PendingImportCommand::envelope).toList();
            batchContext.queryState(book -> {
                preview.captureBalances(
                        envelopes.stream().map(CommandEnvelope::command).toList(), book);
                return envelopes.size();
            });
            List<CommandResult> results = batchContext.decide(envelopes);
            for (int i = 0; i < results.size(); i++) {
                tallyResult(pending.get(i), results.get(i));
                preview.addResult(
                        row(pending.get(i), results.get(i)), envelopes.get(i).command(), results.get(i));
            }
            pending.clear();
        }

        private static long row(PendingImportCommand command, CommandResult result) {
            return command.rows()
                    .rowOf(result instanceof CommandResult.RefusedResult refused ? refused.refusal() : null);
        }

        private void tallyResult(PendingImportCommand command, CommandResult result) {
            boolean checks = command.envelope().command() instanceof Command.RecordPublishedBalance;
            boolean countsAsRecorded = checks || command.envelope().command() instanceof Command.MutationCommand;
            switch (result) {
                case CommandResult.DryRunResult dryRun -> {
                    entries += dryRun.events().size();
                    mutations += countsAsRecorded && !checks ? 1 : 0;
                    this.checks += checks ? 1 : 0;
                }
                case CommandResult.RecordedResult recorded -> before += countsAsRecorded ? 1 : 0;
                case CommandResult.RefusedResult refusal
                when isAlreadyRecorded(refusal.refusal()) -> before += countsAsRecorded ? 1 : 0;
                // The missing item was reported when its registration was refused.
                case CommandResult.RefusedResult refusal
                when command.envelope().command() instanceof ItemCommand.NameItem
                        && refusal.refusal() instanceof StructureRefusal.UnknownItem -> {}
                case CommandResult.RefusedResult refusal
                when refusal.refusal() instanceof ImportRefusal.TakenAndReversed
                        || command.isLeftOut().test(refusal.refusal()) ->
                    leaveOut(row(command, result), refusal.refusal());
                case CommandResult.RefusedResult refusal when isConsequence(refusal.refusal()) -> {}
                case CommandResult.RefusedResult refusal -> refuse(row(command, result), refusal.refusal());
                case CommandResult.KeyReusedResult reused ->
                    throw new IllegalStateException(
                            "Two commands of an import have the same idempotency key: " + reused.key());
            }
        }

        /** Whether the refusal follows from an item that looks like another, which is reported once. */
        private boolean isConsequence(Refusal refusal) {
            return switch (refusal) {
                case StructureRefusal.ItemLooksLike alike -> !lookAlikes.add(alike.item());
                case StructureRefusal.UnknownItem unknown ->
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

        /** Reported once for each row. */
        private void leaveOut(long row, Refusal refusal) {
            if (!leftOutRows.add(row)) {
                return;
            }
            staying++;
            if (leftOut.size() < MAX_LISTED) {
                leftOut.add(new ImportResult.RefusedRow(row, refusal));
            }
        }
    }

    /** Whether the refusal says that the ledger has the same already. */
    static boolean isAlreadyRecorded(Refusal refusal) {
        return refusal instanceof MomentRefusal.MomentExists
                || refusal instanceof StructureRefusal.ChapterExists
                || refusal instanceof StructureRefusal.ItemExists
                || refusal instanceof StructureRefusal.NamedBefore
                || refusal instanceof ImportRefusal.StatedBefore
                || refusal instanceof ImportRefusal.CheckedBefore
                || refusal instanceof ImportRefusal.TakenBefore
                || refusal instanceof ImportRefusal.EnteredBefore;
    }
}

package nl.mutatieboek.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * A file that was parsed to its end.
 *
 * @param name file name
 * @param sha256 digest of the file; empty if it is not a regular file
 * @param parseResult rows, flaws and open rows
 * @param importer submits the commands of the file
 */
record ParsedImport(
        ImportService.ImportFormat format,
        String name,
        String sha256,
        FileParseSummary parseResult,
        FileImporter importer) {
    /** Submits the commands of a file. */
    interface FileImporter {
        void submitCommands(ImportCommandSubmitter submitter, LongConsumer progress);
    }

    /** @param maxRows maximum for a file that is read as a stream */
    static ParsedImport parse(ImportService.ImportFormat format, TableFile file, String name, long maxRows) {
        String sha256 = Files.isRegularFile(file.path()) ? digest(file) : "";
        return switch (format) {
            case BEGROTINGSSTATEN -> {
                StatementFileImporter statements = new StatementFileImporter(name, sha256);
                FileParseSummary found = statements.parse(file);
                yield new ParsedImport(format, name, sha256, found, statements);
            }
            case BALANCES -> {
                BalanceFileImporter balances = new BalanceFileImporter(sha256);
                FileParseSummary found = balances.parse(file);
                yield new ParsedImport(format, name, sha256, found, balances);
            }
            case DELIVERY -> {
                BalanceFileImporter balances = new BalanceFileImporter(sha256);
                FileParseSummary found = balances.parseDelivery(file, name, sha256);
                yield new ParsedImport(format, name, sha256, found, balances);
            }
            case MUTATIONS -> {
                Set<ItemPath> items = new HashSet<>();
                FileParseSummary found = MutationFileParser.parse(
                        file,
                        maxRows,
                        mutation -> mutation.proposal()
                                .postings()
                                .forEach(
                                        posting -> StructureRegistrationCommandFactory.itemWithAncestors(posting.item())
                                                .forEach(items::add)));
                yield new ParsedImport(
                        format,
                        name,
                        sha256,
                        found,
                        (submitter, progress) -> importMutations(file, maxRows, items, submitter, progress));
            }
        };
    }

    /** Parses the file a second time, because a million mutations do not fit in memory. */
    private static void importMutations(
            TableFile file,
            long maxRows,
            Set<ItemPath> items,
            ImportCommandSubmitter submitter,
            LongConsumer progress) {
        StructureRegistrationCommandFactory registrations = new StructureRegistrationCommandFactory(items);
        ItemNameImporter names = new ItemNameImporter();
        FileParseSummary again = MutationFileParser.parse(file, maxRows, mutation -> {
            LookAlikePolicy policy = submitter.options().lookAlikePolicyFor(mutation.firstRow(), mutation.lookAlikes());
            registrations
                    .commandsFor(mutation.proposal(), mutation.names(), policy)
                    .forEach(command -> submitter.submit(command, mutation.firstRow()));
            names.submitNames(submitter, mutation.proposal().moment().year(), mutation.names(), mutation.firstRow());
            submitter.submit(
                    DocumentMutationCommandFactory.importCommand(mutation, policy == LookAlikePolicy.BOOK),
                    mutation.firstRow(),
                    refusal -> policy == LookAlikePolicy.SKIP && refusal instanceof ImportRefusal.LooksLike);
            progress.accept(mutation.firstRow());
        });
        if (!again.isUnderstood()) {
            throw new IllegalStateException("The file changed during the import");
        }
    }

    private static String digest(TableFile file) {
        MessageDigest sha256 = Sha256Digest.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256Digest.hex(sha256);
    }
}

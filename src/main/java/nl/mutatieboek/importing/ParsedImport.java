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
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * A file that was read once to its end.
 *
 * @param name what it is called
 * @param sha256 the digest of its bytes
 * @param parseResult what was found in it
 * @param importer what it asks of the book
 */
record ParsedImport(
        ImportService.ImportFormat format,
        String name,
        String sha256,
        FileParseSummary parseResult,
        FileImporter importer) {
    /** Hands in what a file asks of the book. */
    interface FileImporter {
        void submitCommands(ImportCommandSubmitter carrying, LongConsumer progress);
    }

    /** @param most rows of a file that is not read as a whole */
    static ParsedImport parse(ImportService.ImportFormat format, TableFile file, String name, long most) {
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
            case MUTATIONS -> {
                Set<ItemPath> items = new HashSet<>();
                FileParseSummary found = MutationFileParser.parse(
                        file,
                        most,
                        mutation -> mutation.proposal()
                                .postings()
                                .forEach(posting -> RegistrationCommandFactory.itemWithAncestors(posting.item())
                                        .forEach(items::add)));
                yield new ParsedImport(
                        format,
                        name,
                        sha256,
                        found,
                        (carrying, progress) -> importMutations(file, most, items, carrying, progress));
            }
        };
    }

    /** A second time, because a million mutations are not kept. */
    private static void importMutations(
            TableFile file, long most, Set<ItemPath> items, ImportCommandSubmitter carrying, LongConsumer progress) {
        RegistrationCommandFactory registrations = new RegistrationCommandFactory(items);
        ItemNameImporter names = new ItemNameImporter();
        FileParseSummary again = MutationFileParser.parse(file, most, mutation -> {
            LookAlikePolicy choice = carrying.options().lookAlikePolicyFor(mutation.firstRow(), mutation.lookAlikes());
            registrations
                    .commandsFor(mutation.proposal(), mutation.names(), choice)
                    .forEach(command -> carrying.submit(command, mutation.firstRow()));
            names.submitNames(carrying, mutation.proposal().moment().year(), mutation.names(), mutation.firstRow());
            carrying.submit(
                    DocumentMutationCommandFactory.takeFromDocument(mutation, choice == LookAlikePolicy.BOOK),
                    mutation.firstRow(),
                    refusal -> choice == LookAlikePolicy.SKIP && refusal instanceof Refusal.LooksLike);
            progress.accept(mutation.firstRow());
        });
        if (!again.isUnderstood()) {
            throw new IllegalStateException("The file changed while it was read");
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

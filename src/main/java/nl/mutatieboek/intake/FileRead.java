package nl.mutatieboek.intake;

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
import nl.mutatieboek.intake.Intake.Carrying;
import nl.mutatieboek.intake.format.LookAlikes;
import nl.mutatieboek.intake.format.MutationFile;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.table.TableFile;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * A file that was read once to its end.
 *
 * @param name what it is called
 * @param sha256 the digest of its bytes
 * @param found what was found in it
 * @param commands what it asks of the book
 */
record FileRead(Intake.Format format, String name, String sha256, ReadFile found, Commands commands) {
    /** Hands in what a file asks of the book. */
    interface Commands {
        void hand(Carrying carrying, LongConsumer progress);
    }

    /** @param most rows of a file that is not read as a whole */
    static FileRead of(Intake.Format format, TableFile file, String name, long most) {
        String sha256 = Files.isRegularFile(file.path()) ? digest(file) : "";
        return switch (format) {
            case BEGROTINGSSTATEN -> {
                Statements statements = new Statements(name, sha256);
                ReadFile found = statements.read(file);
                yield new FileRead(format, name, sha256, found, statements);
            }
            case BALANCES -> {
                Balances balances = new Balances(sha256);
                ReadFile found = balances.read(file);
                yield new FileRead(format, name, sha256, found, balances);
            }
            case MUTATIONS -> {
                Set<ItemPath> items = new HashSet<>();
                ReadFile found = MutationFile.read(
                        file,
                        most,
                        mutation -> mutation.proposal()
                                .postings()
                                .forEach(posting ->
                                        Registrations.levels(posting.item()).forEach(items::add)));
                yield new FileRead(
                        format,
                        name,
                        sha256,
                        found,
                        (carrying, progress) -> mutations(file, most, items, carrying, progress));
            }
        };
    }

    /** A second time, because a million mutations are not kept. */
    private static void mutations(
            TableFile file, long most, Set<ItemPath> items, Carrying carrying, LongConsumer progress) {
        Registrations registrations = new Registrations(items);
        ImportedNames names = new ImportedNames();
        ReadFile again = MutationFile.read(file, most, mutation -> {
            LookAlikes choice = carrying.options().choice(mutation.firstRow(), mutation.lookAlikes());
            registrations
                    .of(mutation.proposal(), mutation.names(), choice)
                    .forEach(command -> carrying.hand(command, mutation.firstRow()));
            names.hand(carrying, mutation.proposal().moment().year(), mutation.names(), mutation.firstRow());
            carrying.hand(
                    Taken.of(mutation, choice == LookAlikes.BOOK),
                    mutation.firstRow(),
                    refusal -> choice == LookAlikes.SKIP && refusal instanceof Refusal.LooksLike);
            progress.accept(mutation.firstRow());
        });
        if (!again.isUnderstood()) {
            throw new IllegalStateException("The file changed while it was read");
        }
    }

    private static String digest(TableFile file) {
        MessageDigest sha256 = Sha256Digest.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256Digest.hex(sha256);
    }
}

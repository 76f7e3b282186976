package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.mutatieboek.balance.BalanceProofQueries;
import nl.mutatieboek.ledger.proof.HeadProperties;
import nl.mutatieboek.ledger.proof.StoredTreeVerifier;
import nl.mutatieboek.ledger.verification.LedgerFault;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;

/** Checks the signed heads of a killed book: one head per size, none above what is on disk, each that of the entries. */
final class HeadInvariantChecker {
    private static final HeadProperties SETTINGS = new HeadProperties(
            "mutatieboek", "", null, Duration.ofMinutes(1), null, Duration.ofDays(1), null, Duration.ofSeconds(1));

    private final Map<Long, String> headsBySize = new HashMap<>();

    static Path headDirectory(Path data) {
        return data.resolveSibling(data.getFileName() + "-heads");
    }

    /** Checks the head that the killed process has left. */
    void check(String where, CrashTestDatabase book, LedgerInvariantChecker found) {
        Path file = headDirectory(book.data()).resolve("last-head.txt");
        if (!Files.exists(file)) {
            return;
        }
        String head = read(file);
        long size = Long.parseLong(head.split("\n")[1]);
        assertThat(size)
                .as(where + ": head above what is on disk")
                .isLessThanOrEqualTo(found.ledger().size());
        assertThat(headsBySize.merge(size, head, (earlier, now) -> earlier))
                .as(where + ": two heads of one size")
                .isEqualTo(head);
        StoredTreeVerifier tree = StoredTreeVerifier.create(
                book.readOnlyDataSource(), SETTINGS, book.data(), BalanceProofQueries::deriveStatement);
        found.ledger().forEach(entry -> tree.accept(entry.raw()));
        // A tile is not synced: the next start derives it again, if the killed process has lost it.
        assertThat(tree.compareWithStored().faults())
                .as(where)
                .extracting(LedgerFault::kind)
                .allMatch(kind -> kind == LedgerFaultKind.TILE_MISSING);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerStartupException;

/**
 * Keeps the last signed head of the balances outside the database. It can be compared with the entries later, and no
 * other one of its size is handed out.
 */
final class BalanceHeadFile {
    private final Path file;

    BalanceHeadFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    boolean isReadable() {
        return Files.isReadable(file);
    }

    /**
     * Returns the kept head; empty if there is none.
     *
     * @throws LedgerStartupException if the file is damaged or cannot be read
     */
    Optional<SignedHead> find() {
        Optional<SignedHead> kept = HeadDirectory.find(file);
        if (kept.filter(head -> !head.isOfBalances()).isPresent()) {
            throw HeadDirectory.damaged(file);
        }
        return kept;
    }

    /**
     * Keeps a head before anybody receives it.
     *
     * @return its note
     * @throws LedgerStartupException if another one was signed of the same entries, or the kept one is damaged
     * @throws LaterBalanceHeadException if another process signed one of more entries, or keeps the file locked
     */
    String keep(SignedHead head) {
        try {
            DirectoryLock.runLocked(file.resolveSibling("last-balance-head.lock"), () -> {
                if (isNext(head)) {
                    DurableFileMover.replaceOwnerOnly(file, head.note().getBytes(StandardCharsets.UTF_8));
                }
            });
        } catch (DirectoryLock.KeptLockException e) {
            throw new LaterBalanceHeadException(head.size(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the balances cannot be written to " + file, e);
        }
        return head.note();
    }

    /**
     * Compares a head with the kept one as {@link #keep} does, and writes nothing.
     *
     * @return its note
     */
    String compare(SignedHead head) {
        isNext(head);
        return head.note();
    }

    /** Whether a head is to be kept; fails if it cannot be handed out. */
    private boolean isNext(SignedHead head) {
        SignedHead kept =
                find().filter(one -> one.origin().equals(head.origin())).orElse(null);
        if (kept == null || kept.size() < head.size()) {
            return true;
        }
        if (kept.size() > head.size()) {
            throw new LaterBalanceHeadException(head.size(), kept.size());
        }
        if (!kept.text().equals(head.text())) {
            throw new LedgerStartupException(
                    "The head of the balances of %d entries is not signed: another one was, %s. Run verify."
                            .formatted(head.size(), file));
        }
        return false;
    }
}

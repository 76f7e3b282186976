package nl.mutatieboek.balance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.projection.Projection;

/**
 * Writes all balances at a ledger number as a reproducible list: a row for each account with booked postings, by item,
 * flow and year, as CSV in UTF-8 with {@code ,} and line feeds. The SHA-256 is that of these bytes.
 */
public final class BalanceCsvWriter {
    private static final Comparator<AccountPostingColumns> ORDER = Comparator.comparing(
                    (AccountPostingColumns lines) -> lines.account().item(), ItemPathComparator.PATHS)
            .thenComparing(lines -> lines.account().flow())
            .thenComparing(lines -> lines.account().year());

    private final BalanceProjection lines;
    private final long upTo;

    /**
     * @param projections projections, among them the balances
     * @param upTo ledger number
     */
    public BalanceCsvWriter(List<Projection> projections, long upTo) {
        this.lines = projections.stream()
                .filter(BalanceProjection.class::isInstance)
                .map(BalanceProjection.class::cast)
                .findFirst()
                .orElseThrow();
        this.upTo = upTo;
    }

    public void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("item,flow,year,thousands\n");
        for (AccountPostingColumns account : lines.accountsWithin(null)
                .filter(one -> one.hasBookedPostings(upTo))
                .sorted(ORDER)
                .toList()) {
            BudgetAccount where = account.account();
            writer.write(
                    where.item() + "," + where.flow() + "," + where.year() + "," + account.bookedTotal(upTo) + "\n");
        }
        writer.flush();
    }

    /** Digest of the list, hexadecimal. */
    public String sha256() {
        MessageDigest digest = Sha256Digest.newDigest();
        try {
            write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Sha256Digest.hex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

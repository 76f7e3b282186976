package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.ledger.RawEntry;

/**
 * Writes receipts of entries at one head as a ZIP of C2SP tlog-proof files. The files are stored without compression and
 * with a fixed time, so that the same entries give the same bytes with every version of Java.
 */
public final class ReceiptZipWriter {
    /** Time of files in a ZIP: the second instant of the format; Java writes the first one in the default time zone. */
    public static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final HeadSigner heads;
    private final SignedHead head;
    private final ZipOutputStream zip;

    /**
     * Starts a ZIP.
     *
     * @param head head that has all entries
     * @param out flushed, not closed
     */
    public ReceiptZipWriter(HeadSigner heads, SignedHead head, OutputStream out) {
        this.heads = heads;
        this.head = head;
        this.zip = new ZipOutputStream(out);
    }

    /** Name of the file of an entry's receipt. */
    public static String fileName(long ledgerNumber) {
        return "entry-" + ledgerNumber + ".tlog-proof";
    }

    /** Adds the receipt of an entry, which contains the entry and its salt. */
    public void add(RawEntry entry) {
        byte[] receipt = heads.receipt(entry, head).getBytes(StandardCharsets.UTF_8);
        ZipEntry file = new ZipEntry(fileName(entry.ledgerNumber()));
        CRC32 checksum = new CRC32();
        checksum.update(receipt);
        file.setTimeLocal(FIXED_TIME);
        file.setMethod(ZipEntry.STORED);
        file.setSize(receipt.length);
        file.setCrc(checksum.getValue());
        try {
            zip.putNextEntry(file);
            zip.write(receipt);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes the ZIP; the stream stays open. */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}

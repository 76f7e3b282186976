package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Entries in a ZIP, all of one head: the leaves of a whole book, or receipts of some entries. The readable file of the
 * same entries has to have them line by line.
 */
final class EntryArchive {
    private static final String HEAD = "head.txt";
    private static final String ENTRIES = "entries.jsonl";
    private static final String LEAVES = "leaves.txt";
    private static final String RECEIPTS = "receipts.txt";

    private final TrustPolicy policy;
    private final boolean packed;
    private final InputStream readable;
    private @Nullable TreeHead head;
    private long lastNumber;
    private long count;

    private EntryArchive(TrustPolicy policy, boolean packed, InputStream readable) {
        this.policy = policy;
        this.packed = packed;
        this.readable = readable;
    }

    /** Verifies an archive package, the receipts of a mutation, or a whole book; returns the head and the count. */
    static Map<String, String> verify(Path file, TrustPolicy policy) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> files = EvidenceZip.requireUnambiguous(zip);
            boolean packed = !Collections.disjoint(files.keySet(), List.of(HEAD, ENTRIES, LEAVES, RECEIPTS));
            boolean readable = !packed || files.keySet().containsAll(List.of(HEAD, ENTRIES));
            require(readable, "The ZIP lacks head.txt or entries.jsonl.");
            boolean ambiguous = files.keySet().containsAll(List.of(LEAVES, RECEIPTS));
            require(!ambiguous, "The ZIP contains both leaves.txt and receipts.txt.");
            EntryArchive archive = new EntryArchive(policy, packed, open(zip, files.get(ENTRIES)));
            if (packed) {
                TreeHead head = policy.accept(TreeHead.parse(EvidenceText.read(open(zip, files.get(HEAD)))));
                archive.head = head;
                if (files.containsKey(LEAVES)) {
                    archive.addLeaves(head, EvidenceText.lines(open(zip, files.get(LEAVES))));
                } else {
                    archive.addReceipts(EvidenceText.lines(open(zip, files.get(RECEIPTS))));
                }
            } else {
                for (ZipEntry receipt : Collections.list(zip.entries())) {
                    archive.addReceipt(EvidenceText.read(open(zip, receipt)));
                }
            }
            return archive.finish();
        }
    }

    private static InputStream open(ZipFile zip, @Nullable ZipEntry file) throws IOException {
        return file == null ? InputStream.nullInputStream() : zip.getInputStream(file);
    }

    /** Adds receipts of one file, one after another. */
    private void addReceipts(BufferedReader lines) throws IOException {
        StringBuilder receipt = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(ProofFile.RECEIPT) && !receipt.isEmpty()) {
                addReceipt(receipt.toString());
                receipt.setLength(0);
            }
            receipt.append(line).append('\n');
            require(receipt.length() <= EvidenceText.LONGEST, "A receipt is too long.");
        }
        if (!receipt.isEmpty()) {
            addReceipt(receipt.toString());
        }
    }

    private void addReceipt(String file) throws IOException {
        ProofFile receipt = ProofFile.parseReceipt(file);
        receipt.requireIncluded(policy);
        boolean same = head == null || head.text().equals(receipt.head().text());
        require(same, "The receipts lead to different heads.");
        head = receipt.head();
        add(receipt.entry());
    }

    private void addLeaves(TreeHead head, BufferedReader leaves) throws IOException {
        byte[] root = root(head.size(), leaves);
        require(leaves.read() < 0, "There are more entries than the %d of the head.", head.size());
        require(Arrays.equals(root, head.root()), "The entries are not those of the head: their root differs.");
    }

    private byte[] root(long size, BufferedReader leaves) throws IOException {
        if (size > 1) {
            byte[] left = root(MerkleProof.leftSize(size), leaves);
            return MerkleProof.nodeHash(left, root(size - MerkleProof.leftSize(size), leaves));
        }
        String leaf = leaves.readLine();
        if (leaf == null) {
            throw new VerificationFailedException("There are %d entries, and the head has more.".formatted(count));
        }
        SealedEntry entry = new SealedEntry(EvidenceText.decode(leaf));
        byte[] hash = entry.leafHash();
        add(entry);
        return hash;
    }

    private void add(SealedEntry entry) throws IOException {
        long number = entry.ledgerNumber();
        require(number > lastNumber, "Entry %d is there twice, or out of order.", number);
        lastNumber = number;
        count++;
        if (packed) {
            byte[] line = (entry.line() + "\n").getBytes(StandardCharsets.UTF_8);
            boolean same = Arrays.equals(readable.readNBytes(line.length), line);
            require(same, "Line %d of entries.jsonl is not entry %d.", count, number);
        }
    }

    private Map<String, String> finish() throws IOException {
        boolean all = count > 0 && readable.read() < 0;
        require(all, "%d entries are proven, and the file has more, or none.", count);
        Map<String, String> result = Objects.requireNonNull(head).describe();
        result.put("verified", String.valueOf(count));
        return result;
    }
}

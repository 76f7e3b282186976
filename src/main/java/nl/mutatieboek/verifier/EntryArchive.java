package nl.mutatieboek.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Entries in a ZIP, all of one head: the leaves of a whole book, or receipts of some entries. The readable file of the
 * same entries has to have them line by line.
 */
final class EntryArchive {
    /** Files of a package or a whole book; receipts alone have none of them. */
    private static final List<String> PACKED = List.of("head.txt", "entries.jsonl", "leaves.txt", "receipts.zip");

    private static final List<String> REQUIRED = List.of("head.txt", "entries.jsonl");
    private static final int LONGEST_TEXT = 1 << 24;

    private final TrustPolicy policy;
    private final BufferedReader lines;
    private final boolean readable;
    private String headText;
    private long lastNumber;

    /** Number of verified entries. */
    private long count;

    private EntryArchive(TrustPolicy policy, String headText, InputStream lines, boolean readable) {
        this.policy = policy;
        this.headText = headText;
        this.lines = reader(lines);
        this.readable = readable;
    }

    /** Verifies an archive package, the receipts of a mutation, or a whole book; returns the head and the count. */
    static Map<String, String> verify(Path file, TrustPolicy policy) throws IOException, VerificationFailedException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> files = new HashMap<>();
            for (ZipEntry one : Collections.list(zip.entries())) {
                if (files.put(one.getName().replaceAll(".*/", ""), one) != null) {
                    throw new VerificationFailedException("The ZIP has two files of one name: " + one.getName());
                }
            }
            String head = "";
            if (PACKED.stream().anyMatch(files::containsKey)) {
                if (!files.keySet().containsAll(REQUIRED)) {
                    throw new VerificationFailedException("The ZIP lacks head.txt or entries.jsonl.");
                }
                SignedNote note = SignedNote.parse(text(open(zip, files, "head.txt")));
                policy.accept(note);
                head = note.text();
            }
            EntryArchive archive = new EntryArchive(policy, head, open(zip, files, "entries.jsonl"), !head.isEmpty());
            if (files.containsKey("leaves.txt")) {
                archive.addLeaves(text(open(zip, files, "head.txt")), reader(open(zip, files, "leaves.txt")));
            } else if (files.containsKey("receipts.zip")) {
                ZipInputStream receipts = new ZipInputStream(open(zip, files, "receipts.zip"));
                while (receipts.getNextEntry() != null) {
                    archive.addReceipt(text(receipts));
                }
            } else {
                for (ZipEntry one : Collections.list(zip.entries())) {
                    archive.addReceipt(text(zip.getInputStream(one)));
                }
            }
            return archive.finish();
        }
    }

    private static InputStream open(ZipFile zip, Map<String, ZipEntry> files, String name) throws IOException {
        ZipEntry file = files.get(name);
        return file == null ? InputStream.nullInputStream() : zip.getInputStream(file);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    private static String text(InputStream in) throws IOException, VerificationFailedException {
        byte[] bytes = in.readNBytes(LONGEST_TEXT);
        if (bytes.length == LONGEST_TEXT) {
            throw new VerificationFailedException("A file of the ZIP is too long.");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void addReceipt(String file) throws IOException, VerificationFailedException {
        ProofFile receipt = ProofFile.parseReceipt(file);
        receipt.requireIncluded(policy);
        if (!headText.isEmpty() && !headText.equals(receipt.head().text())) {
            throw new VerificationFailedException("The receipts lead to different heads.");
        }
        headText = receipt.head().text();
        add(SealedEntry.parse(receipt.extra()));
    }

    private void addLeaves(String note, BufferedReader leaves) throws IOException, VerificationFailedException {
        TreeHead head = policy.accept(SignedNote.parse(note));
        MerkleProof.GrowingTree tree = new MerkleProof.GrowingTree();
        for (String line = leaves.readLine(); line != null; line = leaves.readLine()) {
            SealedEntry entry = SealedEntry.parse(SignedNote.decode(line));
            tree.append(MerkleProof.leafHash(entry.leafData()));
            add(entry);
        }
        tree.requireRoot(head);
    }

    private void add(SealedEntry entry) throws IOException, VerificationFailedException {
        if (entry.ledgerNumber() <= lastNumber) {
            throw new VerificationFailedException(
                    "Entry %d is there twice, or out of order.".formatted(entry.ledgerNumber()));
        }
        lastNumber = entry.ledgerNumber();
        count++;
        if (readable && !entry.line().equals(lines.readLine())) {
            throw new VerificationFailedException(
                    "Line %d of entries.jsonl is not entry %d.".formatted(count, lastNumber));
        }
    }

    private Map<String, String> finish() throws IOException, VerificationFailedException {
        if (count == 0 || lines.read() >= 0) {
            throw new VerificationFailedException(
                    "%d entries are proven, and the file has more, or none.".formatted(count));
        }
        Map<String, String> result = VerifierMain.describe(TreeHead.parse(headText));
        result.put("verified", String.valueOf(count));
        return result;
    }
}

package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.proof.HeadSigner;

/** All hashes that heads, receipts and tiles of a book can show of the tree over its entries. */
final class EntryTreeNodes {
    private static final int WIDTH = 256;
    private static final int HASH_LENGTH = 32;
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PACKED = Pattern.compile("(?m)^== ");
    private static final Pattern SIGNATURE = Pattern.compile("(— \\S+ )[A-Za-z0-9+/=]{92}");

    private final Map<String, String> names = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();

    EntryTreeNodes(ApplicationFixture book) {
        int size = (int) book.ledgerNumber();
        HeadSigner heads = book.bean(HeadSigner.class);
        heads.awaitHead(size).orElseThrow();
        for (int first = 0; first < size; first += WIDTH) {
            byte[] tile = heads.findTile(0, first / WIDTH, Math.min(WIDTH, size - first))
                    .orElseThrow()
                    .hashes();
            for (int at = 0; at < tile.length; at += HASH_LENGTH) {
                leaves.add(Arrays.copyOfRange(tile, at, at + HASH_LENGTH));
            }
        }
        for (int from = 0; from < size; from++) {
            int aligned = from == 0 ? Integer.highestOneBit(size) * 2 : Integer.lowestOneBit(from);
            for (int to = from + 1; to <= Math.min(size, from + aligned); to++) {
                names.put(
                        Base64.getEncoder().encodeToString(node(from, to)),
                        "<entries %d to %d>".formatted(from + 1, to));
            }
        }
    }

    private byte[] node(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        var digest = Sha256Digest.newDigest();
        digest.update((byte) 1);
        digest.update(node(from, split));
        return digest.digest(node(split, to));
    }

    /**
     * Returns a text with the place of each node instead of its hash, without the signatures over roots, and with the
     * name of each packed file that contains any of these instead of its checksum.
     */
    String replaceIn(String text) {
        String replaced = replaceHashes(text);
        Map<String, String> checksums = new HashMap<>();
        int known;
        do {
            known = checksums.size();
            for (String file : PACKED.split(text)) {
                int end = Math.max(0, file.indexOf('\n'));
                String content = file.substring(Math.min(file.length(), end + 1));
                if (!replaceChecksums(replaceHashes(content), checksums).equals(content)) {
                    checksums.put(
                            Sha256Digest.hex(content.getBytes(StandardCharsets.UTF_8)),
                            "<checksum of " + file.substring(0, end) + ">");
                }
            }
        } while (checksums.size() > known);
        return replaceChecksums(replaced, checksums);
    }

    private String replaceHashes(String text) {
        String named = HASH.matcher(text.replace("&#43;", "+"))
                .replaceAll(found -> names.getOrDefault(found.group(), found.group()));
        return SIGNATURE.matcher(named).replaceAll("$1<signature>");
    }

    private static String replaceChecksums(String text, Map<String, String> checksums) {
        return checksums.isEmpty()
                ? text
                : CHECKSUM.matcher(text).replaceAll(found -> checksums.getOrDefault(found.group(), found.group()));
    }
}

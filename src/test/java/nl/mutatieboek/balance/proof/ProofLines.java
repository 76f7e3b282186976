package nl.mutatieboek.balance.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes the bytes of a proof as lines and back, so that a test can forge them. A line is {@code depth count sum shown};
 * a part of a bound begins with {@code postings end other}.
 */
final class ProofLines {
    private static final int HASH = 32;

    private final ByteBuffer bytes;
    private String previous;

    private ProofLines(byte[] bytes, String asked) {
        this.bytes = ByteBuffer.wrap(bytes);
        previous = asked;
    }

    /** Returns the lines of a proof before its head. */
    static List<String> read(String proof) {
        String[] parts = proof.split("\n\n", 3);
        List<String> lines = new ArrayList<>(List.of(parts[0].split("\n")));
        ProofLines in = new ProofLines(
                Base64.getDecoder().decode(parts[1]), lines.get(1).split(" ")[1]);
        in.addTree(lines, true);
        while (in.bytes.hasRemaining()) {
            String other = in.hash();
            lines.add("postings " + in.number() + " " + other);
            in.addTree(lines, false);
        }
        return lines;
    }

    private void addTree(List<String> lines, boolean accounts) {
        for (long rest = number(); rest > 0; rest--) {
            long place = number();
            String numbers = place / 2 + " " + number() + " ";
            long signed = number();
            numbers += ((signed >>> 1) ^ -(signed & 1)) + " ";
            lines.add(numbers + (place % 2 == 0 ? hash() : text() + (accounts ? " " + hash() : "")));
        }
    }

    private String hash() {
        byte[] hash = new byte[HASH];
        bytes.get(hash);
        return Base64.getEncoder().encodeToString(hash);
    }

    private long number() {
        byte next = bytes.get();
        return next >= 0 ? next : (next & 0x7F) | (number() << 7);
    }

    private String text() {
        int shared = (int) number();
        byte[] rest = new byte[(int) number()];
        bytes.get(rest);
        previous = previous.substring(0, shared) + new String(rest, StandardCharsets.US_ASCII);
        return previous;
    }

    /**
     * Returns the file with these lines and a head.
     *
     * @throws IllegalArgumentException if no bytes stand for the lines
     */
    static String write(List<String> lines, String head) {
        int start = lines.size() > 2 && lines.get(2).matches("(day|moment|embargoed) .*") ? 3 : 2;
        ProofEncoder encoder = new ProofEncoder(lines.get(1).replaceFirst("^[^ ]* ", ""));
        List<ProofElement> tree = new ArrayList<>();
        boolean accounts = true;
        for (String line : lines.subList(Math.min(start, lines.size()), lines.size())) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("postings") && words.length == 3) {
                encoder.addTree(tree).addHash(decode(words[2])).addNumber(Long.parseLong(words[1]));
                tree = new ArrayList<>();
                accounts = false;
            } else {
                tree.add(element(words, accounts));
            }
        }
        return String.join("\n", lines.subList(0, Math.min(start, lines.size()))) + "\n\n"
                + encoder.addTree(tree).toBase64() + "\n\n" + head;
    }

    private static ProofElement element(String[] words, boolean account) {
        if (words.length < 4) {
            throw new IllegalArgumentException(Arrays.toString(words));
        }
        int depth = Integer.parseInt(words[0]);
        long count = Long.parseLong(words[1]);
        long sum = Long.parseLong(words[2]);
        if (words.length == 4) {
            byte[] hash = decode(words[3]);
            return new ProofElement(depth, new SumNode(count, sum, hash), "", hash);
        }
        SumNode node = new SumNode(count, sum, new byte[HASH]);
        String shown = String.join(" ", Arrays.asList(words).subList(3, account ? words.length - 1 : words.length));
        return account
                ? new ProofElement(depth, node, shown, decode(words[words.length - 1]))
                : new ProofElement(depth, node, shown);
    }

    private static byte[] decode(String hash) {
        byte[] bytes = Base64.getDecoder().decode(hash);
        if (bytes.length != HASH) {
            throw new IllegalArgumentException(hash);
        }
        return bytes;
    }
}

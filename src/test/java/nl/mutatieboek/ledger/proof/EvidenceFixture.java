package nl.mutatieboek.ledger.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;

/** A small book of entries made by hand, its evidence, and the offline verifier to judge it. */
final class EvidenceFixture {
    static final String NAME = "mutatieboek.example/book";

    private final Path folder;
    private final TiledTree tree = new TiledTree(new TileMapRepository());
    final HeadSigningKey key = newKey(NAME);
    final int size;

    EvidenceFixture(Path folder, int size) {
        this.folder = folder;
        this.size = size;
        for (int i = 0; i < size; i++) {
            tree.append(MerkleTree.leafHash(Sha256Digest.newDigest().digest(leaf(i))));
        }
    }

    /** What the verifier answers: the exit code, and what it prints. */
    record Verdict(int exit, String output) {}

    Verdict verify(String command, Object... evidence) {
        return verifyFor(List.of("--key", key.verifierKey()), command, evidence);
    }

    /** Has evidence judged: texts and bytes become files. */
    Verdict verifyFor(List<String> options, String command, Object... evidence) {
        List<String> arguments = new ArrayList<>(List.of(command));
        try {
            for (Object one : evidence) {
                byte[] bytes = one instanceof byte[] raw ? raw : one.toString().getBytes(StandardCharsets.UTF_8);
                arguments.add(Files.write(folder.resolve("evidence-" + arguments.size()), bytes)
                        .toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arguments.addAll(options);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = VerifierMain.run(arguments.toArray(String[]::new), printed, printed);
        return new Verdict(exit, out.toString(StandardCharsets.UTF_8));
    }

    SignedHead head(int at) {
        return SignedHead.sign(key, at, root(at));
    }

    byte[] root(int at) {
        return tree.tree().root(at);
    }

    String receipt(int index, int at) {
        return receipt(index, at, leaf(index));
    }

    String receipt(int index, int at, byte[] extra) {
        return head(at).receipt(index, tree.tree().inclusionProof(index, at), extra);
    }

    String consistency(int earlier, int later) {
        return head(later).consistency(earlier, tree.tree().consistencyProof(earlier, later));
    }

    /** Salt and sealed bytes of an entry. */
    static byte[] leaf(int index) {
        ByteBuffer bytes = ByteBuffer.allocate(1_000).put(new byte[32]);
        bytes.putInt(8).putLong(index + 1L);
        for (String column : columns(index)) {
            byte[] text = column.getBytes(StandardCharsets.UTF_8);
            if (column.equals("sequence")) {
                bytes.putInt(8).putLong(index);
            } else if (column.isEmpty()) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(text.length).put(text);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static List<String> columns(int index) {
        return List.of(
                "id-" + index,
                "mutation",
                "stream \"x\\",
                "sequence",
                "mutation-proposed",
                "",
                "{\"thousands\":%d}".formatted(index),
                "{}",
                "2026-11-24T12:59:13.000Z");
    }

    /** The line of an entry in {@code entries.jsonl}. */
    static String line(int index) {
        return ("{\"ledgerNumber\":%d,\"eventId\":\"id-%d\",\"streamType\":\"mutation\",\"streamId\":\"stream"
            + " \\\"x\\\\\",\"sequence\":%d,\"eventName\":\"mutation-proposed\",\"revision\":null,"
            + "\"payload\":{\"thousands\":%d},\"metadata\":{},\"recordedAt\":\"2026-11-24T12:59:13.000Z\"}%n")
                .formatted(index + 1, index, index, index)
                .replace(System.lineSeparator(), "\n");
    }

    /** Files of a whole book, by name. */
    Map<String, String> book() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("head.txt", head(size).note());
        files.put("entries.jsonl", joined(i -> line(i)));
        files.put("leaves.txt", joined(i -> Base64.getEncoder().encodeToString(leaf(i)) + "\n"));
        return files;
    }

    /** Files of a package with every entry of the book, by name. */
    Map<String, String> archive() {
        Map<String, String> files = book();
        files.remove("leaves.txt");
        files.put("receipts.txt", joined(i -> receipt(i, size)));
        return files;
    }

    private String joined(IntFunction<String> each) {
        return IntStream.range(0, size).mapToObj(each).collect(Collectors.joining());
    }

    static byte[] zip(Map<String, String> files) {
        return zip(files, ZipEntry.DEFLATED);
    }

    static byte[] storedZip(Map<String, String> files) {
        return zip(files, ZipEntry.STORED);
    }

    private static byte[] zip(Map<String, String> files, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 checksum = new CRC32();
                    checksum.update(content);
                    entry.setSize(content.length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static HeadSigningKey newKey(String name) {
        try {
            return new HeadSigningKey(
                    name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

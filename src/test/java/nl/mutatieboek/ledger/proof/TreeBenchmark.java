package nl.mutatieboek.ledger.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.verifier.VerifierMain;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the tree over many entries, with its tiles in an H2 file: appending, resuming, making and verifying receipts
 * and proofs of consistency, and sizes. Argument: number of entries.
 */
final class TreeBenchmark {
    private static final int PAGE = 1_000;
    private static final int PROOFS = 5_000;
    private static final byte[] PAYLOAD = "x".repeat(400).getBytes(StandardCharsets.UTF_8);
    private static final byte[] METADATA = "y".repeat(200).getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(1);
    private final EntryLeafHasher leaves = new EntryLeafHasher(new byte[32]);
    private final HeadSigningKey key;
    private final int size;
    private final Path folder;

    private TreeBenchmark(int size, Path folder) throws GeneralSecurityException {
        this.size = size;
        this.folder = folder;
        key = new HeadSigningKey(
                "mutatieboek.example.nl/rijk",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("mutatieboek-tree");
        try {
            new TreeBenchmark(Integer.parseInt(args[0]), folder).run();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run() throws IOException {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("book"), "sa", "");
        JdbcClient.create(database)
                .sql("create table tree_tile (tile_level integer not null, tile_index bigint not null,"
                        + " hashes varbinary(8192) not null, primary key (tile_level, tile_index))")
                .update();
        append(database);
        long began = System.nanoTime();
        TiledTree tree = new TiledTree(new JdbcTileRepository(database), size);
        print("resume from stored tiles", millis(began), "ms");
        for (long i = tree.size(); i < size; i++) {
            tree.append(leaves.leafHash(entry(i + 1)));
        }
        SignedHead head = SignedHead.sign(key, size, tree.tree().root(size));
        measureReceipts(tree, head);
        measureConsistency(tree, head);
        database.dispose();
        print("H2 file", Files.size(folder.resolve("book.mv.db")) / 1e6, "MB");
    }

    private void append(DataSource database) {
        TiledTree tree = new TiledTree(new JdbcTileRepository(database));
        long hashing = 0;
        long began = System.nanoTime();
        byte[][] page = new byte[PAGE][];
        for (int from = 0; from < size; from += PAGE) {
            int count = Math.min(PAGE, size - from);
            long hashed = System.nanoTime();
            for (int i = 0; i < count; i++) {
                page[i] = leaves.leafHash(entry(from + i + 1L));
            }
            hashing += System.nanoTime() - hashed;
            Arrays.stream(page, 0, count).forEach(tree::append);
            tree.saveFull();
        }
        double all = millis(began);
        print("append, whole", all / 1000, "s");
        print("  of which leaf hashes", hashing / 1e9, "s");
        print("  per entry", all * 1000 / size, "µs");
    }

    private void measureReceipts(TiledTree tree, SignedHead head) throws IOException {
        int[] indexes = random.ints(PROOFS, 0, size).toArray();
        measure("receipt, make", i -> receipt(tree, head, indexes[i]));
        int longest = 0;
        for (int index : indexes) {
            longest = Math.max(
                    longest,
                    head.receipt(index, tree.tree().inclusionProof(index, size), new byte[0])
                            .length());
        }
        print("receipt without its entry, longest", longest, "bytes");
        print("receipt with its entry", receipt(tree, head, indexes[0]).length(), "bytes");
        verify("receipt", i -> List.of(receipt(tree, head, indexes[i])));
    }

    private String receipt(TiledTree tree, SignedHead head, int index) {
        return head.receipt(index, tree.tree().inclusionProof(index, size), leaves.disclose(entry(index + 1L)));
    }

    private void measureConsistency(TiledTree tree, SignedHead head) throws IOException {
        int[] earlier = random.ints(PROOFS, 1, size).toArray();
        measure("proof of consistency, make", i -> consistency(tree, head, earlier[i]));
        verify(
                "consistency",
                i -> List.of(
                        SignedHead.sign(key, earlier[i], tree.tree().root(earlier[i]))
                                .note(),
                        consistency(tree, head, earlier[i])));
    }

    private String consistency(TiledTree tree, SignedHead head, int earlier) {
        return head.consistency(earlier, tree.tree().consistencyProof(earlier, size));
    }

    private void verify(String command, IntFunction<List<String>> evidence) throws IOException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        String[][] arguments = new String[PROOFS / 10][];
        for (int i = 0; i < arguments.length; i++) {
            List<String> texts = evidence.apply(i);
            arguments[i] = new String[texts.size() + 3];
            arguments[i][0] = command;
            for (int file = 0; file < texts.size(); file++) {
                arguments[i][file + 1] = Files.writeString(folder.resolve(command + i + "-" + file), texts.get(file))
                        .toString();
            }
            arguments[i][texts.size() + 1] = "--key";
            arguments[i][texts.size() + 2] = key.verifierKey();
        }
        measure(command + ", verify", i -> {
            if (VerifierMain.run(arguments[i % arguments.length], nowhere, nowhere) != VerifierMain.HOLDS) {
                throw new IllegalStateException("It does not hold");
            }
            return "";
        });
    }

    private static void measure(String name, IntFunction<String> work) {
        long[] nanos = new long[PROOFS];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < PROOFS; i++) {
                long began = System.nanoTime();
                work.apply(i);
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        print(name + ", median", nanos[PROOFS / 2] / 1e6, "ms");
        print(name + ", p99", nanos[PROOFS * 99 / 100] / 1e6, "ms");
    }

    private static RawEntry entry(long number) {
        return new RawEntry(
                number,
                "00000000-0000-4000-8000-000000000000",
                "mutation",
                "00000000-0000-5000-8000-000000000000",
                0,
                "mutation-proposed",
                null,
                PAYLOAD,
                METADATA,
                "2026-11-24T12:59:13.000Z",
                new byte[32]);
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static void print(String name, double value, String unit) {
        System.out.printf("%-40s %10.3f %s%n", name, value, unit);
    }
}

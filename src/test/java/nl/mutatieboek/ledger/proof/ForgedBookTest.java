package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.ChainVerifier;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forged books and forged evidence of honest books. Who holds one head and the public key has the offline verifier
 * refuse each for the right reason, even if the forger has the database, the salts and the signing key.
 */
@Tag("whole")
class ForgedBookTest {
    private static final int FORGERIES = Boolean.getBoolean("mutatieboek.long") ? 10_000 : 700;
    private static final int FORGERIES_PER_BOOK = 28;
    private static final int MOST_ENTRIES = 600;
    private static final String NAME = "mutatieboek.example/book";

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HeadSigningKey key = newKey(NAME);
    private final HeadSigningKey otherKey = newKey(NAME);
    private final HeadSigningKey otherName = newKey("mutatieboek.example/other");

    private EntryLeafHasher leaves;
    private List<RawEntry> book;
    private TiledTree tree;
    private int size;
    private int kept;

    /** Sorts of forgery, with the reason that the verifier gives. */
    private enum Forgery {
        ONE_BIT_OF_AN_ENTRY("does not lead to the root of the head"),
        ONE_BIT_OF_A_PROOF("does not lead to the root of the head"),
        ONE_BIT_OF_A_HEAD("The signature of .* is wrong"),
        CHAIN_AND_HEAD_REWRITTEN("does not extend the head of .* what was recorded before has changed"),
        TAIL_CUT("The later head has fewer entries"),
        ENTRIES_REORDERED("does not extend the head of .* what was recorded before has changed"),
        OLD_BACKUP_CONTINUED("does not extend the head of .* what was recorded before has changed"),
        TWO_HISTORIES("Two different heads have the same size"),
        WRONG_KEY("No accepted key of the book has signed the head"),
        OTHER_BOOK("The head is of another book"),
        STALE_HEAD("The later head has fewer entries"),
        RECEIPT_AT_A_STALE_HEAD("The head has .* entries and no entry"),
        REPLAYED_RECEIPT("does not lead to the root of the head|The inclusion proof is too long|too few hashes"),
        REPLAYED_ENTRY("The receipt is for entry .* and contains another entry"),
        EMPTY_LOG("The head is of an empty book");

        private final String reason;

        Forgery(String reason) {
            this.reason = reason;
        }
    }

    /** Arguments of the verifier: a command and the texts of its files. */
    private record Evidence(String command, String... files) {}

    @Test
    void each_forgery_is_refused_for_its_reason_and_the_honest_book_holds() {
        Map<Forgery, Integer> refused = new EnumMap<>(Forgery.class);
        long began = System.nanoTime();
        for (int i = 0; i < FORGERIES; i++) {
            if (i % FORGERIES_PER_BOOK == 0) {
                record();
                assertHonestBookHolds();
            }
            Forgery forgery = Forgery.values()[i % Forgery.values().length];
            String verdict = verify(forge(forgery));
            assertThat(verdict)
                    .as("-Dseed=%d, forgery %d: %s of %d entries, %d kept", seed, i, forgery, size, kept)
                    .startsWith(VerifierMain.FAILS + " Does not hold: ")
                    .containsPattern(forgery.reason);
            refused.merge(forgery, 1, Integer::sum);
        }
        System.out.printf(
                "ForgedBookTest: %d ms, %s%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis(), refused);
        assertThat(refused).hasSameSizeAs(Forgery.values());
    }

    private void record() {
        byte[] saltKey = new byte[32];
        random.nextBytes(saltKey);
        leaves = new EntryLeafHasher(saltKey);
        size = 4 + random.nextInt(MOST_ENTRIES);
        kept = 3 + random.nextInt(size - 3);
        book = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            book.add(entry("honest"));
        }
        book = sealed(book);
        tree = treeOf(book);
    }

    private void assertHonestBookHolds() {
        int index = random.nextInt(size);
        for (Evidence evidence : List.of(
                new Evidence("head", head(tree, size).note()),
                extension(kept, tree, size),
                new Evidence("receipt", receipt(index, book.get(index), index, tree, size)))) {
            assertThat(verify(evidence)).as("-Dseed=%d", seed).startsWith(VerifierMain.HOLDS + " Holds.");
        }
    }

    private Evidence forge(Forgery forgery) {
        int index = random.nextInt(size);
        return switch (forgery) {
            case ONE_BIT_OF_AN_ENTRY ->
                new Evidence("receipt", receipt(index, withOneBitChanged(book.get(index)), index, tree, size));
            case ONE_BIT_OF_A_PROOF -> new Evidence("receipt", withOneBitOfProofChanged(index));
            case ONE_BIT_OF_A_HEAD -> {
                String note = head(tree, size).note();
                String root = note.split("\n", 4)[2];
                yield new Evidence("head", note.replace(root, withOneBitChanged(root)));
            }
            case CHAIN_AND_HEAD_REWRITTEN -> {
                List<RawEntry> forged = new ArrayList<>(book);
                int at = random.nextInt(kept);
                forged.set(at, withOneBitChanged(forged.get(at)));
                yield extension(kept, treeOf(requireChain(sealed(forged))), size);
            }
            case TAIL_CUT -> {
                int cut = 1 + random.nextInt(kept - 1);
                yield extension(kept, treeOf(requireChain(book.subList(0, cut))), cut);
            }
            case ENTRIES_REORDERED -> {
                List<RawEntry> forged = new ArrayList<>(book);
                int from = random.nextInt(kept - 1);
                Collections.swap(forged, from, from + 1 + random.nextInt(kept - from - 1));
                yield extension(kept, treeOf(requireChain(sealed(forged))), size);
            }
            case OLD_BACKUP_CONTINUED -> {
                int later = kept + 1 + random.nextInt(20);
                yield extension(kept, treeOf(requireChain(continued(random.nextInt(kept), later))), later);
            }
            case TWO_HISTORIES -> extension(kept, treeOf(requireChain(continued(random.nextInt(kept), kept))), kept);
            case WRONG_KEY ->
                new Evidence(
                        "head",
                        SignedHead.sign(otherKey, size, root(tree, size)).note());
            case OTHER_BOOK ->
                new Evidence(
                        "head",
                        SignedHead.sign(otherName, size, root(tree, size)).note());
            case STALE_HEAD -> extension(kept, tree, 1 + random.nextInt(kept - 1));
            case RECEIPT_AT_A_STALE_HEAD -> {
                int stale = 1 + random.nextInt(kept - 1);
                int beyond = stale + random.nextInt(size - stale);
                yield new Evidence(
                        "receipt",
                        head(tree, stale).receipt(beyond, proof(0, tree, stale), leaves.disclose(book.get(beyond))));
            }
            case REPLAYED_RECEIPT -> {
                int other = (index + 1 + random.nextInt(size - 1)) % size;
                yield new Evidence("receipt", receipt(other, book.get(index), index, tree, size));
            }
            case REPLAYED_ENTRY -> {
                int other = (index + 1 + random.nextInt(size - 1)) % size;
                List<RawEntry> forged = new ArrayList<>(book);
                forged.set(other, book.get(index));
                yield new Evidence("receipt", receipt(other, book.get(index), other, treeOf(forged), size));
            }
            case EMPTY_LOG -> new Evidence("head", head(tree, 0).note());
        };
    }

    /** The first entries of the book, and others after them. */
    private List<RawEntry> continued(int from, int to) {
        List<RawEntry> forged = new ArrayList<>(book.subList(0, from));
        while (forged.size() < to) {
            forged.add(entry("another history"));
        }
        return sealed(forged);
    }

    /** The chain of a forged book holds, so the verifier of chains finds nothing. */
    private static List<RawEntry> requireChain(List<RawEntry> forged) {
        RawEntry last = forged.getLast();
        ChainVerifier chain = new ChainVerifier(new LedgerHead(forged.size(), last.hash(), last.recordedAt()));
        forged.forEach(chain);
        assertThat(chain.findFault()).isEmpty();
        return forged;
    }

    private RawEntry entry(String text) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        byte[] payload = "{\"text\":\"%s\",\"thousands\":%d}"
                .formatted(text, random.nextInt(1_000_000))
                .getBytes(StandardCharsets.UTF_8);
        return new RawEntry(
                0,
                id,
                "mutation",
                id,
                0,
                "mutation-proposed",
                null,
                payload,
                new byte[] {'{', '}'},
                "2026-11-24T12:59:13.000Z",
                new byte[32]);
    }

    /** Numbers and hashes that fit the other columns. */
    private static List<RawEntry> sealed(List<RawEntry> entries) {
        List<RawEntry> sealed = new ArrayList<>();
        byte[] hash = HashChain.genesisHash();
        for (RawEntry entry : entries) {
            RawEntry numbered = with(entry, sealed.size() + 1L, entry.payload(), entry.hash());
            hash = HashChain.nextHash(hash, numbered);
            sealed.add(numbered.withHash(hash));
        }
        return sealed;
    }

    private static RawEntry with(RawEntry entry, long number, byte[] payload, byte[] hash) {
        return new RawEntry(
                number,
                entry.eventId(),
                entry.streamType(),
                entry.streamId(),
                entry.sequence(),
                entry.eventName(),
                entry.revision(),
                payload,
                entry.metadata(),
                entry.recordedAt(),
                hash);
    }

    private RawEntry withOneBitChanged(RawEntry entry) {
        return with(entry, entry.ledgerNumber(), withOneBitChanged(entry.payload()), entry.hash());
    }

    private byte[] withOneBitChanged(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return changed;
    }

    private String withOneBitChanged(String base64) {
        return Base64.getEncoder()
                .encodeToString(withOneBitChanged(Base64.getDecoder().decode(base64)));
    }

    private String withOneBitOfProofChanged(int index) {
        List<byte[]> proof = new ArrayList<>(proof(index, tree, size));
        int at = random.nextInt(proof.size());
        proof.set(at, withOneBitChanged(proof.get(at)));
        return head(tree, size).receipt(index, proof, leaves.disclose(book.get(index)));
    }

    private TiledTree treeOf(List<RawEntry> entries) {
        TiledTree of = new TiledTree(new TileMapRepository());
        entries.forEach(entry -> of.append(leaves.leafHash(entry)));
        return of;
    }

    private static byte[] root(TiledTree of, int atSize) {
        return of.tree().root(atSize);
    }

    private static List<byte[]> proof(int index, TiledTree of, int atSize) {
        return of.tree().inclusionProof(index, atSize);
    }

    private SignedHead head(TiledTree of, int atSize) {
        return SignedHead.sign(key, atSize, root(of, atSize));
    }

    private String receipt(int named, RawEntry entry, int index, TiledTree of, int atSize) {
        return head(of, atSize).receipt(named, proof(index, of, atSize), leaves.disclose(entry));
    }

    /** The best proof that a forger can give: of his own tree, where there is one. */
    private Evidence extension(int earlier, TiledTree of, int later) {
        List<byte[]> proof = earlier < later ? of.tree().consistencyProof(earlier, later) : List.of();
        return new Evidence(
                "consistency", head(tree, earlier).note(), head(of, later).consistency(earlier, proof));
    }

    /** Returns the exit code and what is printed. */
    private String verify(Evidence evidence) {
        List<String> arguments = new ArrayList<>(List.of(evidence.command()));
        try {
            for (String text : evidence.files()) {
                arguments.add(Files.writeString(folder.resolve("evidence-" + arguments.size()), text)
                        .toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arguments.addAll(List.of("--key", key.verifierKey()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifierMain.run(arguments.toArray(String[]::new), printed, printed) + " "
                + out.toString(StandardCharsets.UTF_8);
    }

    private static HeadSigningKey newKey(String name) {
        try {
            return new HeadSigningKey(
                    name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

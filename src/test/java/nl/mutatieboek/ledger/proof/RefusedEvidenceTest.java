package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason for which the offline verifier refuses a head, a proof, a receipt or an archive. */
class RefusedEvidenceTest {
    private static final int SIZE = 7;

    @TempDir
    Path folder;

    private EvidenceFixture book;

    @BeforeEach
    void write() {
        book = new EvidenceFixture(folder, SIZE);
    }

    @Test
    void honest_evidence_holds() {
        assertHolds("head", book.head(SIZE).note());
        assertHolds("consistency", book.head(3).note(), book.consistency(3, SIZE));
        assertHolds("receipt", book.receipt(4, SIZE));
        assertHolds("archive", EvidenceFixture.zip(book.book()));
        assertHolds("archive", EvidenceFixture.zip(book.archive()));
        assertHolds("archive", EvidenceFixture.zip(Map.of("entry-3.tlog-proof", book.receipt(2, SIZE))));
    }

    @Test
    void head_is_refused_for_its_form() {
        String note = book.head(SIZE).note();
        String root = note.lines().toList().get(2);
        assertRefused("it has no signatures", "head", note.stripTrailing());
        assertRefused("it has no signatures", "head", "");
        assertRefused("has 1 to 64 signatures", "head", signed("x\n").replaceFirst("— .*\n", ""));
        assertRefused("has 1 to 64 signatures", "head", note + "— a AAAAAAA=\n".repeat(64));
        assertHolds("head", note + "— a AAAAAAA=\n".repeat(63));
        for (String line :
                List.of("— a AAAAAA==", "- a AAAAAAA=", "— a", "— a+b AAAAAAA=", "— a AAAAAAA= x", "— a AAAA", "")) {
            assertRefused("not a signature line|no signatures|1 to 64", "head", note + line + "\n");
        }
        assertRefused("not Base64", "head", note + "— a AAAAAAA\n");
        assertRefused("not Base64", "head", note + "— a AAAAAAB=\n");
        assertRefused("not the head of a book", "head", signed(EvidenceFixture.NAME + "\n7\n"));
        assertRefused("not the head of a book", "head", signed(EvidenceFixture.NAME + "\n7\n" + root + "\nmore\n"));
        assertRefused("not the head of a book", "head", signed("\n7\n" + root + "\n"));
        assertRefused("not a number", "head", signed(EvidenceFixture.NAME + "\n07\n" + root + "\n"));
        assertRefused(
                "not a number", "head", signed(EvidenceFixture.NAME + "\n" + "1".repeat(19) + "\n" + root + "\n"));
        assertRefused("not a hash", "head", signed(EvidenceFixture.NAME + "\n7\nAAAA\n"));
        assertRefused("not plain text", "head", note.replace("\n", "\r\n"));
        assertRefused("not plain text", "head", note + "\t");
        assertRefused("A file is too long", "head", "x\n".repeat(1 << 23) + "x");
    }

    @Test
    void head_is_refused_for_its_signature() {
        String note = book.head(SIZE).note();
        assertRefused(
                "another book",
                "head",
                signed("other\n7\n" + note.lines().toList().get(2) + "\n"));
        assertRefused("No accepted key", "head", note.replace("— " + EvidenceFixture.NAME, "— other"));
        assertRefused("signature of .* is wrong", "head", note.replaceFirst("\n7\n", "\n8\n"));
        assertRefused("an empty book", "head", book.head(0).note());
    }

    @Test
    void policy_wants_enough_witnesses() throws Exception {
        String note = book.head(SIZE).note();
        String text = book.head(SIZE).text();
        try (WitnessStub one = new WitnessStub("one.example");
                WitnessStub two = new WitnessStub("two.example")) {
            String both =
                    "log %s\nwitness one %s\nwitness two %s https://two.example\ngroup both %%s one two\nquorum both"
                            .formatted(book.key.verifierKey(), one.verifierKey(), two.verifierKey());
            String first = note + one.cosign(text, Instant.ofEpochSecond(1_000));
            String second = first + two.cosign(text, Instant.ofEpochSecond(1_000));
            assertThat(judge(both.formatted("all"), second).exit()).isEqualTo(VerifierMain.HOLDS);
            assertThat(judge(both.formatted("2"), second).exit()).isEqualTo(VerifierMain.HOLDS);
            assertThat(judge(both.formatted("any"), first).exit()).isEqualTo(VerifierMain.HOLDS);
            assertThat(judge(both.formatted("1"), first).exit()).isEqualTo(VerifierMain.HOLDS);
            assertThat(judge(both.formatted("all"), first).output()).contains("Too few witnesses");
            assertThat(judge(both.formatted("2"), first).output()).contains("Too few witnesses");
            assertThat(judge(both.formatted("any"), note).output()).contains("Too few witnesses");
            String earlier = note + one.cosign(text, Instant.ofEpochSecond(-1));
            assertThat(judge(both.formatted("any"), earlier).output()).contains("signature of one.example is wrong");
            String other = note + one.cosign(text + "x", Instant.ofEpochSecond(1));
            assertThat(judge(both.formatted("any"), other).output()).contains("signature of one.example is wrong");
            for (String count : List.of("0", "3", "none", "01", "-1")) {
                assertThat(judge(both.formatted(count), second).exit())
                        .as(count)
                        .isEqualTo(VerifierMain.NOT_VERIFIED);
            }
        }
    }

    private EvidenceFixture.Verdict judge(String policy, String note) throws Exception {
        Path file = Files.writeString(folder.resolve("policy"), policy);
        return book.verifyFor(List.of("--policy", file.toString()), "head", note);
    }

    @Test
    void policy_or_key_that_cannot_be_read_verifies_nothing() throws Exception {
        String note = book.head(SIZE).note();
        String key = book.key.verifierKey();
        String witness = WitnessStub.verifierKey("w", new byte[32]);
        assertThat(judge("# ours\n\nlog " + key + " https://x\n\tquorum  none ", note)
                        .exit())
                .isEqualTo(VerifierMain.HOLDS);
        String log = "log " + key + "\n";
        for (String policy : List.of(
                "",
                log,
                "quorum none",
                log + "quorum none\nquorum none",
                log + "quorum none x",
                log + "quorum w",
                log + log + "quorum none",
                "log\nquorum none",
                log + "log\nquorum none",
                "log " + key + " a b\nquorum none",
                "log " + witness + "\nquorum none",
                log + "witness w " + key + "\nquorum none",
                log + "witness w\nquorum none",
                log + "witness w " + witness + " a b\nquorum none",
                log + "witness none " + witness + "\nquorum none",
                log + "witness w " + witness + "\nwitness v " + witness + "\nquorum none",
                log + "witness w " + witness + "\ngroup w any w\nquorum none",
                log + "witness w " + witness + "\ngroup g any w w\nquorum none",
                log + "witness w " + witness + "\ngroup g any w\ngroup h any w\nquorum none",
                log + "witness w " + witness + "\ngroup g any v\nquorum none",
                log + "group g any none\nquorum none",
                log + "group g any\nquorum none",
                log + "surprise\nquorum none")) {
            assertThat(judge(policy, note).exit()).as(policy).isEqualTo(VerifierMain.NOT_VERIFIED);
        }
        for (String wrong : List.of(
                "",
                "none",
                "a+b",
                key.replaceFirst("\\+[0-9a-f]", "+x"),
                key.replaceFirst("^m", "n"),
                key + "=",
                witness,
                WitnessStub.verifierKey("w", new byte[5]),
                "a+00000000+AAAA",
                key.replaceFirst("\\+[^+]*$", "+" + "A".repeat(44)))) {
            assertThat(book.verifyFor(List.of("--key", wrong), "head", note).exit())
                    .as(wrong)
                    .isEqualTo(VerifierMain.NOT_VERIFIED);
        }
    }

    @Test
    void receipt_is_refused_for_its_form() {
        String receipt = book.receipt(4, SIZE);
        assertRefused("not a receipt", "receipt", receipt.replace("c2sp.org/", "c2sp-org/"));
        assertRefused("not a receipt", "receipt", receipt.replace("@v1", "@v2"));
        assertRefused("not a receipt", "receipt", receipt.replace("index ", "old "));
        assertRefused("not a receipt", "receipt", receipt.replaceFirst("\nindex", "\nmore\nindex"));
        String hash = receipt.split("index 4\n")[1].lines().findFirst().orElseThrow() + "\n";
        assertRefused("too many hashes", "receipt", receipt.replaceFirst("\n\n", "\n" + hash.repeat(64) + "\n"));
        assertRefused("not a number", "receipt", receipt.replace("index 4", "index 04"));
        assertRefused("not a hash", "receipt", receipt.replace(hash, "AAAA\n"));
        assertRefused("does not contain the entry", "receipt", receipt.replaceFirst("extra .*\n", ""));
        assertRefused("does not contain the entry", "receipt", book.receipt(4, SIZE, new byte[32]));
    }

    @Test
    void receipt_is_refused_for_its_proof() {
        String receipt = book.receipt(4, SIZE);
        String proof = receipt.substring(receipt.indexOf("index 4\n") + 8, receipt.indexOf("\n\n") + 1);
        String hash = proof.substring(0, 45);
        assertRefused("too few hashes", "receipt", receipt.replaceFirst(Pattern.quote(hash), ""));
        assertRefused("does not lead to the root", "receipt", receipt.replace(proof, proof + hash));
        assertRefused("entry 6 does not lead to the root", "receipt", receipt.replace("index 4", "index 5"));
        assertRefused("has 7 entries and no entry 7", "receipt", receipt.replace("index 4", "index 7"));
        assertRefused("does not lead to the root", "receipt", book.receipt(4, SIZE, EvidenceFixture.leaf(3)));
        assertRefused("The signature of .* is wrong", "receipt", receipt.replaceFirst("\n7\n", "\n8\n"));
    }

    /** Entries in a tree of one leaf, so that a proof of any entry holds. */
    @Test
    void entry_in_the_book_is_refused_for_its_bytes() {
        byte[] leaf = EvidenceFixture.leaf(0);
        assertHolds("receipt", onlyLeaf(bytes -> bytes));
        assertRefused("ends within a column", "receipt", onlyLeaf(bytes -> Arrays.copyOf(bytes, 33)));
        assertRefused("ends within a column", "receipt", onlyLeaf(bytes -> Arrays.copyOf(bytes, 44)));
        assertRefused("wrong length", "receipt", onlyLeaf(bytes -> Arrays.copyOf(bytes, leaf.length - 1)));
        assertRefused("wrong length", "receipt", onlyLeaf(bytes -> with(bytes, 32, 4)));
        assertRefused("wrong length", "receipt", onlyLeaf(bytes -> with(bytes, 32, -1)));
        assertRefused("wrong length", "receipt", onlyLeaf(bytes -> with(bytes, 44, -2)));
        assertRefused("bytes after", "receipt", onlyLeaf(bytes -> Arrays.copyOf(bytes, leaf.length + 1)));
        assertRefused("not text in UTF-8", "receipt", onlyLeaf(bytes -> with(bytes, 48, 0x69FF2D30)));
        assertRefused("for entry 1 and contains another entry", "receipt", onlyLeaf(bytes -> EvidenceFixture.leaf(1)));
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        return ByteBuffer.wrap(bytes).putInt(at, value).array();
    }

    private String onlyLeaf(UnaryOperator<byte[]> change) {
        byte[] leaf = change.apply(EvidenceFixture.leaf(0));
        byte[] root = MerkleTree.leafHash(Sha256Digest.newDigest().digest(leaf));
        return SignedHead.sign(book.key, 1, root).receipt(0, List.of(), leaf);
    }

    @Test
    void consistency_is_refused() {
        String earlier = book.head(3).note();
        String proof = book.consistency(3, SIZE);
        String hash = proof.lines().toList().get(1) + "\n";
        assertRefused("not a proof of consistency", "consistency", earlier, proof.replace("old ", "index "));
        assertRefused("not a proof of consistency", "consistency", earlier, earlier);
        assertRefused(
                "starts at 3 entries, and the earlier head has 4",
                "consistency",
                book.head(4).note(),
                proof);
        assertRefused("too few hashes", "consistency", earlier, proof.replace(hash, ""));
        assertRefused("too many hashes", "consistency", earlier, proof.replaceFirst("\n\n", "\n" + hash + "\n"));
        assertRefused("does not extend", "consistency", earlier, proof.replace(hash, "A".repeat(43) + "=\n"));
        assertRefused(
                "fewer entries",
                "consistency",
                book.head(4).note(),
                book.head(3).consistency(4, List.of()));
        assertRefused(
                "two histories",
                "consistency",
                earlier,
                SignedHead.sign(book.key, 3, book.root(4)).consistency(3, List.of()));
    }

    @Test
    void heads_of_two_accepted_books_are_refused_together() throws Exception {
        HeadSigningKey other = EvidenceFixture.newKey("mutatieboek.example/other");
        Path file = Files.writeString(
                folder.resolve("policy"),
                "log %s\nlog %s\nquorum none".formatted(book.key.verifierKey(), other.verifierKey()));
        String later = SignedHead.sign(other, 3, book.root(3)).consistency(3, List.of());
        assertThat(book.verifyFor(
                                List.of("--policy", file.toString()),
                                "consistency",
                                book.head(3).note(),
                                later)
                        .output())
                .contains("different books");
    }

    private String signed(String text) {
        return book.key.sign(text);
    }

    private void assertHolds(String command, Object... evidence) {
        EvidenceFixture.Verdict verdict = book.verify(command, evidence);
        assertThat(verdict.exit()).as(verdict.output()).isEqualTo(VerifierMain.HOLDS);
    }

    private void assertRefused(String reason, String command, Object... evidence) {
        EvidenceFixture.Verdict verdict = book.verify(command, evidence);
        assertThat(verdict.output()).startsWith("Does not hold: ").containsPattern(reason);
        assertThat(verdict.exit()).isEqualTo(VerifierMain.FAILS);
    }
}

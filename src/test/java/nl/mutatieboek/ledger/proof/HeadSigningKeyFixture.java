package nl.mutatieboek.ledger.proof;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;

/** Signs as an application does that ends before it has recorded its key. */
public final class HeadSigningKeyFixture {
    private HeadSigningKeyFixture() {}

    /** Creates the key of a directory. */
    public static void createKey(Path heads) {
        new HeadDirectory(heads).createKey();
    }

    /** Signs the last head of a directory with its key. */
    public static void signLastHeadAgain(Path heads) {
        HeadDirectory directory = new HeadDirectory(heads);
        SignedHead last = directory.findLastHead().orElseThrow();
        KeyPair next = directory.findKey().orElseThrow();
        String name = last.note().lines().findFirst().orElseThrow();
        directory.recordLastHead(SignedHead.sign(
                new HeadSigningKey(name, next), last.size(), Base64.getDecoder().decode(last.root())));
    }
}

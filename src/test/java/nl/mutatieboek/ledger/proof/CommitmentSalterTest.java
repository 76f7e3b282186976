package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import nl.mutatieboek.balance.proof.BalanceProofFormatter;
import org.junit.jupiter.api.Test;

/** The commitments of a released book can be derived again, so what salts them never changes. */
class CommitmentSalterTest {
    private static final byte[] ROOT = filled(1);
    private static final byte[] ROOT_OF_ACCOUNTS = filled(2);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static CommitmentSalter salter(long size, byte[] root) {
        byte[] saltKey = new byte[32];
        IntStream.range(0, saltKey.length).forEach(i -> saltKey[i] = (byte) i);
        return new CommitmentSalter(saltKey, size, root);
    }

    /**
     * Computed in Python with the code of docs/reference/balance-proofs.md, "Salts", with 32 bytes 0, 1, 2 … as the salt
     * key of the book, for a head of 41 entries.
     */
    @Test
    void salt_and_commitment_equal_independently_computed_values() {
        byte[] salt = salter(41, ROOT).salt("XX 2026-O1", ROOT_OF_ACCOUNTS);

        assertThat(HexFormat.of().formatHex(salt))
                .isEqualTo("80871f10ed06804cd73aa32df1e77020078444bb60b4c8d460480f146c71fcbf");
        assertThat(BalanceProofFormatter.commitment(salt, ROOT_OF_ACCOUNTS))
                .isEqualTo("Rs6vK5XflzSXDP068LGLbyG/vTV0YRU9xJI1IKlUHQU=");
    }

    @Test
    void salt_differs_for_each_head_pair_and_tree() {
        byte[] salt = salter(41, ROOT).salt("XX 2026-O1", ROOT_OF_ACCOUNTS);

        assertThat(salter(42, ROOT).salt("XX 2026-O1", ROOT_OF_ACCOUNTS)).isNotEqualTo(salt);
        assertThat(salter(41, ROOT_OF_ACCOUNTS).salt("XX 2026-O1", ROOT_OF_ACCOUNTS))
                .isNotEqualTo(salt);
        assertThat(salter(41, ROOT).salt("XX 2026-O2", ROOT_OF_ACCOUNTS)).isNotEqualTo(salt);
        assertThat(salter(41, ROOT).salt("XX 2026-O1", ROOT)).isNotEqualTo(salt);
    }
}

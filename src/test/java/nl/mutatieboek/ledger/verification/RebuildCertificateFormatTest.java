package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.SealKey;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored certificates stay readable and keep their seals. A released approved file is never changed. */
class RebuildCertificateFormatTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Path RECEIVED = Path.of("target/received");
    private static final String ID = "72e358dd-3a69-5a63-b3a4-9701bb308733";
    private static final String STARTED_AT = "2026-11-24T12:59:13.123Z";
    private static final RecordedActor ACTOR = new RecordedActor("auditor", "5a0c9a2e-8f0e-4d53-9d0a-6c1b7f2e3d41");
    private static final Map<String, RebuildCertificate> EXAMPLES = Map.of(
            "certificate",
            new RebuildCertificate(
                    ID,
                    1,
                    41,
                    "ab".repeat(32),
                    true,
                    List.of(new ProjectionDigest("balances", 7, "cd".repeat(32))),
                    40L,
                    List.of("a row differs"),
                    "ef".repeat(32),
                    true,
                    "0.1.0",
                    STARTED_AT,
                    1_234),
            "certificate-minimal",
            new RebuildCertificate(
                    ID, 1, 0, null, false, List.of(), null, List.of(), null, false, null, STARTED_AT, 0));

    private static String approved(String example) throws IOException {
        return Files.readString(APPROVED.resolve(example + ".json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "certificate-minimal"})
    void certificate_json_equals_the_approved_file_and_is_read_back(String example) throws IOException {
        RebuildCertificate certificate = EXAMPLES.get(example);
        String written =
                new String(JdbcRebuildCertificateRepository.format(certificate), StandardCharsets.UTF_8) + "\n";
        Files.createDirectories(RECEIVED);
        Files.writeString(RECEIVED.resolve(example + ".json"), written);

        assertThat(written).isEqualTo(approved(example));
        assertThat(JdbcRebuildCertificateRepository.parse(approved(example).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(certificate);
    }

    /**
     * Computed in Python: the key is the HMAC of {@code certificate} with 32 bytes 0, 1, 2 … as the secret. The seal is
     * the HMAC with that key of the length (four bytes, big-endian) and bytes of each text, and then of the JSON.
     */
    @ParameterizedTest
    @CsvSource({
        "REBUILD, e93a7661bdfa45ef5e02d2b3250a9993aadcf24d520726772ee06d9beccbf7b1",
        "REPLAY, 370f9b071f3ebcf86a5510bafbfc46bb11e03d3afc9bc5ff3884069f28a275b7"
    })
    void seal_equals_an_independently_computed_value(RebuildKind kind, String seal) throws IOException {
        byte[] secret = new byte[32];
        IntStream.range(0, secret.length).forEach(i -> secret[i] = (byte) i);
        byte[] certificate = approved("certificate").strip().getBytes(StandardCharsets.UTF_8);

        assertThat(HexFormat.of()
                        .formatHex(new RebuildCertificateSeal(SealKey.CERTIFICATE.derive(secret))
                                .compute(ID, kind.name(), ACTOR, certificate)))
                .isEqualTo(seal);
    }
}

package nl.mutatieboek.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Evidence that somebody keeps holds for ever: the stored files of one small book, checked by the offline verifier. A
 * file of a released version is never changed or deleted. {@code EvidenceBookTest} made them, and makes new ones.
 */
class ApprovedEvidenceTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved/evidence");

    /** Files, each after the command that checks them, and what is printed about them. */
    private static final String EXPECTED = """
        head kept-head.txt: "entries": "12"
        head head.txt: "entries": "22"
        head balance-head.txt: "entries": "22"
        consistency kept-head.txt consistency.txt: "entries": "22"
        receipt entry.tlog-proof: "eventName": "postings-booked"
        archive whole-book.zip: "verified": "22"
        archive receipts.zip: "verified": "5"
        archive archive.zip: "verified": "6"
        balance balance.proof: "below": "EXPENDITURE/2026/XX", "postings": "3", "thousands": "75"
        balance balance-account.proof: "account": "EXPENDITURE/2026/XX/37/2", "postings": "2", "thousands": "70"
        balance balance-day.proof: "day": "2026-04-23", "next-day": "2026-04-24", "postings": "2", "thousands": "105"
        balance balance-moment.proof: "last-moment": "2026-OWB", "postings": "2", "thousands": "105"
        balance balance-embargoed.proof: "embargoed-moment": "2026-SBS", "postings": "1", "thousands": "-42"
        """;

    @Test
    void stored_evidence_of_a_released_version_holds() throws IOException {
        assertHolds(APPROVED);
    }

    /** Has the evidence in a folder checked with the keys of its book, and compares what is printed. */
    static void assertHolds(Path folder) throws IOException {
        for (String line : EXPECTED.lines().toList()) {
            String[] parts = line.split(": ", 2);
            assertThat(verify(folder, parts[0].split(" ", -1)))
                    .as(parts[0])
                    .startsWith("{\"result\": \"holds\", \"book\": \"mutatieboek.example.nl/rijk\", ")
                    .contains(parts[1].split(", (?=\")", -1));
        }
        assertKeyChange(folder);
    }

    private static String verify(Path folder, String... commandAndFiles) {
        List<String> arguments = new ArrayList<>(List.of(commandAndFiles[0]));
        Arrays.stream(commandAndFiles)
                .skip(1)
                .forEach(file -> arguments.add(folder.resolve(file).toString()));
        arguments.addAll(List.of("--policy", folder.resolve("public-keys.txt").toString(), "--json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        VerifierMain.run(arguments.toArray(String[]::new), printed, printed);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A signed note, which any program for such notes checks: its text names the new key, and both keys signed it. */
    private static void assertKeyChange(Path folder) throws IOException {
        List<VerifierKey> keys = Files.readAllLines(folder.resolve("public-keys.txt")).stream()
                .filter(line -> line.startsWith("log "))
                .map(line -> VerifierKey.parse(line.substring("log ".length())))
                .toList();
        String[] note = Files.readString(folder.resolve("key-change.txt")).split("(?<=\n)\n", 2);
        List<String> signatures = note[1].lines().toList();
        assertThat(keys).hasSize(2);
        assertThat(note[0])
                .startsWith("mutatieboek.example.nl/rijk\nThis key signs heads of more than 12 entries:\n")
                .endsWith("\n" + Files.readString(folder.resolve("public-key.txt")));
        assertThat(VerifierKey.parse(note[0].lines().toList().getLast()).key())
                .isEqualTo(keys.getLast().key());
        assertThat(signatures).hasSize(2);
        for (int i = 0; i < signatures.size(); i++) {
            String line = signatures.get(i);
            byte[] signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
            assertThat(line).startsWith("— mutatieboek.example.nl/rijk ");
            assertThat(keys.get(i).signed(note[0], Arrays.copyOfRange(signature, Integer.BYTES, signature.length)))
                    .as(line)
                    .isTrue();
        }
    }
}

package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/** Has {@code src/test/node/balance-proof.mjs} verify proofs, which is written from the reference page alone. */
public final class NodeBalanceVerifier {
    private NodeBalanceVerifier() {}

    /** Skips a test if Node.js is not available. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(isInstalled(), "there is no program node on the PATH");
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    /** Returns a line per proof: {@code holds}, number of postings and sum; or {@code fails} and why. */
    public static List<String> verify(Path folder, String key, List<String> proofs)
            throws IOException, InterruptedException {
        Path in = folder.resolve("proofs.json");
        Path out = folder.resolve("verdicts.txt");
        Files.write(in, new JsonMapper().writeValueAsBytes(Map.of("key", key, "proofs", proofs)));
        int exit = new ProcessBuilder("node", "src/test/node/balance-proof.mjs")
                .redirectErrorStream(true)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        List<String> verdicts = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(exit).as(verdicts.toString()).isZero();
        return verdicts;
    }
}

package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the judge in Go, which shares nothing with this project. */
public final class GoJudge {
    private static final Path GO = Path.of("/usr/bin/go");
    private static final Path PACKAGES = Path.of("/usr/share/gocode");

    private GoJudge() {}

    /** Skips the test without Go and its package {@code golang.org/x/mod}. */
    public static void assumeInstalled() {
        assumeTrue(
                Files.isExecutable(GO) && Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb")),
                "There is no Go with golang.org/x/mod");
    }

    /**
     * Returns the verdict of each case: {@code holds}, or the reason why it does not.
     *
     * @param folder directory for the files of the compiler
     * @param cases commands with their arguments, as the judge describes them
     */
    public static List<String> judge(Path folder, String verifierKey, List<String> cases)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(GO.toString(), "run", "src/test/go/judge.go"));
        command.add(verifierKey);
        command.addAll(cases);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", PACKAGES.toString());
        builder.environment().put("GOCACHE", folder.resolve("cache").toString());
        Process process = builder.start();
        List<String> verdicts = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return verdicts;
    }
}

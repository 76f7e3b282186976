package nl.mutatieboek.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Runs the program in {@code src/test/node}, which uses only the served description of the application. */
final class NodeRequestGenerator {
    private static final Path FOLDER = Path.of("src/test/node");

    private NodeRequestGenerator() {}

    /** Its output, and whether it succeeded. */
    record GeneratorResult(boolean succeeded, String text) {}

    /** Skips a test with a message if Node.js is not available; fails it if {@code node.required} is set. */
    static void assumeInstalled() {
        boolean program = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        boolean modules = Files.isDirectory(FOLDER.resolve("node_modules/ajv"));
        String lacking = program
                ? "its modules are not there: npm ci --prefix " + FOLDER
                : "there is no program node (18 or newer) on the PATH";
        if (Boolean.getBoolean("node.required")) {
            Assertions.assertTrue(program && modules, lacking);
        }
        Assumptions.assumeTrue(program && modules, "No generated requests are sent, because " + lacking);
    }

    /** Runs it to its end. */
    static GeneratorResult run(String requested) {
        try {
            Path in = Files.writeString(Files.createTempFile("asked", ".json"), requested);
            Path out = Files.createTempFile("output", ".txt");
            int exit = new ProcessBuilder("node", "main.mjs")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();
            String text = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(in);
            Files.delete(out);
            return new GeneratorResult(exit == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

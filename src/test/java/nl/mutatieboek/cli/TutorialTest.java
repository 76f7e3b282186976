package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/tutorial in their order on the demo ledger; {@code …} in their output stands for any text. */
@Tag("whole")
class TutorialTest {
    private static final Path TUTORIAL = Path.of("docs/tutorial/README.md");
    private static final Pattern FILE =
            Pattern.compile("(?s)<!-- file ([a-z.]+) -->\n```json\n(.*?)```\n<!-- /file -->");
    private static final Pattern SAMPLE = Pattern.compile("(?s)<!-- sample -->\n```\n(.*?)```\n<!-- /sample -->");
    private static final Pattern COMMAND = Pattern.compile("(?sm)^\\$ (.*?[^\\\\])\n(.*?)(?=^\\$ |\\z)");
    private static final String JAR = "java -jar target/mutatieboek.jar ";

    @TempDir
    private Path folder;

    private record TutorialCommand(String text, Pattern output) {}

    @Test
    void tutorial_commands_have_the_output_in_the_tutorial() throws Exception {
        assumeThat(bash("curl --version", folder)).startsWith("curl");
        String tutorial = Files.readString(TUTORIAL);
        for (MatchResult file : FILE.matcher(tutorial).results().toList()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        List<TutorialCommand> commands = SAMPLE.matcher(tutorial)
                .results()
                .flatMap(sample -> COMMAND.matcher(sample.group(1)).results())
                .map(command -> new TutorialCommand(command.group(1), wildcards(command.group(2))))
                .toList();
        assertThat(commands).hasSizeGreaterThan(10);

        try (ApplicationFixture demo = ApplicationFixture.demo().start()) {
            demo.awaitProjections();
            for (TutorialCommand command : commands) {
                assertThat(run(command.text(), demo)).as(command.text()).matches(command.output());
            }
        }
    }

    private String run(String command, ApplicationFixture demo) throws Exception {
        if (command.startsWith(JAR)) {
            demo.stop();
            return mutatieboek(command.substring(JAR.length()), demo.data());
        }
        demo.awaitProjections();
        String address = demo.uri("").toString();
        return bash(command.replace("http://localhost:8080", address).replaceFirst("^curl", "curl -s"), folder) + "\n";
    }

    private static String bash(String command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String mutatieboek(String command, Path data) {
        StringWriter out = new StringWriter();
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add("--data=" + data);
        MutatieboekCli.commandLine(
                        TutorialTest.class, List.of("--mutatieboek.heads.directory=" + data.resolve("heads")))
                .setOut(new PrintWriter(out, true))
                .execute(args.toArray(String[]::new));
        return out.toString();
    }

    private static Pattern wildcards(String output) {
        return Pattern.compile(
                Arrays.stream(output.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}

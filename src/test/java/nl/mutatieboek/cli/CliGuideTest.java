package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** Compares docs/reference/cli.md with the existing commands; its samples are run with those of the reports. */
@Isolated
class CliGuideTest {
    private static final CommandLine COMMANDS = MutatieboekCli.commandLine(CliGuideTest.class, List.of());

    private static List<String> rows(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/reference/cli.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void cli_guide_names_every_command() throws Exception {
        assertThat(rows("^[|] `([a-z]+)` [|]"))
                .containsExactlyInAnyOrderElementsOf(COMMANDS.getSubcommands().keySet());
    }

    @Test
    void cli_guide_names_every_exit_code() throws Exception {
        assertThat(rows("^[|] ([0-9] [|] [^|]+) [|]$"))
                .isEqualTo(COMMANDS.getCommandSpec().usageMessage().exitCodeList().entrySet().stream()
                        .map(code -> code.getKey() + " | " + code.getValue())
                        .toList());
    }

    @Test
    void completion_script_completes_commands_in_bash(@TempDir Path folder) throws Exception {
        StringWriter out = new StringWriter();
        int exit = MutatieboekCli.commandLine(CliGuideTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .execute("completion");
        Path script = Files.writeString(folder.resolve("completion"), out.toString());

        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        // Bash has its own compopt only while it completes.
                        "compopt() { :; }; source \"$0\"; COMP_WORDS=(mutatieboek rep); COMP_CWORD=1;"
                                + " COMP_LINE='mutatieboek rep'; _complete_mutatieboek; echo \"${COMPREPLY[@]}\"",
                        script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(exit).isZero();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("report replay");
    }

    @Test
    void completion_script_contains_the_values_of_options() {
        StringWriter out = new StringWriter();
        MutatieboekCli.commandLine(CliGuideTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .execute("completion");

        assertThat(out.toString())
                .contains(
                        "\"begrotingsstaten\" \"mutations\" \"balances\"",
                        "\"begrotingsstaten\" \"delivery\" \"balances\"",
                        "\"COMMITMENTS\" \"EXPENDITURE\" \"RECEIPTS\"",
                        "\"billions\" \"millions\" \"thousands\" \"euros\"",
                        "\"csv\" \"xlsx\" \"ods\" \"pdf\" \"zip\"",
                        "\"new-policy\" \"policy-consequences\"");
    }

    @Test
    void help_has_no_colours_without_a_terminal() {
        assertThat(COMMANDS.getUsageMessage(CommandLine.Help.Ansi.AUTO)).doesNotContain("\u001b[");
        assertThat(COMMANDS.getUsageMessage(CommandLine.Help.Ansi.ON)).contains("\u001b[");
    }
}

package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.importing.format.SpreadsheetBalanceParser;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the files of the guides on comparing and importing, and runs their commands in order on an empty ledger. */
@Tag("whole")
class ImportGuideTest {
    private static final List<Path> GUIDES =
            List.of(Path.of("docs/guides/reconcile.md"), Path.of("docs/guides/import.md"));
    private static final Path REFERENCE = Path.of("docs/reference/import-files.md");
    private static final Pattern PART =
            Pattern.compile("(?s)<!-- run ([^\n]+) -->|<!-- (?:file ([a-z0-9.-]+)|sample) -->\n```\n(.*?)```\n<!-- /");

    @TempDir
    private Path folder;

    @Test
    void import_guide_samples_equal_the_command_output() throws IOException {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            book.stop();
            Matcher part = PART.matcher(Files.readString(GUIDES.getFirst()) + Files.readString(GUIDES.getLast()));
            StringBuilder printed = new StringBuilder();
            StringBuilder written = new StringBuilder();
            while (part.find()) {
                if (part.group(1) != null) {
                    assertThat(runCommand(part.group(1), book.data()).exit())
                            .as(part.group(1))
                            .isZero();
                } else if (part.group(2) != null) {
                    Files.writeString(folder.resolve(part.group(2)), part.group(3));
                } else {
                    printed.append(run(part.group(3), book.data()));
                    written.append(part.group(3));
                }
            }
            assertThat(printed.toString()).isNotEmpty().isEqualTo(written.toString());
        }
    }

    @Test
    void amount_parsing_matches_the_import_guide_table() throws IOException {
        String guide = Files.readString(REFERENCE);
        String table = guide.substring(guide.indexOf("<!-- numbers -->"), guide.indexOf("<!-- /numbers -->"));
        List<String> rows = table.lines().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            String[] cells = row.split(" \\| |\\| ", -1);
            assertThat(cells[2].replaceFirst("refused, `([a-z-]+)`.*", "$1").replace(" |", ""))
                    .as(row)
                    .isEqualTo(read(cells[1].substring(1, cells[1].length() - 1)));
        }
    }

    /** Parses an amount: a figure, or the code of its flaw. */
    private String read(String written) throws IOException {
        Path file = Files.writeString(
                folder.resolve("getal.csv"), "post;stroom;jaar;bedrag\nXX/37;U;2030;\"" + written + "\"\n");
        SpreadsheetParseResult read = SpreadsheetBalanceParser.parse(
                TableFile.firstSheetOf(file), new SpreadsheetOptions(Map.of(), null, null, null, false, null));
        return read.parseResult().isUnderstood()
                ? read.balances().getFirst().thousands().toString()
                : read.parseResult().flaws().getFirst().code();
    }

    /** The commands of a sample, each with what it answers now. */
    private String run(String sample, Path data) {
        StringBuilder printed = new StringBuilder();
        sample.lines()
                .filter(line -> line.startsWith("$ "))
                .forEach(line -> printed.append(line)
                        .append('\n')
                        .append(runCommand(line.substring(2), data).printed()));
        return printed.toString();
    }

    private record GuideCommandResult(int exit, String printed) {}

    private GuideCommandResult runCommand(String command, Path data) {
        StringWriter out = new StringWriter();
        List<String> args = new ArrayList<>();
        for (String word : command.split(" ")) {
            Path file = folder.resolve(word);
            args.add(!word.startsWith("-") && Files.exists(file) ? file.toString() : word);
        }
        args.add("--data=" + data);
        int exit = MutatieboekCli.commandLine(
                        ImportGuideTest.class, List.of("--mutatieboek.heads.directory=" + data.resolve("heads")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(args.toArray(String[]::new));
        return new GuideCommandResult(exit, out.toString());
    }
}

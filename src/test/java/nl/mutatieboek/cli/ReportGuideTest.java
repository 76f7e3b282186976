package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares docs/reference/reports.md and docs/reference/cli.md with the output of the commands on the demo book. */
@Tag("whole")
class ReportGuideTest {
    private static final Pattern SAMPLE =
            Pattern.compile("(?s)<!-- sample -->\n```\n\\$ ([^\n]+)\n(.*?)```\n<!-- /sample -->");
    private static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @BeforeAll
    static void write() {
        BOOK.start().awaitProjections();
        BOOK.stop();
    }

    @AfterAll
    static void remove() {
        BOOK.close();
    }

    record GuideSample(String command, String text) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<GuideSample> samples() {
        return Stream.of("docs/reference/reports.md", "docs/reference/cli.md").flatMap(ReportGuideTest::samples);
    }

    private static Stream<GuideSample> samples(String guide) {
        try {
            return SAMPLE.matcher(Files.readString(Path.of(guide)))
                    .results()
                    .map((MatchResult sample) -> new GuideSample(sample.group(1), sample.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandRun run(String command) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add("--data=" + BOOK.data());
        return CommandRun.of(List.of(), args);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void guide_sample_equals_the_command_output(GuideSample sample) {
        assertThat(run(sample.command()).out()).isEqualTo(sample.text());
    }

    @Test
    void report_command_prints_json_and_writes_files(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new-policy.csv");

        assertThat(new JsonMapper()
                        .readTree(run("report new-policy --json").out())
                        .at("/tables/0/rows/0/cells/1/thousands")
                        .asLong())
                .isEqualTo(68_678);
        assertThat(run("report new-policy " + file).exit()).isZero();
        assertThat(file).content().startsWith("table,type,item,row,article,y2026");
        Path set = folder.resolve("stukken.zip");
        assertThat(run("report document-set --chapter XX --moment 2025-O2 " + set)
                        .exit())
                .isZero();
        try (ZipFile files = new ZipFile(set.toFile())) {
            assertThat(files.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.endsWith("/1-budget-statement.xlsx"))
                    .anyMatch(name -> name.endsWith("-outstanding-points.pdf"))
                    .anyMatch(name -> name.endsWith("/document-set.json"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report nonsense | There is no report with this name. Available: budget-statement",
                "report document-set stukken.zip | A document set needs --chapter and a file",
                "report new-policy --item=XX/37 | The report new-policy has no parameter item.",
                "report new-policy --chapter=VI | The ledger has no chapter VI",
                "report new-policy x.bmp | A report has the formats csv",
                "report new-policy --format=bmp - | A report has the formats csv",
                "report new-policy /nowhere/x.csv | There is no directory /nowhere.",
            })
    void wrong_report_options_are_reported_with_a_message(String command, String sentence) {
        CommandRun wrong = run(command);

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith(sentence);
    }
}

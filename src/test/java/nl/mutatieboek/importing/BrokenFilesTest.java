package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.importing.format.BalanceFileParser;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code broken.txt} and the error of each. */
class BrokenFilesTest {
    private static final String MUTATIONS = "moment;document;title;kind;item;flow;year;amount_thousands";
    private static final String BALANCES = "moment;document;item;flow;year;amount_thousands;precision_thousands";
    private static final String STATEMENTS = "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,"
            + "Naam Begroting ,Artikel nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,"
            + "Stand eerste suppletoire,Stand tweede suppletoire,Realisatie";

    @TempDir
    Path directory;

    /** One file of the corpus. */
    record BrokenFileCase(String name, String format, String content, List<String> said) {
        FileParseSummary parse(Path file) throws IOException {
            Files.writeString(file, content);
            return switch (format) {
                case "mutations" -> MutationFileParser.parse(TableFile.firstSheetOf(file), Long.MAX_VALUE, one -> {});
                case "balances" -> BalanceFileParser.parse(TableFile.firstSheetOf(file), one -> {});
                case "begrotingsstaten" -> StatementFileParser.parse(TableFile.firstSheetOf(file), one -> {});
                default -> throw new IllegalStateException(format);
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BrokenFileCase> files() {
        return Arrays.stream(resource("/intake/broken.txt").split("\n## "))
                .skip(1)
                .map(BrokenFilesTest::broken);
    }

    private static BrokenFileCase broken(String block) {
        String[] lines = block.split("\n");
        String[] head = lines[0].split(" \\| ");
        List<String> content = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            if (line.startsWith("=> ")) {
                said.add(unescaped(line.substring(3)));
            } else if (said.isEmpty()) {
                content.add(unescaped(
                        line.replace("@M", MUTATIONS).replace("@B", STATEMENTS).replace("@S", BALANCES)));
            }
        }
        return new BrokenFileCase(head[0], head[1].strip(), String.join("\r\n", content), said);
    }

    private static String unescaped(String line) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(line)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void broken_file_is_reported_with_its_flaws(BrokenFileCase broken) throws IOException {
        FileParseSummary read = broken.parse(directory.resolve("file.csv"));

        assertThat(read.flaws().stream().map(BrokenFilesTest::describe)).containsExactlyElementsOf(broken.said());
        assertThat(read.flawCount()).isEqualTo(broken.said().size());
    }

    private static String describe(FileFlaw flaw) {
        return Stream.of(flaw.row(), flaw.column(), flaw.value(), flaw.code())
                .map(part -> Objects.requireNonNullElse(part, "-").toString())
                .reduce((one, other) -> one + " | " + other)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void flaw_has_a_message_in_both_languages_with_all_values(BrokenFileCase broken) throws IOException {
        FileParseSummary read = broken.parse(directory.resolve("file.csv"));

        for (String file : List.of("/refusals.properties", "/refusals_nl.properties")) {
            Properties sentences = properties(file);
            for (FileFlaw flaw : read.flaws()) {
                String sentence = sentences.getProperty(flaw.key());
                assertThat(sentence).as(flaw.key()).isNotBlank();
                assertThat(Pattern.compile("\\{([a-zA-Z]+)}")
                                .matcher(sentence)
                                .results()
                                .map(found -> found.group(1)))
                        .as(sentence)
                        .allSatisfy(name -> assertThat(flaw.values()).containsKey(name));
            }
        }
    }

    @Test
    void broken_file_corpus_has_at_least_60_files() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(BrokenFilesTest.class.getResourceAsStream(file))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(BrokenFilesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gates on prose: line length, links and anchors, and words that a stranger does not understand. */
class DocumentationRulesTest {
    private static final int LINE = 120;
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern JAVA_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<![:\"])//[^\n]*");
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\n]*");

    /** Tables with one record per row, which a reader looks up by row and tests compare with the code. */
    private static final Set<Path> RECORD_TABLES = Set.of(
            Path.of("docs/reference/events.md"),
            Path.of("docs/reference/glossary.md"),
            Path.of("docs/reference/permissions.md"));

    /** Words taken from another language word for word, and figures of speech for software. */
    private static final Pattern FLAGGED_WORD = Pattern.compile(
            "\\b(whoever|hears|(is|are|was|were) told|comes in|goes home|stands still|nobody's business"
                    + "|doors?|desks?|clerks?|slips?|houses?|walls?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FLAGGED_BEGINNING =
            Pattern.compile("(^[\\s/*#>|0-9.)-]*|[.!?:] |\\| )(Of|That which|What is|Who|Whoever)\\b");

    /** A text that may stand although it is flagged, with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of("rest door afronding", "Dutch term in the glossary");

    @Test
    void markdown_lines_end_at_120_characters() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path page : pages()) {
            forEachProseLine(Files.readString(page), (number, line) -> {
                boolean table = line.startsWith("|") && RECORD_TABLES.contains(page);
                boolean oneLink = line.strip().matches("([-*] )?(<?https?://\\S+|!?\\[[^]]*]\\(\\S+\\)[.,;]?)");
                if (line.length() > LINE && !table && !oneLink) {
                    long_.add("%s:%d: %d characters".formatted(page, number, line.length()));
                }
            });
        }
        assertThat(long_).isEmpty();
    }

    @Test
    void relative_links_lead_to_files_and_anchors_that_exist() throws IOException {
        Map<Path, Set<String>> anchors = new HashMap<>();
        for (Path page : pages()) {
            anchors.put(page, anchors(Files.readString(page)));
        }
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            forEachProseLine(Files.readString(page), (number, line) -> {
                for (MatchResult link : LINK.matcher(CODE.matcher(line).replaceAll(""))
                        .results()
                        .toList()) {
                    if (!leadsSomewhere(page, link.group(1), anchors)) {
                        broken.add("%s:%d: %s".formatted(page, number, link.group(1)));
                    }
                }
            });
        }
        assertThat(broken).isEmpty();
    }

    /** Decisions and the pages of the handleiding have an index of their own. */
    @Test
    void every_page_is_listed_in_the_index_of_its_folder() throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path page : files(Path.of("docs"), ".md")) {
            Path own = page.resolveSibling("README.md");
            Path index = Files.exists(own) && !page.equals(own) ? own : Path.of("docs/README.md");
            String link = "(" + index.getParent().relativize(page) + ")";
            if (!page.equals(index) && !Files.readString(index).contains(link)) {
                missing.add(page);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void source_files_name_only_documents_that_exist() throws IOException {
        Pattern document = Pattern.compile("docs/[a-z0-9/-]+\\.md");
        List<String> missing = new ArrayList<>();
        for (Path source : files(Path.of("src"), ".java", ".sql", ".sh")) {
            for (MatchResult named :
                    document.matcher(Files.readString(source)).results().toList()) {
                if (!Files.exists(Path.of(named.group()))) {
                    missing.add(source + ": " + named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** In the tutorial all that is in italics, elsewhere what is called a page. */
    @Test
    void pages_and_buttons_named_in_documents_have_that_text() throws IOException {
        Set<String> texts = new HashSet<>();
        for (String bundle : List.of("messages", "refusals", "reports")) {
            forEachLine(
                    Files.readString(RESOURCES.resolve(bundle + ".properties")),
                    (number, line) ->
                            texts.add(line.replaceFirst("^[^=]*=\\s*", "").strip()));
        }
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            Pattern label = Pattern.compile(
                    page.startsWith("docs/tutorial") ? "(?<!\\*)\\*([^*]+)\\*(?!\\*)" : "page\\s+\\*([^*]+)\\*");
            String text = Files.readString(page).replaceAll("(?s)```.*?```", "");
            label.matcher(text)
                    .results()
                    .map(found -> found.group(1).replaceAll("\\s+", " "))
                    .filter(found -> !found.matches("[0-9].*") && !texts.contains(found))
                    .forEach(found -> unknown.add(page + ": " + found));
        }
        assertThat(unknown).isEmpty();
    }

    /** The handleiding is Dutch, where "door" is a preposition. */
    @Test
    void documents_contain_no_flagged_words() throws IOException {
        List<String> flagged = new ArrayList<>();
        for (Path page : pages()) {
            if (!page.startsWith("docs/handleiding")) {
                forEachProseLine(Files.readString(page), (number, line) -> flag(page, number, line, flagged));
            }
        }
        assertThat(flagged).isEmpty();
    }

    @Test
    void english_messages_contain_no_flagged_words() throws IOException {
        List<String> flagged = new ArrayList<>();
        for (Path bundle : files(RESOURCES, ".properties")) {
            if (!bundle.toString().matches(".*(_nl|recorded-texts)\\.properties")) {
                forEachLine(Files.readString(bundle), (number, line) -> {
                    String value = line.replaceFirst("^[^=#]*=\\s*", "");
                    // A label of one word is no sentence.
                    if (value.contains(" ")) {
                        flag(bundle, number, value, flagged);
                    }
                });
            }
        }
        assertThat(flagged).isEmpty();
    }

    @Test
    void api_description_contains_no_flagged_words() throws IOException {
        Path api = RESOURCES.resolve("openapi.yaml");
        List<String> flagged = new ArrayList<>();
        forEachLine(
                Files.readString(api),
                (number, line) -> flag(api, number, line.replaceFirst("^\\s*[\\w-]+:( \"?|$)", ""), flagged));
        assertThat(flagged).isEmpty();
    }

    @Test
    void comments_of_main_sources_contain_no_flagged_words() throws IOException {
        List<String> flagged = new ArrayList<>();
        for (Path source : files(Path.of("src/main"), ".java", ".sql", ".js", ".css")) {
            Pattern comments = source.toString().endsWith(".sql") ? SQL_COMMENT : JAVA_COMMENT;
            String text = Files.readString(source);
            for (MatchResult comment : comments.matcher(text).results().toList()) {
                long first = text.substring(0, comment.start()).lines().count();
                forEachLine(
                        comment.group().replaceAll("\\{@code [^}]*}", "code"),
                        (number, line) -> flag(source, first + number, line, flagged));
            }
        }
        assertThat(flagged).isEmpty();
    }

    private static void flag(Path file, long number, String line, List<String> flagged) {
        String prose = CODE.matcher(line).replaceAll("code");
        for (String exception : EXCEPTIONS.keySet()) {
            prose = prose.replace(exception, "");
        }
        for (Pattern pattern : List.of(FLAGGED_WORD, FLAGGED_BEGINNING)) {
            Matcher found = pattern.matcher(prose);
            if (found.find()) {
                flagged.add("%s:%d: \"%s\" in %s"
                        .formatted(file, number, found.group().strip(), line.strip()));
            }
        }
    }

    private static boolean leadsSomewhere(Path page, String link, Map<Path, Set<String>> anchors) {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || anchors.getOrDefault(target, Set.of()).contains(parts[1]));
    }

    /** The anchors of headings as code hosts make them: lower case, hyphens for spaces, numbered if repeated. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        forEachProseLine(text, (number, line) -> {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = heading.group(1)
                        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                String anchor = slug;
                for (int again = 1; !anchors.add(anchor); again++) {
                    anchor = slug + "-" + again;
                }
            }
        });
        return anchors;
    }

    /** Leaves out code blocks, fenced or indented. */
    private static void forEachProseLine(String text, BiConsumer<Integer, String> use) {
        boolean[] code = {false};
        forEachLine(text, (number, line) -> {
            if (line.stripLeading().startsWith("```")) {
                code[0] = !code[0];
            } else if (!code[0] && !line.startsWith("    ")) {
                use.accept(number, line);
            }
        });
    }

    private static void forEachLine(String text, BiConsumer<Integer, String> use) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            use.accept(i + 1, lines.get(i));
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.add(Path.of("README.md"));
        return pages;
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .sorted()
                    .toList();
        }
    }
}
